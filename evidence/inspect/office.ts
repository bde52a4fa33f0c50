import { extname } from 'node:path'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { limits } from '../limits.ts'
import { dangerOf, executableName } from './kinds.ts'
import type { FileToInspect } from './file.ts'
import { marksIn } from './marks.ts'
import { printable } from './name.ts'

/** The kinds of office documents that are taken. */
type OfficeKind = 'docx' | 'xlsx' | 'odt'

/** Why an archive is no office document that can be taken. */
type ArchiveFault = 'broken' | 'encrypted' | 'path' | 'executable' | 'nested' | 'macros' | 'notOffice'

/**
 * The kind of office document that a ZIP archive is, by its parts, or why it is refused. Every part is unpacked, counted
 * and looked at, in pieces and up to the limits: what an archive says of its own sizes is not believed.
 */
export async function officeKind({ path, name, bytes }: FileToInspect): Promise<OfficeKind | Refusal> {
  const notRead = (error: unknown) => unsafe(name, faultOf(error))
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(notRead)
  if (isRefusal(zip)) return zip
  try {
    return await look(zip, name, bytes)
  } catch (error) {
    return notRead(error)
  } finally {
    zip.close()
  }
}

async function look(zip: ZipFile, name: string, bytes: number): Promise<OfficeKind | Refusal> {
  if (zip.entryCount > limits.archiveEntries) return bomb(name)
  const names = new Set<string>()
  const types: string[] = []
  let left = Math.min(limits.unpackedBytes, Math.max(1_048_576, bytes * limits.unpackedRatio))
  for await (const entry of zip.eachEntry()) {
    const fault = entryFault(entry, names)
    if (fault) return unsafe(name, fault, entry.fileName)
    names.add(entry.fileName)
    if (entry.uncompressedSize > left) return bomb(name)
    const part = await unpack(zip, name, entry, left)
    if (isRefusal(part)) return part
    left -= part.bytes
    if (entry.fileName === 'mimetype' || entry.fileName === '[Content_Types].xml') types.push(part.beginning)
  }
  const type = types.join('\n')
  if (/macroEnabled/i.test(type)) return unsafe(name, 'macros')
  if (type.startsWith('application/vnd.oasis.opendocument.text') && names.has('content.xml')) return 'odt'
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx'
  if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml')) return 'xlsx'
  return unsafe(name, 'notOffice')
}

function entryFault(entry: Entry, names: ReadonlySet<string>): ArchiveFault | undefined {
  const { fileName: name } = entry
  if (entry.isEncrypted()) return 'encrypted'
  if (name.includes('..') || name.startsWith('/') || /[\\:]|\p{Cc}/u.test(name) || names.has(name)) return 'path'
  if (/vbaProject|macrosheets|^Basic\/|^Scripts\//i.test(name)) return 'macros'
  // `.bin` stands in office documents for printer settings; what it holds is looked at.
  return executableName(name) && extname(name) !== '.bin' ? 'executable' : undefined
}

interface Part {
  readonly bytes: number
  readonly beginning: string
}

async function unpack(zip: ZipFile, name: string, entry: Entry, left: number): Promise<Part | Refusal> {
  const stream = await zip.openReadStreamPromise(entry)
  const marks = marksIn()
  let head = Buffer.alloc(0)
  let bytes = 0
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > left) return bomb(name)
      if (head.length < 100_000) head = Buffer.concat([head, piece])
      if (marks.see(piece) === 'eicar') return refuse('evidence.infected', { name, signature: 'EICAR' })
    }
  } finally {
    stream.destroy()
  }
  const danger = dangerOf(head)
  if (danger) return unsafe(name, danger === 'archive' ? 'nested' : 'executable', entry.fileName)
  return { bytes, beginning: head.toString('utf8') }
}

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
