import { expect, it } from 'vitest'
import { notesIn } from '../../record/log/compared.ts'
import { readCheckpoint, signingKeyId } from '../../record/log/note.ts'
import { readOutside } from '../../record/log/outside.ts'
import { verifyRecord } from '../../record/log/verify.ts'
import { liveCases, withKeeper } from '../record/log/house.ts'
import { withDatabase } from '../setup/database.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { people } from '../support/people.ts'
import { must, proposed } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const keeper = withKeeper(database)

const bytesOf = async (id: string) => {
  const { body } = await api.as(people.officer).ask(`/api/v1/letters/${id}`)
  return Buffer.from(body)
}
const verify = async (trusted: readonly string[]) =>
  await verifyRecord({ pool: database.pool, outside: readOutside(keeper.folder), graceMs: 0, trusted })

it('stands on a letter from its number on, in bytes that stay the same, and is covered by the log like the rest of it', async () => {
  api.clock.set('2026-04-07')
  await liveCases(database, 1)
  await keeper.sign()
  const caseNo = await proposed(api)
  await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  const id = `${caseNo}.listing.notice`
  const ask = (path: string, more = {}) => api.as(people.officer).ask(`/api/v1/cases/${caseNo}/${path}`, more)
  expect(textOfPdf(await bytesOf(id))).not.toContain('存证')

  const newest = (await api.nobody.ask('/api/v1/log/checkpoint')).body as string
  const { size, root, origin } = readCheckpoint(newest)!
  await ask('letters', { method: 'POST', body: { occasion: 'listing.notice' } })
  const drawnUp = await bytesOf(id)
  const text = textOfPdf(drawnUp)
  const groups = root.toString('base64').match(/.{4}/g)!
  expect(text).toContain(`${origin}\n${size}\n${groups.join(' ')}\n`)
  for (const said of [`共有${size}项`, `密钥 ${signingKeyId(newest)} `, 'https://bihuan.example/verify', '--trusted'])
    expect(text.replaceAll('\n', '')).toContain(said)
  const paper = notesIn(text)
  expect(paper).toEqual([`${origin}\n${size}\n${root.toString('base64')}\n`])

  await keeper.sign()
  await must(api, caseNo, people.officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: '2026-04-07',
    proof: '回证（虚构）',
  })
  await ask('letters')
  await keeper.sign()
  expect(notesIn(textOfPdf(await bytesOf(id)))).toEqual(paper)
  const { body } = await ask('letters')
  expect(body.items[0]).toMatchObject({
    status: 'served',
    checkpoint: { origin, size, root: root.toString('base64'), key: signingKeyId(newest), at: expect.any(String) },
  })
  expect((await bytesOf(id)).equals(await bytesOf(id))).toBe(true)
  await keeper.sign()
  expect(await verify(paper)).toMatchObject({ verdict: 'good', compared: { trusted: 1 } })

  await database.owner.query('ALTER TABLE letters DISABLE TRIGGER letter_written')
  await database.owner.query(`UPDATE letters SET checkpoint = replace(checkpoint, $2, $3) WHERE case_no = $1`, [
    caseNo,
    `\n${size}\n`,
    `\n${size + 1}\n`,
  ])
  expect((await verify([])).faults.map(({ code }) => code)).toContain('beside.changed')
})

it('is compared with by size and root alone', async () => {
  const [first] = readOutside(keeper.folder)!.checkpoints
  const { size, root, origin } = readCheckpoint(first!.note)!
  const printed = (of: number, base64: string) => notesIn(`存证\n${origin}\n${of}\n${base64}\n第1页`)
  const codes = async (trusted: readonly string[]) => (await verify(trusted)).faults.map(({ code }) => code)
  expect(await codes(printed(size, root.toString('base64')))).not.toContain('trusted.root')
  expect(await codes(printed(size, Buffer.alloc(32).toString('base64')))).toContain('trusted.root')
  expect(await codes(printed(9_999, root.toString('base64')))).toContain('trusted.beyond')
  expect(
    await codes(printed(size, root.toString('base64')).map((note) => note.replace(origin, 'another/log'))),
  ).toContain('trusted.signature')
})
