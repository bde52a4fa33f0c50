import Fastify from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openIncoming } from '../../../evidence/incoming.ts'
import { formLimits } from '../../../http/bodies/form.ts'
import { receiveMultipart } from '../../../http/bodies/multipart.ts'
import { receiveForm } from '../../../web/kit/received-form.ts'

const part = (name: string, text: string) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`

it('whose form it is, is asked of its first fields only, and no oftener than there are fields beyond what needs no proof', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-form-'))
  const app = Fastify()
  try {
    const incoming = await openIncoming(folder)
    await receiveMultipart(app)
    const asked: string[] = []
    app.post('/form', async (request) => {
      const { typed } = await receiveForm(request, incoming, {
        isOurs: () => false,
        most: (first) => {
          asked.push(first('_by'))
          return formLimits.bytes
        },
      })
      return Object.keys(typed).length
    })
    const send = async (count: number, length: number) => {
      asked.length = 0
      const fields = Array.from({ length: count }, (_, n) => part(`f${n}`, '虚'.repeat(length)))
      const payload = `${part('_by', 'first')}${part('_by', 'second')}${fields.join('')}--b--\r\n`
      const headers = { 'content-type': 'multipart/form-data; boundary=b' }
      return (await app.inject({ method: 'POST', url: '/form', payload, headers })).body
    }
    expect(await send(1_900, 5)).toBe('1901')
    expect(asked).toEqual([])
    expect(await send(1_900, 100)).toBe('1901')
    expect(asked.length).toBeGreaterThan(1_000)
    expect(asked.length).toBeLessThanOrEqual(1_902)
    expect(new Set(asked)).toEqual(new Set(['first']))
  } finally {
    await app.close()
    rmSync(folder, { recursive: true })
  }
})
