import type { Fields } from '../form/fields.ts'
import { lostNames, lostWords } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import type { Page } from './layout.tsx'
import { Heading, Notice } from './parts.tsx'
import { TypedList } from './typed-list.tsx'
import { useSay } from './visit.ts'

const texts = {
  title: { zh: '没有提交，也没有保留', en: 'Not sent, and not kept' },
  signedOut: {
    zh: '您的登录已经结束，这份表单没有办理，系统也没有保留。请登录后重新打开页面再提交。',
    en: 'Your session has ended. Nothing was done and nothing is kept here: sign in, open the page again and send it anew.',
  },
  stale: {
    zh: '这份表单不是由您现在登录的页面发出的，没有办理，系统也没有保留。请重新打开页面再提交。',
    en: 'This form did not come from a page of your present session. Nothing was done and nothing is kept here: open the page again and send it anew.',
  },
  typed: {
    zh: '您刚才填写的内容（只显示在本页，请先复制）',
    en: 'What you had typed (on this page only: copy it first)',
  },
  signIn: { zh: '登录后打开这个页面', en: 'Sign in and open the page' },
  open: { zh: '重新打开这个页面', en: 'Open the page again' },
}

/**
 * The answer to a form that nobody has proved: what was typed is given back to its sender and kept nowhere, and files that
 * came with it are named.
 */
export const notKept = (status: 401 | 403, path: string, written: Values, fields: Fields = {}): Page => ({
  status,
  code: status === 401 ? 'session.needed' : 'csrf.refused',
  title: texts.title,
  body: <NotKept isOut={status === 401} path={path} written={written} fields={fields} />,
})

interface Props {
  readonly isOut: boolean
  readonly path: string
  readonly written: Values
  readonly fields: Fields
}

function NotKept({ isOut, path, written, fields }: Props) {
  const say = useSay()
  const lost = lostNames(written)
  return (
    <>
      <Heading title={texts.title} lead={isOut ? texts.signedOut : texts.stale} />
      {lost.length === 0 ? null : (
        <Notice tone="late">
          <p>{say(lostWords(lost))}</p>
        </Notice>
      )}
      <TypedList title={texts.typed} typed={written} fields={fields} />
      <p>
        <a class="button" href={isOut ? `/sign-in?to=${encodeURIComponent(path)}` : path}>
          {say(isOut ? texts.signIn : texts.open)}
        </a>
      </p>
    </>
  )
}
