import type { FastifyRequest } from 'fastify'
import { addTo, formLimits } from '../../api/bodies/form.ts'
import { partsOf } from '../../api/bodies/multipart.ts'
import type { Incoming } from '../../evidence/incoming.ts'
import { limits } from '../../evidence/limits.ts'
import type { ReceivedFile } from '../../api/received-files.ts'
import type { Values } from '../form/values.ts'
import { cleaned } from './cleaned.ts'

/** A file that a form has brought, wholly received, with the name of its control. */
export interface FormFile extends ReceivedFile {
  readonly control: string
}

/** What came by a form with files. Whoever asks for it drops the files when they have been looked at. */
export interface ReceivedForm {
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
  isOurs: (typed: Values) => boolean,
): Promise<ReceivedForm> {
  const typed = new Map<string, string | string[]>()
  const files: FormFile[] = []
  const bounds = { fields: formLimits.fields, files: 200, fileBytes: limits.fileBytes }
  try {
    for await (const part of partsOf(request, bounds)) {
      if (part.type === 'field') {
        addTo(typed, part.fieldname, cleaned(String(part.value)))
      } else if (part.filename === '' || files.length > limits.filesPerRequest || !isOurs(Object.fromEntries(typed))) {
        part.file.resume()
      } else {
        const received = await incoming.receive(part.file)
        files.push({ ...received, name: part.filename, isTooLarge: part.file.truncated, control: part.fieldname })
      }
    }
    return { typed: Object.fromEntries(typed), files }
  } catch (error) {
    await incoming.drop(files)
    throw error
  }
}
