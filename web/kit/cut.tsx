import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Visit } from './visit.ts'
import { useSay, useVisit } from './visit.ts'

// A case may hold a million characters (record/room.ts), and a page is drawn in one go, for which everybody waits.
const mostOfText = 500
const mostOfPage = 30_000
const leastOfText = 40

/** The ledger entry whose texts are drawn, for the way to the whole of them. */
export const EntryContext = createContext<number | undefined>(undefined)

const drawn = new WeakMap<Visit, number>()

const texts = {
  whole: { zh: '查看全文（共 {length} 字）', en: 'Read the whole ({length} characters)' },
}

/** Where the texts of a case are read whole, from those of one entry on. */
const wholeAddress = (caseNo: string, entry?: number) =>
  `/cases/${caseNo}/texts${entry === undefined ? '' : `?entry=${entry}`}`

/**
 * A text of a case on a page that shows many: its first 500 characters with the way to the whole, and fewer once the page
 * has drawn as many as one may. With `link` off the text stands inside a link or a label, and the way is left out.
 */
export function Cut({ text, link = true }: { readonly text: string; readonly link?: boolean }) {
  const say = useSay()
  const visit = useVisit()
  const entry = useContext(EntryContext)
  const before = drawn.get(visit) ?? 0
  const most = Math.max(leastOfText, Math.min(mostOfText, mostOfPage - before))
  drawn.set(visit, before + Math.min(text.length, most))
  if (text.length <= most) return <>{text}</>
  // Not between the halves of a character.
  const shown = `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`
  const caseNo = /^\/(?:cases|matters)\/([^/?]+)/.exec(visit.path)?.[1]
  if (!link || caseNo === undefined) return <>{shown}</>
  return (
    <>
      {shown} <a href={wholeAddress(caseNo, entry)}>{say(texts.whole, { length: text.length })}</a>
    </>
  )
}
