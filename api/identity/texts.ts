import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../domain/refusal.ts'
import type { Language, Problem } from '../problems.ts'
import { languageOf, sendProblem } from '../problems.ts'

interface Known {
  readonly status: number
  readonly text: { readonly [L in Language]: string }
}

const known: Readonly<Record<string, Known>> = {
  'session.refused': {
    status: 401,
    text: {
      zh: '账号或密码不正确，请核对后重试。连续 5 次不正确，该账号将被锁定 15 分钟。',
      en: 'Account and password do not belong together. Check both and try again; after 5 failures in a row the account is locked for 15 minutes.',
    },
  },
  'session.locked': {
    status: 401,
    text: {
      zh: '多次登录失败，该账号锁定至 {until}。请届时重试，或联系运维人员解锁。',
      en: 'After several failures this account is locked until {until}. Try again then, or ask an operator to unlock it.',
    },
  },
  'session.disabled': {
    status: 401,
    text: { zh: '该账号已停用，请联系运维人员。', en: 'This account has been disabled. Ask an operator.' },
  },
  'session.unknown': {
    status: 404,
    text: { zh: '没有这个会话，可能已经结束。', en: 'There is no such session; it may have ended already.' },
  },
  'account.unknown': {
    status: 404,
    text: { zh: '没有这个账号，请核对。', en: 'There is no such account. Check its name.' },
  },
  'account.taken': {
    status: 409,
    text: { zh: '这个账号名已被使用，请另选一个。', en: 'This name of an account is taken. Choose another.' },
  },
  'invitation.unknown': {
    status: 422,
    text: {
      zh: '邀请码不正确、已使用或已过期。请核对告知书上的邀请码，或请案件经办机关另发一个。',
      en: 'This code is wrong, used or over. Check it on the notice, or ask the agency of the case for another.',
    },
  },
  'provider.none': {
    status: 404,
    text: {
      zh: '本系统没有开通这种登录方式，请用账号和密码登录。',
      en: 'This way to sign in is not set up here. Use an account and a password.',
    },
  },
  'provider.down': {
    status: 503,
    text: {
      zh: '统一身份认证暂时无法连接，请稍后重试，或用账号和密码登录。',
      en: 'The identity provider cannot be reached now. Try again shortly, or use an account and a password.',
    },
  },
  'provider.refused': {
    status: 401,
    text: {
      zh: '统一身份认证没有完成或已超时，请重新登录。',
      en: 'Signing in by the identity provider was not finished, or took too long. Sign in again.',
    },
  },
  'provider.noAccount': {
    status: 403,
    text: {
      zh: '身份已确认，但本系统没有与之对应的账号。工作人员请联系运维人员开通，企业请使用告知书上的邀请码。',
      en: 'Your identity is confirmed, but no account here belongs to it. Staff: ask an operator. Entities: use the code in the notice.',
    },
  },
  'provider.otherDoor': {
    status: 403,
    text: {
      zh: '您的账号不从这个入口登录：工作人员与企业的入口不同，请换另一个入口。',
      en: 'Your account does not sign in here: staff and entities have different entrances. Use the other one.',
    },
  },
  'key.forPerson': {
    status: 409,
    text: {
      zh: '密钥只能发给系统账号（npm run account -- create … --system），不能发给个人账号。',
      en: 'Keys are for accounts of systems (npm run account -- create … --system) and never for a person’s.',
    },
  },
  'key.operationClosed': {
    status: 422,
    text: {
      zh: '该系统账号的角色不能使用这些操作，请去掉：{operations}。',
      en: 'The role of this system’s account may not use these operations; leave them out: {operations}.',
    },
  },
  'key.unknown': { status: 404, text: { zh: '没有这个密钥，请核对。', en: 'There is no such key. Check its id.' } },
  'key.outOfScope': {
    status: 403,
    text: {
      zh: '该密钥不包括此操作，请联系运维人员另发密钥。',
      en: 'This key is not for this operation. Ask an operator for another key.',
    },
  },
  'password.changeNeeded': {
    status: 403,
    text: {
      zh: '这是初始密码，请先修改密码（POST /api/v1/account/password），再办理其他事项。',
      en: 'This is a first password. Change it first (POST /api/v1/account/password), then go on.',
    },
  },
  'password.same': {
    status: 422,
    text: { zh: '新密码与原密码相同，请另选一个。', en: 'The new password is the old one. Choose another.' },
  },
  'password.tooShort': {
    status: 422,
    text: {
      zh: '密码至少要有 {least} 个字符，请加长；几个不相干的词连起来就很好。',
      en: 'A password needs at least {least} characters. Make it longer; several unrelated words do well.',
    },
  },
  'password.tooLong': {
    status: 422,
    text: { zh: '密码最多 {most} 个字符，请缩短。', en: 'A password has at most {most} characters. Make it shorter.' },
  },
  'password.common': {
    status: 422,
    text: {
      zh: '这个密码太常见，别人会先试它，请另选一个。',
      en: 'This password is among the common ones that are tried first. Choose another.',
    },
  },
  'password.guessable': {
    status: 422,
    text: {
      zh: '密码不要以账号、姓名或系统名开头，请另选一个。',
      en: 'A password must not begin with the account, the name or this system’s name. Choose another.',
    },
  },
}

/** A refusal of identity in words. Throws when its code has none. */
export function identityText(refusal: Pick<Refusal, 'code' | 'params'>, language: Language): string {
  return wordsOf(refusal).text[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    said(refusal.params[name], language),
  )
}

/** The problem that a refusal of identity is, in the language of the request. */
export function identityProblem(request: FastifyRequest, refusal: Pick<Refusal, 'code' | 'params'>): Problem {
  const { status } = wordsOf(refusal)
  return { status, code: refusal.code, detail: identityText(refusal, languageOf(request)), params: refusal.params }
}

function wordsOf({ code }: Pick<Refusal, 'code'>): Known {
  const found = known[code]
  if (!found) throw new Error(`The refusal ${code} has no text`)
  return found
}

/** Answers with a refusal of identity. */
export function sendIdentityRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendProblem(request, reply, identityProblem(request, refusal))
}

function said(value: unknown, language: Language): string {
  const text = String(value)
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return text
  const locale = { zh: 'zh-CN', en: 'en-GB' }[language]
  return new Date(text).toLocaleString(locale, { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
}
