import { parseDocumentNumber } from './document-number.ts'
import { isSoundCode } from './identity.ts'
import { normalCode, normalName, ofOneWidth, visible, withLikeSigns } from './normal-form.ts'

/** What somebody looks for who has copied it out of a paper or a page. */
export interface Sought {
  /** What was pasted, without its label and the signs around it. */
  readonly text: string
  /** A code that stands in it or was meant for one, in its normal form. */
  readonly code?: string
  /** The number of a case that stands in it. */
  readonly caseNumber?: string
  /** It is the number of a decision. */
  readonly isDocument?: true
}

// Names of entities hold no such run of letters and digits; a code that was copied in part or with a slip still does.
const fewest = 12
const most = 24
const fewestDigits = 8

const caseNumber = /(?<![0-9A-Z])BH-?([0-9]{4})-?([0-9]{6,12})(?![0-9A-Z])/
const run = /(?:(?<![\p{L}\p{N}])|(?<=[码号]))[0-9A-Z](?:[ \-·]{0,2}[0-9A-Z])*(?![\p{L}\p{N}])/gu
const whole = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g

/** What is meant by a text in which somebody looks for an entity or a case: people paste labels, quotes and full stops with it. */
export function sought(pasted: string): Sought {
  const text = bare(pasted)
  const [, year, serial] = caseNumber.exec(normalName(pasted)) ?? []
  if (year !== undefined) return { text, caseNumber: `BH-${year}-${serial}` }
  if (parseDocumentNumber(pasted)) return { text, isDocument: true }
  const code = codeIn(pasted)
  return { text, ...(code === undefined ? {} : { code }) }
}

function codeIn(pasted: string): string | undefined {
  const signs = withLikeSigns(pasted.split(/\s+/u).map(visible).join(' ')).toUpperCase()
  const sound = signs.match(whole)?.find(isSoundCode)
  if (sound !== undefined) return sound
  const runs = Array.from(signs.matchAll(run), ([found]) => normalCode(found))
  return runs.find(
    (one) =>
      one.length >= fewest && one.length <= most && one.replace(/\D/g, '').length >= fewestDigits && !/^BH\d/.test(one),
  )
}

const before = /^[\s\p{P}\p{S}\p{Cf}]+/u
const behindIt = /[\s\p{P}\p{S}\p{Cf}]+$/u
const labelled = /^[^:：\d]{1,20}[:：]\s*(?=\S)/u
const named = /^(?:企业|单位|主体|机构|公司|当事人)?(?:名称|姓名)\s+(?=\S)/u
const next = /[,，;；\n\t]|\s+[^\s:：]{1,12}[:：]/u

function bare(pasted: string): string {
  const text = withoutEdges(pasted)
  const behind = text.replace(labelled, '').replace(named, '')
  const meant = withoutEdges(behind === text ? text : (behind.split(next)[0] ?? ''))
  return meant === '' ? pasted.trim() : meant
}

/** A text without the signs around it. A bracket stays that closes one within it, as of 12号（公开） or 有限公司（虚构）. */
function withoutEdges(pasted: string): string {
  const text = pasted.replace(before, '')
  const own = text.replace(behindIt, '')
  const signs = withLikeSigns(ofOneWidth(own))
  let open = signs.split('(').length - signs.split(')').length
  let end = own.length
  for (; open > 0 && withLikeSigns(ofOneWidth(text[end] ?? '')) === ')'; open -= 1) end += 1
  return text.slice(0, end)
}
