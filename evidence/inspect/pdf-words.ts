import { limits } from '../limits.ts'
import { leads } from './pdf-links.ts'

/** What a PDF holds that acts by itself or carries something else. */
export type PdfAct =
  | 'script'
  | 'launch'
  | 'linkScheme'
  | 'attachments'
  | 'sending'
  | 'automatic'
  | 'media'
  | 'liveForm'
  | 'elsewhere'

/** Names of ISO 32000-2 (12.3 to 12.7, 13) whose presence is enough. */
const acts: ReadonlyMap<string, PdfAct> = new Map([
  ['JavaScript', 'script'],
  // The script of a 3D stream, and the stream of a 3D annotation (ISO 32000-2, 13.6).
  ['OnInstantiate', 'script'],
  ['3DD', 'media'],
  ['Sound', 'media'],
  ['Rendition', 'script'],
  ['XFA', 'liveForm'],
  ['Launch', 'launch'],
  ['GoToR', 'launch'],
  ['GoToE', 'launch'],
  ['EmbeddedFile', 'attachments'],
  ['EmbeddedFiles', 'attachments'],
  ['FileAttachment', 'attachments'],
  // A file that is a portfolio of others (ISO 32000-2, 12.3.5).
  ['Collection', 'attachments'],
  ['SubmitForm', 'sending'],
  ['ImportData', 'sending'],
  ['RichMedia', 'media'],
  ['RichMediaContent', 'media'],
  ['Movie', 'media'],
  ['Thread', 'launch'],
  // The filter of a stream whose content lies in another file (ISO 32000-2, Table 5).
  ['FFilter', 'elsewhere'],
])

/** Filters of streams that we do not undo; object streams of ordinary writers have none of them. */
const packings = new Set('LZWDecode LZW ASCII85Decode A85 ASCIIHexDecode AHx RunLengthDecode RL Crypt'.split(' '))

/** What one look through a file, or through an object stream in it, has brought. */
export interface PdfFindings {
  acts: Set<PdfAct>
  isEncrypted: boolean
  hasObjectStreams: boolean
  /** How often a stream is said to hold objects. */
  objectStreams: number
  /** Packed by a filter that we do not undo. */
  isPacked: boolean
  /** Numbers of the objects that are opened by themselves. */
  opened: Set<number>
  /** Where contents of streams begin. */
  streams: Set<number>
  /** Where keys end that may name the file from which a stream is fetched. */
  files: Set<number>
  /** How many words took more than a glance: names with #xx, and those whose value counts. */
  costly: number
  /** How many words were looked at. */
  words: number
}

export const nothingYet = (): PdfFindings => ({
  acts: new Set(),
  isEncrypted: false,
  hasObjectStreams: false,
  objectStreams: 0,
  isPacked: false,
  opened: new Set(),
  streams: new Set(),
  files: new Set(),
  costly: 0,
  words: 0,
})

/** A name, or the word that begins a stream. A name may write any of its characters as #xx; ours are shorter than 160 so. */
export const word = /\/((?:[^\0\t\n\f\r ()<>[\]{}/%#]|#[0-9A-Fa-f]{2}){1,160})|stream/g
/** A reference to an object, with its number. */
export const reference = /^(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R/
// Written out, by reference, or behind more than is looked at.
const dictionary = new RegExp(`^<<|${reference.source}|^$`)
const gap = /^(?:[\0\t\n\f\r ]|%[^\r\n]*(?:[\r\n]|$))*/
const destination = String.raw`\[[^\[\]<>()]*\]`
const plainDestination = new RegExp(`^${destination}`)
const plainGoTo = new RegExp(
  String.raw`^<<(?=[^>]*/GoTo\b)(?:\s*/Type\s*/Action|\s*/S\s*/GoTo|\s*/D\s*(?:${destination}|\([^()\\]*\)|/[\w.-]+|\d+\s+\d+\s+R))*\s*>>`,
)

const isAddress = /^\/(?:U|#55)(?:R|#52)(?:L|#4[cC])(?![\w.-])/

/** Whether a value, at whose beginning the text stands, only turns to a page of the same file. */
export const onlyTurns = (text: string) => plainDestination.test(text) || plainGoTo.test(text)

/** The value that follows a name or keyword, without the blanks and comments between. */
export const valueAfter = (text: string) => text.slice(gap.exec(text)![0].length)

/** How many characters after a word must be there to judge it. */
export const lookAhead = 1_024

/**
 * Judges the words of a text that begin before `until`; `at` is where the text stands in the file. Words count wherever
 * they stand, in strings and comments too: what hides there for us may not be hidden for another reader.
 */
export function judge(text: string, until: number, at: number, findings: PdfFindings): void {
  for (const match of text.matchAll(word)) {
    if (match.index >= until) return
    findings.words += 1
    if (findings.words > limits.pdfWords) return
    const end = match.index + match[0].length
    if (match[1] === undefined) {
      const isEnd = text.slice(Math.max(0, match.index - 3), match.index) === 'end'
      // One more than are taken tells that there are too many.
      if (!isEnd && findings.streams.size <= limits.pdfStreams) findings.streams.add(at + end)
      continue
    }
    const name = match[1].includes('#') ? unescaped(match[1], findings) : match[1]
    const rest = text.slice(end, end + lookAhead)
    if (name === 'F' && mayNameFile(rest)) {
      findings.costly += 1
      findings.files.add(at + end)
    }
    judgeName(name, rest, findings)
  }
}

/**
 * Whether what follows a key `F` may name another file (ISO 32000-2, 7.11): a text, a dictionary, a reference, or what
 * stands behind more blanks than are looked at. Names, lists and plain numbers are other keys of the same letter.
 */
function mayNameFile(rest: string): boolean {
  const value = valueAfter(rest)
  const number = /^[+-]?\d+/.exec(value)?.[0]
  if (number === undefined) return value === '' || value.startsWith('<') || value.startsWith('(')
  return /^[\d+-]|^$/.test(valueAfter(value.slice(number.length)))
}

function unescaped(name: string, findings: PdfFindings): string {
  findings.costly += 1
  return name.replaceAll(/#(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function judgeName(name: string, rest: string, findings: PdfFindings): void {
  const act = acts.get(name)
  if (act) findings.acts.add(act)
  if (name === 'OpenAction' || name === 'AA' || name === 'EF' || name === 'Encrypt' || name === 'Ref')
    findings.costly += 1
  if (name === 'OpenAction') opens(valueAfter(rest), findings)
  // Two letters stand in packed bytes too; with a dictionary behind them they do not.
  else if (name === 'AA' && dictionary.test(valueAfter(rest))) findings.acts.add('automatic')
  // The stream of a file that is carried (ISO 32000-2, 7.11.4), which need not say what it is itself.
  else if (name === 'EF' && dictionary.test(valueAfter(rest))) findings.acts.add('attachments')
  else if (name === 'Subtype' || name === 'Subtype2') judgeSubtype(rest, findings)
  else if (name === 'URI' || name === 'Base') judgeAddress(rest, findings)
  // A file that is named by an address (ISO 32000-2, 7.11.5).
  else if (name === 'FS' && isAddress.test(valueAfter(rest))) findings.acts.add('elsewhere')
  // A form that is drawn from another file (ISO 32000-2, 8.10.4); in the structure of texts it is a list.
  else if (name === 'Ref' && dictionary.test(valueAfter(rest))) findings.acts.add('launch')
  else if (name === 'Encrypt' && /^<<|^\d|^$/.test(valueAfter(rest))) findings.isEncrypted = true
  else if (name === 'ObjStm' || name === 'XRef' || name === 'XRefStm') {
    findings.hasObjectStreams = true
    if (name === 'ObjStm') findings.objectStreams += 1
  } else if (packings.has(name)) findings.isPacked = true
}

const plainSubtype = /^[\0\t\n\f\r ]{0,2}\/(?!PS|3D|U3D|PRC)\w+(?![#\w])/
const program = /^\/(?:P|#50)(?:S|#53)(?![\w#.-])/
const space = /^\/(?:(?:3|#33)(?:D|#44)|(?:U|#55)(?:3|#33)(?:D|#44)|(?:P|#50)(?:R|#52)(?:C|#43))(?![\w#.-])/

/** Objects that are programs in PostScript (of PDF 1.3), and 3D (ISO 32000-2, 13.6): too short to be looked for as names. */
function judgeSubtype(rest: string, findings: PdfFindings): void {
  if (plainSubtype.test(rest)) return
  findings.costly += 1
  const value = valueAfter(rest)
  if (program.test(value)) findings.acts.add('script')
  else if (space.test(value)) findings.acts.add('media')
}

const plainLink = /^[\0\t\n\f\r ]{0,2}(?:\/|<<|\((?:https?|mailto|tel):)/i

/** A link on which somebody clicks (ISO 32000-2, 12.6.4.8), and what goes before all links (`Base`). */
function judgeAddress(rest: string, findings: PdfFindings): void {
  if (plainLink.test(rest)) return
  findings.costly += 1
  if (leads(valueAfter(rest))) findings.acts.add('linkScheme')
}

function opens(value: string, { acts: found, opened }: PdfFindings): void {
  const number = reference.exec(value)?.[1]
  if (number !== undefined && opened.size < 100) opened.add(Number(number))
  else if (opened.size >= 100 || (!onlyTurns(value) && !/^null\b/.test(value))) found.add('automatic')
}

/** Whether nothing more need be known, since the file is refused. */
export const isSettled = ({ acts: found, isEncrypted, ...counted }: PdfFindings) =>
  found.size > 0 || isEncrypted || isTooMuch(counted)

/** Whether there is more in it than may be looked at. */
export const isTooMuch = ({ costly, words }: Pick<PdfFindings, 'costly' | 'words'>) =>
  costly > limits.pdfCostlyWords || words > limits.pdfWords
