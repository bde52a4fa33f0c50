import { extname } from 'node:path'
import { fromBufferPromise, openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { limits } from '../limits.ts'
import { dangerOf, executableName } from './kinds.ts'
import type { FileToInspect } from './file.ts'
import { marksIn } from './marks.ts'
import { printable } from './name.ts'
import type { OfficeAct } from './office-words.ts'
import { officeWatch } from './office-words.ts'
import { workbookWithin } from './workbook-within.ts'
import type { PackageNotes } from './package-parts.ts'
import { openDocumentType, strangePart } from './open-document-parts.ts'
import { nothingNoted, packageFault } from './package-parts.ts'
import type { XmlBudget } from './xml.ts'
import { TooMuchXml, xmlReader } from './xml.ts'

/** The kinds of office documents that are taken. */
type OfficeKind = 'docx' | 'xlsx' | 'odt'

/** Why an archive is no office document that can be taken. */
type ArchiveFault = 'broken' | 'encrypted' | 'path' | 'executable' | 'nested' | 'notOffice' | 'macros'

/**
 * The kind of office document that a ZIP archive is, by its parts, or why it is refused. Every part is unpacked, counted
 * and looked at, in pieces and up to the limits: what an archive says of its own sizes is not believed.
 */
export async function officeKind({ path, name, bytes }: FileToInspect): Promise<OfficeKind | Refusal> {
  const notRead = (error: unknown) =>
    error instanceof TooMuchXml
      ? refuse('evidence.notSeen', { name, because: 'tooMuch' })
      : unsafe(name, faultOf(error))
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(notRead)
  if (isRefusal(zip)) return zip
  try {
    const unpackedMost = Math.min(limits.unpackedBytes, Math.max(1_048_576, bytes * limits.unpackedRatio))
    const room = { left: limits.xmlElements, characters: limits.xmlCharacters, bytes: unpackedMost }
    return await look(zip, name, room)
  } catch (error) {
    return notRead(error)
  } finally {
    zip.close()
  }
}

/** Whether an archive is a document in OFD (GB/T 33190-2016, 7.3: OFD.xml is its entry), whatever it is named. */
export async function isOfd(path: string): Promise<boolean> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => undefined)
  if (!zip) return false
  try {
    if (zip.entryCount > limits.archiveEntries) return false
    for await (const { fileName } of zip.eachEntry()) if (/^\/?OFD\.xml$/i.test(fileName)) return true
    return false
  } catch {
    // What cannot be read through is told of when it is looked at as what it is named.
    return false
  } finally {
    zip.close()
  }
}

/** What may still be unpacked and looked at, in the file and in the workbooks within. */
interface Room extends XmlBudget {
  bytes: number
}

async function look(zip: ZipFile, name: string, room: Room, within?: string): Promise<OfficeKind | Refusal> {
  if (zip.entryCount > limits.archiveEntries) return bomb(name)
  const names = new Set<string>()
  // Readers of one kind of documents tell names by their letters alone, and those of the other do not.
  const inSmallLetters = new Set<string>()
  const notes = nothingNoted()
  const types: string[] = []
  for await (const entry of zip.eachEntry()) {
    const fault = entryFault(entry, inSmallLetters)
    if (fault) return unsafe(name, fault, entry.fileName)
    names.add(entry.fileName)
    inSmallLetters.add(entry.fileName.toLowerCase())
    if (entry.uncompressedSize > room.bytes) return bomb(name)
    const part = await unpack(zip, name, entry, { room, notes }, within)
    if (isRefusal(part)) return part
    if (entry.fileName === 'mimetype' || entry.fileName === '[Content_Types].xml') types.push(part)
  }
  const type = types.join('\n')
  if (/macro/i.test(type)) return unsafe(name, 'macros')
  const amiss = packageFault(notes, names)
  if (amiss?.fault === 'macros') return unsafe(name, 'macros', amiss.part)
  if (amiss?.fault === 'external') return active(name, 'external', amiss.part)
  if (amiss) return active(name, 'hiddenXml', amiss.part)
  const isOpenDocument = type.startsWith(openDocumentType) && names.has('content.xml')
  const strange = strangePart(names, isOpenDocument)
  if (strange !== undefined) return active(name, 'otherPart', strange)
  if (isOpenDocument) return 'odt'
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx'
  if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml')) return 'xlsx'
  return unsafe(name, 'notOffice')
}

function entryFault(entry: Entry, names: ReadonlySet<string>): ArchiveFault | undefined {
  const { fileName: name } = entry
  if (entry.isEncrypted() || /^encrypted-?package$/i.test(name)) return 'encrypted'
  if (name.includes('..') || name.startsWith('/') || /[\\:]|\p{Cc}/u.test(name) || names.has(name.toLowerCase()))
    return 'path'
  if (/vbaProject|macrosheets|^Basic\/|^Scripts\//i.test(name)) return 'macros'
  // `.bin` stands in office documents for printer settings; what it holds is looked at.
  return executableName(name) && extname(name) !== '.bin' ? 'executable' : undefined
}

/** How a part begins, once it was unpacked, counted and looked at; `within` names the part that the archive is. */
async function unpack(
  zip: ZipFile,
  name: string,
  entry: Entry,
  { room, notes }: { readonly room: Room; readonly notes: PackageNotes },
  within?: string,
): Promise<string | Refusal> {
  const { fileName } = entry
  const stream = await zip.openReadStreamPromise(entry)
  const marks = marksIn()
  let act: OfficeAct | undefined
  const isXml = /\.(?:xml|rels|vml|rdf)$/i.test(fileName)
  const xml = isXml
    ? xmlReader(
        officeWatch((found) => (act ??= found), { name: fileName, mayHaveWorkbooks: within === undefined, notes }),
        room,
      )
    : undefined
  const workbook: Buffer[] | undefined = within === undefined && workbookWithin.test(fileName) ? [] : undefined
  let head = Buffer.alloc(0)
  let bytes = 0
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length
      room.bytes -= piece.length
      if (room.bytes < 0 || (workbook && bytes > limits.workbookBytes)) return bomb(name)
      workbook?.push(piece)
      if (head.length < 100_000) head = Buffer.concat([head, piece])
      if (marks.see(piece)) return refuse('evidence.infected', { name, signature: 'EICAR' })
      if (dangerOf(head) === undefined) xml?.see(piece)
      if (act) return active(name, act, fileName)
    }
    if (dangerOf(head) === undefined && bytes > 0) xml?.end()
    if (act) return active(name, act, fileName)
  } finally {
    stream.destroy()
  }
  const danger = dangerOf(head)
  if (danger === 'archive' && workbook) return await lookIntoWorkbook(Buffer.concat(workbook), name, room, fileName)
  // What is called a workbook and is none would be opened as whatever it is.
  if (danger || workbook) return unsafe(name, danger === 'executable' ? 'executable' : 'nested', fileName)
  return head.toString('utf8')
}

async function lookIntoWorkbook(content: Buffer, name: string, room: Room, part: string): Promise<string | Refusal> {
  const zip = await fromBufferPromise(content, { strictFileNames: true })
  const kind = await look(zip, name, room, part)
  if (isRefusal(kind)) return kind
  return kind === 'xlsx' ? '' : unsafe(name, 'nested', part)
}

const active = (name: string, because: OfficeAct, part: string) =>
  refuse('evidence.activeContent', { name, because, part: printable(part) })

const bomb = (name: string) =>
  refuse('evidence.archiveBomb', { name, most: limits.unpackedBytes, ratio: limits.unpackedRatio })

function unsafe(name: string, because: ArchiveFault, part?: string): Refusal {
  return refuse('evidence.archiveUnsafe', { name, because, ...(part === undefined ? {} : { part: printable(part) }) })
}

// What yauzl and zlib say of a damaged archive comes as plain errors; faults of the disk carry a system call.
function faultOf(error: unknown): ArchiveFault {
  if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error
  const message = (error as Error).message
  return /relative path|absolute path|invalid characters/.test(message) ? 'path' : 'broken'
}
