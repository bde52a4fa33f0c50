import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { FileToInspect } from './file.ts'
import { dangerOf, executableName, extensionOf, kinds } from './kinds.ts'
import { findMark } from './marks.ts'
import { nameFault } from './name.ts'
import { officeKind } from './office.ts'
import { isPlainText } from './text.ts'

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
  const mark = await findMark(path)
  if (mark === 'eicar') return refuse('evidence.infected', { name, signature: 'EICAR' })
  const found = await kindOf(file, extension)
  if (isRefusal(found)) return found
  if (kinds.get(found) !== type && !(found === 'text' && type.startsWith('text/'))) {
    return refuse('evidence.typeMismatch', { name, extension, found })
  }
  return mark === 'activePdf' ? refuse('evidence.activeContent', { name }) : { type }
}

/** What a file is by its content: an extension that is taken, `text`, or another word for it. */
async function kindOf(file: FileToInspect, extension: string): Promise<string | Refusal> {
  const { path, name } = file
  const head = await headOf(path)
  const danger = dangerOf(head)
  if (danger === 'executable') return refuse('evidence.executable', { name })
  if (danger === 'archive') {
    if (head.subarray(0, 4).equals(localHeader)) return await officeKind(file)
    return refuse('evidence.typeMismatch', { name, extension, found: 'archive' })
  }
  const known = await fileTypeFromFile(path)
  if (known) return known.ext
  return (await isPlainText(path)) ? 'text' : 'unknown'
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

function notTaken(name: string, extension: string): Refusal {
  if (executableName(name)) return refuse('evidence.executable', { name })
  return refuse('evidence.typeNotTaken', { name, extension, taken: [...kinds.keys()] })
}
