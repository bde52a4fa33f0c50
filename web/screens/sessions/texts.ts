import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '我的登录', en: 'My sign-ins' },
  lead: {
    zh: '您的账号现在登录在这些地方。有不认识的，请马上结束它，再修改密码。',
    en: 'Your account is signed in here now. End what you do not know at once, and then change your password.',
  },
  list: { zh: '登录着的地方', en: 'Where you are signed in' },
  device: { zh: '设备', en: 'Device' },
  door: { zh: '登录方式', en: 'Way in' },
  opened: { zh: '登录时间', en: 'Signed in' },
  used: { zh: '最近使用', en: 'Last used' },
  expires: { zh: '最迟到期', en: 'Ends at the latest' },
  here: { zh: '当前这一个', en: 'This one' },
  none: { zh: '没有登录。', en: 'No sign-ins.' },
  endTitle: { zh: '结束其他登录', en: 'End other sign-ins' },
  onlyThis: { zh: '除当前这一个外，没有其他登录。', en: 'There is no other sign-in than this one.' },
  which: { zh: '结束哪些登录', en: 'Which to end' },
  others: { zh: '除当前外的全部', en: 'All but this one' },
  oneOther: { zh: '{device}，{at} 登录', en: '{device}, signed in {at}' },
  password: { zh: '您的密码', en: 'Your password' },
  passwordHint: {
    zh: '登录已超过十分钟，请再次确认是您本人。用统一身份认证登录的，请退出后重新登录再来结束。',
    en: 'You signed in more than ten minutes ago; show that it is you. If you came by an identity provider, sign out and in again instead.',
  },
  end: { zh: '结束', en: 'End them' },
  choose: { zh: '请选择要结束的登录。', en: 'Choose what to end.' },
  gone: { zh: '所选的登录此前已经结束。', en: 'It had ended before.' },
  ended: {
    zh: '已结束 {count} 个登录，那里需要重新登录。',
    en: '{count} ended; whoever was there has to sign in again.',
  },
  bindTitle: { zh: '绑定统一身份认证', en: 'Bind the city’s identity provider' },
  bindHint: {
    zh: '下列人员经统一身份认证要求登录您的账号。只有刚才是您本人去登录的才可确认：确认后此人可长期登录您的账号，不能撤销。不是您本人的，请告知审计人员。',
    en: 'These have come by the identity provider and ask for your account. Confirm only if it was you: whoever it is will sign in to your account for good, which cannot be taken back. If it was not you, tell an auditor.',
  },
  bindWho: { zh: '要求绑定的人员', en: 'Who asks' },
  bindOne: { zh: '{name}（{subject}），{at}', en: '{name} ({subject}), {at}' },
  bindPassword: { zh: '您的密码', en: 'Your password' },
  bindPasswordHint: { zh: '请再次输入，确认是您本人。', en: 'Give it again, to show that it is you.' },
  bind: { zh: '是我本人，绑定', en: 'It is me: bind' },
  bound: { zh: '已绑定，今后可用统一身份认证登录。', en: 'Bound: you can sign in by the identity provider now.' },
  changePassword: { zh: '修改密码', en: 'Change your password' },
} satisfies Texts

/** The ways in, by their name in a session. */
export const doorWords = {
  password: { zh: '账号和密码', en: 'Account and password' },
  staff: { zh: '市统一身份认证', en: 'The city’s identity provider' },
  entity: { zh: '一网通办', en: 'One-stop portal' },
  invitation: { zh: '邀请码', en: 'Invitation' },
} satisfies Texts
