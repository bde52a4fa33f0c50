import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { afterAll } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { EvidenceRow } from '../../database/queries/evidence.ts'
import type { EvidenceStorage } from '../../evidence/storage.ts'
import { pdf } from '../evidence/good-files.ts'
import type { TestDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { temporaryStorage } from '../support/storage.ts'
import type { Answer, Api } from './support.ts'
import { withApi } from './support.ts'

const boundary = 'a-boundary-of-the-tests'

/** The type of a form, and what stands in it before each file and at its end. */
export const form = {
  type: `multipart/form-data; boundary=${boundary}`,
  head: (name: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`,
  end: `--${boundary}--\r\n`,
}

/** A file as it is sent. */
interface Sent {
  readonly name: string
  readonly content: Buffer
}

export const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** A sound PDF that nobody has sent yet. */
export const unique = () => Buffer.concat([pdf, Buffer.from(`% ${randomUUID()}\n`)])

/** The API with a storage on disk. */
export interface Sending {
  readonly api: Api
  readonly folder: string
  readonly storage: { -readonly [K in keyof EvidenceStorage]: EvidenceStorage[K] }
  readonly send: (caseNo: string, actor: Actor, ...files: readonly Sent[]) => Promise<Answer>
  readonly list: (caseNo: string, actor?: Actor) => Promise<EvidenceRow[]>
  /** Everything that lies in the storage, also what is only coming in. */
  readonly kept: () => string[]
  readonly tokenOf: (actor: Actor) => Promise<string>
}

/** The API on a test database, with a storage that is taken away afterwards. */
export function withSending(database: TestDatabase): Sending {
  const storage = {} as Sending['storage']
  const opened = { folder: '' }
  const api = withApi(database, '2026-04-07', async () => {
    const { storage: made, folder } = await temporaryStorage()
    opened.folder = folder
    return Object.assign(storage, made)
  })
  afterAll(() => rmSync(opened.folder, { recursive: true }))
  const address = (caseNo: string) => `/api/v1/cases/${caseNo}/evidence`
  return {
    api,
    get folder() {
      return opened.folder
    },
    storage,
    async send(caseNo, actor, ...files) {
      const parts = files.flatMap(({ name, content }) => [Buffer.from(form.head(name)), content, Buffer.from('\r\n')])
      const headers = { 'content-type': form.type, 'accept-language': 'en' }
      const body = Buffer.concat([...parts, Buffer.from(form.end)])
      return await api.as(actor).ask(address(caseNo), { method: 'POST', body, headers })
    },
    list: async (caseNo, actor = people.officer) => (await api.as(actor).ask(address(caseNo))).body.items,
    kept: () =>
      readdirSync(opened.folder, { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f-]{36,}$/.test(path)),
    async tokenOf(actor) {
      await api.as(actor).ask('/api/v1/cases')
      const body = { account: actor.id, password: api.password }
      return (await api.nobody.ask('/api/v1/sessions', { method: 'POST', body })).body.token
    },
  }
}
