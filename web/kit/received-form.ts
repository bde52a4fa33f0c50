import type { FastifyRequest } from 'fastify'
import { addTo, formLimits } from '../../http/bodies/form.ts'
import { partsOf } from '../../http/bodies/multipart.ts'
import type { Incoming } from '../../evidence/incoming.ts'
import { keptName } from '../../evidence/inspect/name.ts'
import { limits } from '../../evidence/limits.ts'
import type { ReceivedFile } from '../../casework/evidence.ts'
import { withLost } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import { cleaned } from './cleaned.ts'

/** A file that a form has brought, wholly received, with the name of its control. */
export interface FormFile extends ReceivedFile {
  readonly control: string
}

/** The first text of a field that has come so far, or ''. Nothing else is asked while fields come: there may be thousands. */
export type FirstOf = (name: string) => string

/** What came by a form with files. Whoever asks for it drops the files when they have been looked at. */
export interface ReceivedForm {
  /** What was typed, and the names of all files that came: `keepFilesOf` takes away those that it keeps. */
  readonly typed: Values
  readonly files: readonly FormFile[]
}

/**
 * Receives a form that may bring files. None is received before the fields ahead of it have shown that the form is ours,
 * and none beyond what one request may bring: those are read past, so that what was typed arrives whole.
 */
export async function receiveForm(
  request: FastifyRequest,
  incoming: Incoming,
  { isOurs, most }: { isOurs: (first: FirstOf) => boolean; most: (first: FirstOf) => number },
): Promise<ReceivedForm> {
  const typed = new Map<string, string | string[]>()
  const files: FormFile[] = []
  const brought: { control: string; name: string }[] = []
  const first: FirstOf = (name) => {
    const value = typed.get(name)
    return (typeof value === 'string' ? value : value?.[0]) ?? ''
  }
  const bytes = () => most(first)
  const bounds = { fields: formLimits.fields, files: 200, fileBytes: limits.fileBytes, bytes }
  try {
    for await (const part of partsOf(request, bounds)) {
      if (part.type === 'field') {
        addTo(typed, part.fieldname, cleaned(String(part.value)))
        continue
      }
      if (part.filename !== '') brought.push({ control: part.fieldname, name: cleaned(part.filename) })
      if (part.filename === '' || files.length > limits.filesPerRequest || !isOurs(first)) {
        part.file.resume()
      } else {
        const received = await incoming.receive(part.file)
        files.push({
          ...received,
          name: keptName(part.filename),
          isTooLarge: part.file.truncated,
          control: part.fieldname,
        })
      }
    }
    return { typed: withLost(Object.fromEntries(typed), brought), files }
  } catch (error) {
    await incoming.drop(files)
    throw error
  }
}
