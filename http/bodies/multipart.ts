import type { Multipart, MultipartFile } from '@fastify/multipart'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BadInput } from '../bad-input.ts'
import { formLimits } from './form.ts'

export interface FormBounds {
  readonly files: number
  readonly fileBytes: number
  readonly fields: number
  /**
   * Bytes of all fields together; asked with each that is beyond what nobody need prove, since those before may have
   * shown whose form it is.
   */
  readonly bytes?: () => number
}

/** Lets the routes of a scope receive forms with files. Their bounds are those that `partsOf` is asked with. */
export async function receiveMultipart(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    // The whole name as it was sent, so that one with a path in it is refused and not cut to something harmless.
    preservePath: true,
    defParamCharset: 'utf8',
  } as object)
}

/**
 * The parts of a form in their order. All its fields together may hold as many bytes as a form without files, counted
 * while they come. Throws BadInput for what is too much and for a form that is broken or cut short.
 */
export async function* partsOf(request: FastifyRequest, bounds: FormBounds): AsyncGenerator<Multipart> {
  const { files, fileBytes: fileSize, fields, bytes: most = () => formLimits.bytes } = bounds
  const limits = { files, fileSize, fields, parts: files + fields, fieldSize: formLimits.bytes, headerPairs: 20 }
  let bytes = 0
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        part.file.on('error', markBroken)
        // A short form has come to its end before its parts are asked for.
        if (part.file.errored) markBroken(part.file.errored)
      } else {
        bytes += part.fieldname.length + Buffer.byteLength(String(part.value))
        const isTooMuch = bytes > formLimits.unprovedBytes && bytes > most()
        if (isTooMuch || part.valueTruncated || part.fieldnameTruncated) throw new BadInput('request.tooLarge')
      }
      yield part
    }
  } catch (error) {
    stopReading(request)
    throw asBadInput(error)
  }
}

/** The first file of a form, with the fields before it in its `fields`; undefined when it brings none. */
export async function firstFileOf(request: FastifyRequest, bounds: FormBounds): Promise<MultipartFile | undefined> {
  const parts = partsOf(request, bounds)
  for (;;) {
    // Not ended after the file has been found: its stream is still to be read.
    const { value, done } = await parts.next()
    if (done) return undefined
    if (value.type === 'file') return value
  }
}

// Far more than a browser sends of an ordinary form before it reads the answer.
const mostReadPast = 64 * 1_048_576

// What is still to come is not parsed, since that may cost more the longer it is. It is read past and kept nowhere, so that
// the sender hears the answer; who sends on and on hears no more.
function stopReading({ raw }: FastifyRequest): void {
  let past = 0
  raw.unpipe()
  raw.on('data', (chunk: Buffer) => {
    past += chunk.length
    if (past > mostReadPast) raw.destroy()
  })
  raw.resume()
}

// The stream of a file that was cut short breaks off with the parser's error, wherever it is being read.
function markBroken(error: Error): void {
  if (!('code' in error)) Object.assign(error, { code: 'FST_MULTIPART_BROKEN', statusCode: 400 })
}

/** Errors of the parser carry no code of their own when the form is at fault. */
function asBadInput(error: unknown): unknown {
  if (error instanceof BadInput) return error
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === undefined || code === 'FST_MULTIPART_BROKEN' || code === 'FST_MP_PREMATURE_CLOSE')
    return new BadInput('request.broken')
  return statusCode === 400 || statusCode === 406 ? new BadInput('request.broken') : error
}
