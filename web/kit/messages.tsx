import type { PassingProblem } from '../../http/passing-problems.ts'
import type { Problem } from '../../http/problems.ts'
import { problemTitle } from '../../http/problems.ts'
import { useSay } from './visit.ts'
import type { Page } from './layout.tsx'
import type { BadInput } from '../../http/bad-input.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

function Message({ title, lines }: { readonly title: Bilingual; readonly lines: readonly Bilingual[] }) {
  const say = useSay()
  return (
    <>
      <h1>{say(title)}</h1>
      {lines.map((line) => (
        <p>{say(line)}</p>
      ))}
      <p>
        <a href="/">{say(home)}</a>
      </p>
    </>
  )
}

const home = { zh: '回到首页', en: 'Back to the start' }

const message = (status: number, code: string, title: Bilingual, ...lines: Bilingual[]): Page => ({
  status,
  code,
  title,
  body: <Message title={title} lines={lines} />,
})

export const notForYou = message(
  403,
  'role.notAllowed',
  { zh: '您无权打开这个页面', en: 'This page is not for you' },
  {
    zh: '您登录的角色不办理这项业务。如需办理，请换用相应账号登录。',
    en: 'The role you signed in with does not do this work. Sign in with an account that does.',
  },
)

export const notForAnother = message(
  403,
  'delegation.notHere',
  { zh: '这一项只能以本人身份办理', en: 'This is done as oneself only' },
  {
    zh: '没有办理。代他人只能办理案件。请先点页面上方的“停止代办”，再以您本人的身份办理。',
    en: 'Nothing was done. For somebody else one acts on cases only. Stop acting for them at the top of the page first.',
  },
)

export const notFound = message(
  404,
  'page.unknown',
  { zh: '没有这个页面', en: 'There is no such page' },
  {
    zh: '网址有误，或者所指的案件不存在、您无权查看。请核对网址，或者从案件查询中查找。',
    en: 'The address is wrong, or what it names does not exist or is not for you to see. Check it, or search for the case.',
  },
)

/** What came could not be taken. */
export const refused = ({ statusCode, code, words }: BadInput): Page =>
  message(statusCode, code, { zh: '请求无法办理', en: 'The request could not be taken' }, words)

/** Why a page cannot be shown now; what a form held is kept by `sendAgain`. */
export const unavailable = ({ code, onPage }: PassingProblem): Page =>
  message(503, code, { zh: '系统暂时不可用', en: 'Not available just now' }, onPage)

export const failed = (requestId: string): Page =>
  message(
    500,
    'system.fault',
    { zh: '系统出错', en: 'Something went wrong' },
    {
      zh: `错误已记录。请稍后重试；报修时请告知编号 ${requestId}。`,
      en: `It was recorded. Try again shortly, and name ${requestId} when you report it.`,
    },
  )

/** What the API would answer as a problem, to somebody who reads it in a browser: its sentence is in their language. */
export const problemPage = ({ status, code, detail }: Problem): Page =>
  message(status, code, problemTitle(status), plain(detail))

export const tooMany = message(
  429,
  'request.tooMany',
  { zh: '操作过于频繁', en: 'Too many attempts' },
  { zh: '请一分钟后重试。', en: 'Try again in a minute.' },
)
