import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, inject, it } from 'vitest'
import { webhookSender } from '../../activities/delivery.ts'
import { withDatabase } from '../setup/database.ts'
import { openHouse } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
const today = '2026-04-07'
// The heartbeats that are missing are noticed after 10 s; the rest is for a busy machine.
const withinMs = 30_000

/** A platform that leaves whom it hears first without an answer, and takes all from then on. */
async function listen() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    request.resume()
    heard.push(String(request.headers['webhook-id']))
    if (heard.length > 1) request.on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { heard, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close }
}

async function eventually(fact: () => boolean, ms: number): Promise<void> {
  for (const until = Date.now() + ms; !fact(); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > until) throw new Error('It has not come so far')
}

it('sends on by another worker soon after the one that was sending is killed, in order and under the same ids', async () => {
  const record = recordOn(database, handClock(today))
  const platform = await listen()
  const house = await openHouse(
    inject('temporalAddress'),
    record,
    webhookSender(platform.address, 'a secret of the tests'),
  )
  const answer = await done(record, undefined, people.officer, 'listing.propose', proposal())
  const { caseNo } = answer
  await database.owner.query(
    `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at)
     SELECT $1, 100 + n, 'platform', 'objection.marked', '{}', now() FROM generate_series(1, 5) AS n`,
    [caseNo],
  )
  const program = new URL('./killed-worker.ts', import.meta.url).pathname
  const args = [program, inject('temporalAddress'), database.appUrl, house.queue, today, platform.address]
  const worker = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  try {
    house.notifier.progressed(answer)
    await eventually(() => platform.heard.length === 1, 90_000)
  } finally {
    worker.kill('SIGKILL')
    await ended
  }
  const stop = await house.start()
  try {
    const ids = [1, 2, 3, 4, 5].map((n) => `${caseNo}/${100 + n}/platform`)
    await eventually(() => platform.heard.length >= 1 + ids.length, withinMs)
    expect(platform.heard).toEqual([ids[0], ...ids])
  } finally {
    await stop()
    await house.close()
    await platform.close()
  }
}, 180_000)
