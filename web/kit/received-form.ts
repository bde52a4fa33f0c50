import type { FastifyRequest } from 'fastify'
import type { Incoming } from '../../evidence/incoming.ts'
import { limits } from '../../evidence/limits.ts'
import type { ReceivedFile } from '../../api/received-files.ts'
import type { Values } from '../form/values.ts'

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
  const bounds = { fields: 1_000, files: 200, fileSize: limits.fileBytes }
  try {
    for await (const part of request.parts({ limits: bounds })) {
      if (part.type === 'field') {
        const before = typed.get(part.fieldname)
        const value = String(part.value).replaceAll('\r\n', '\n')
        typed.set(part.fieldname, before === undefined ? value : [before, value].flat())
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
