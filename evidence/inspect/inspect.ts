import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { FileToInspect } from './file.ts'
import { tableFault } from './cells.ts'
import { dangerOf, executableName, extensionOf, kinds } from './kinds.ts'
import { hasMark } from './marks.ts'
import { nameFault, printable } from './name.ts'
import { isOfd, officeKind } from './office.ts'
import { pdfFault } from './pdf.ts'
import { textEncoding } from './text.ts'

/**
 * The type of a file by its content, or why it is refused: the name must be safe, the kind one of those taken, and the
 * content what the extension says, without anything that runs, bursts or is known to be harmful. Memory stays bounded
 * whatever the file.
 */
export async function inspect(file: FileToInspect): Promise<{ readonly type: string } | Refusal> {
  const { path, name, bytes } = file
  const extension = extensionOf(name)
  const type = kinds.get(extension)
  const unsafe = nameFault(name)
  if (unsafe) return unsafe
  if (type === undefined) return notTaken(name, extension)
  if (bytes === 0) return refuse('evidence.empty', { name })
  if (await hasMark(path)) return refuse('evidence.infected', { name, signature: 'EICAR' })
  const found = await kindOf(file, extension)
  if (isRefusal(found)) return found
  // Chats and systems give such a photograph the name of another kind and leave it what it is.
  if (phonePhotos.has(found)) return refuse('evidence.phonePhoto', { name })
  if (kinds.get(found) !== type && !(found === 'text' && type.startsWith('text/'))) {
    return refuse('evidence.typeMismatch', { name, extension, found })
  }
  return (await actOf(file, type)) ?? { type }
}

async function actOf(file: FileToInspect, type: string): Promise<Refusal | undefined> {
  if (type === 'application/pdf') return await pdfFault(file)
  if (type !== 'text/csv') return undefined
  const { path, name } = file
  const fault = await tableFault(path, (await textEncoding(path)) ?? 'utf-8')
  if (fault === undefined) return undefined
  if (fault === 'sylk') return refuse('evidence.typeMismatch', { name, extension: 'csv', found: 'SYLK' })
  if (fault === 'separator') return refuse('evidence.notSeen', { name, because: fault })
  return refuse('evidence.formula', { name, cell: shown(fault.formula) })
}

const shown = (cell: string) => printable(cell.trim()).slice(0, 60)

/** What a file is by its content: an extension that is taken, `text`, or another word for it. */
async function kindOf(file: FileToInspect, extension: string): Promise<string | Refusal> {
  const { path, name } = file
  const head = await headOf(path)
  const danger = dangerOf(head)
  if (danger === 'executable') return refuse('evidence.executable', { name })
  if (danger === 'archive') {
    if (head.subarray(0, 4).equals(localHeader))
      return (await isOfd(path)) ? refuse('evidence.ofd', { name }) : await officeKind(file)
    return refuse('evidence.typeMismatch', { name, extension, found: 'archive' })
  }
  const known = await fileTypeFromFile(path)
  if (known) return known.ext
  return (await textEncoding(path)) ? 'text' : 'unknown'
}

const localHeader = Buffer.from('PK\u0003\u0004')

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// Photographs as iPhones and some Android phones keep them (HEIF, ISO/IEC 23008-12).
const phonePhotos: ReadonlySet<string> = new Set(['heic', 'heif', 'hif', 'heics', 'avif'])

function notTaken(name: string, extension: string): Refusal {
  if (executableName(name)) return refuse('evidence.executable', { name })
  if (phonePhotos.has(extension)) return refuse('evidence.phonePhoto', { name })
  if (extension === 'ofd') return refuse('evidence.ofd', { name })
  return refuse('evidence.typeNotTaken', { name, extension, taken: [...kinds.keys()] })
}
