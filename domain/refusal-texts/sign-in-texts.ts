import type { RefusalTexts } from './types.ts'

/** Texts about signing in, sessions, accounts and passwords. */
export const signInTexts: RefusalTexts = {
  'session.refused': {
    zh: '账号或密码不正确，请核对后重试。连续 5 次不正确，该账号将被锁定 15 分钟。',
    en: 'Account and password do not belong together. Check both and try again; after 5 failures in a row the account is locked for 15 minutes.',
  },
  'session.locked': {
    zh: '多次登录失败，该账号已被锁定[，至{until}为止]。请届时重试，或联系运维人员解锁。',
    en: 'After several failures this account is locked[ until {until}]. Try again then, or ask an operator to unlock it.',
  },
  'session.disabled': {
    zh: '该账号已停用，请联系运维人员。',
    en: 'This account has been disabled. Ask an operator.',
  },
  'session.notFresh': {
    zh: '登录已超过十分钟，请输入密码，或重新登录后再结束其他登录。',
    en: 'You signed in more than ten minutes ago. Give your password, or sign in anew, before you end other sign-ins.',
  },
  'session.unknown': {
    zh: '没有这个会话，可能已经结束。',
    en: 'There is no such session; it may have ended already.',
  },
  'account.unknown': {
    zh: '没有这个账号，请核对。',
    en: 'There is no such account. Check its name.',
  },
  'account.taken': {
    zh: '这个账号名已被使用，请另选一个。',
    en: 'This name of an account is taken. Choose another.',
  },
  'password.changeNeeded': {
    zh: '这是初始密码，请先修改密码（POST /api/v1/account/password），再办理其他事项。',
    en: 'This is a first password. Change it first (POST /api/v1/account/password), then go on.',
  },
  'password.same': {
    zh: '新密码与原密码相同，请另选一个。',
    en: 'The new password is the old one. Choose another.',
  },
  'password.tooShort': {
    zh: '密码太短[，至少要有{least}个字符]，请加长；几个不相干的词连起来就很好。',
    en: 'The password is too short[: it needs at least {least} characters]. Make it longer; several unrelated words do well.',
  },
  'password.tooLong': {
    zh: '密码太长[，最多{most}个字符]，请缩短。',
    en: 'The password is too long[: it has at most {most} characters]. Make it shorter.',
  },
  'password.common': {
    zh: '这个密码太常见，别人会先试它，请另选一个。',
    en: 'This password is among the common ones that are tried first. Choose another.',
  },
  'password.guessable': {
    zh: '密码不要以账号、姓名或系统名开头，请另选一个。',
    en: 'A password must not begin with the account, the name or this system’s name. Choose another.',
  },
}
