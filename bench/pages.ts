// `npm run bench -- pages`: every page of every role with 100,000 cases in the record, asked as a browser asks.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Pool } from 'pg'
import { registerFirst } from '../record/subscribers/registry.ts'
import type { Registration } from '../record/subscribers/registration.ts'
import { ensureAccounts } from '../identity/accounts.ts'
import { openRecord } from '../record/open.ts'
import { fillRecord } from './many-cases.ts'
import type { Known } from './known-cases.ts'
import { knownCases } from './known-cases.ts'
import { round, runAll, sharesOf } from './measure.ts'
import type { PageAddress, Reader } from './page-addresses.ts'
import { accountsOf, apiAddresses, pageAddresses } from './page-addresses.ts'
import { PageReader } from './page-reader.ts'
import type { PageFigures } from './page-table.ts'
import { pageTable } from './page-table.ts'
import { withStack } from './with-stack.ts'

// Legal time stands where the calendar of the year is known, so that the same cases are late in every run.
const today = '2026-11-16'
const callers = 4

/** Fills a record with so many cases, asks for every page and prints a table. */
export async function benchPages({
  cases,
  json,
  say,
}: {
  readonly cases: number
  readonly json: string | undefined
  readonly say: (line: string) => void
}): Promise<void> {
  // Nothing is left to conduct in the filled record, so no worker runs beside.
  const sandbox = { SANDBOX_DAY_SECONDS: '86400', SANDBOX_START: today }
  await withStack(
    { say, connections: 4, worker: false, env: { PUBLIC_READS_PER_MINUTE: '100000', ...sandbox } },
    async (stack, owner) => {
      say(`Filling the record with ${cases} cases`)
      const begin = performance.now()
      const record = await openRecord(
        { DATABASE_URL: stack.ownerUrl, SANDBOX_DAY_SECONDS: 86_400, SANDBOX_START: today },
        'bench-record',
        8,
      )
      await fillRecord(record, owner, cases)
      await record.pool.end()
      say(`Filled after ${Math.round((performance.now() - begin) / 1000)} s`)
      const figures = await measurePages(owner, stack.address, say)
      say(`\n${pageTable(figures)}`)
      if (json !== undefined) writeFileSync(json, `${JSON.stringify({ cases, pages: figures }, null, 2)}\n`)
    },
  )
}

// Its page is asked for; it is told nothing, since it asks by itself.
const nobodyTold: Registration = {
  names: { zh: '虚构接收方（虚构）', en: 'A fictitious recipient' },
  kind: 'department',
  audience: 'public',
  way: 'pull',
  legalBasis: '虚构依据',
  fromOn: today,
  contact: '虚构乙',
}

/** Asks for every page of a filled record, one after the other and with four callers. */
async function measurePages(owner: Pool, address: string, say: (line: string) => void): Promise<PageFigures[]> {
  const known = await knownCases(owner, today)
  const password = randomBytes(12).toString('hex')
  await ensureAccounts(owner, accountsOf(known.entityCode), password)
  await registerFirst(owner, 'bench', nobodyTold, 'a secret of nobody (虚构)')
  const readers = new Map<Reader, PageReader>()
  const readerOf = async (who: Reader) => {
    const reader = readers.get(who) ?? new PageReader(address)
    if (!readers.has(who) && who !== 'nobody') await reader.signIn(`bench-${who}`, password)
    readers.set(who, reader)
    return reader
  }
  const all: PageFigures[] = []
  for (const one of [...pageAddresses, ...apiAddresses]) {
    const figures = await measureOne(await readerOf(one.who), one, known)
    all.push(figures)
    const { p50Ms, p95Ms, worstMs, p95MsOfFour, firstLoadBytes } = figures
    say(
      `${one.who} ${one.route} ${figures.face}: p50 ${p50Ms}, p95 ${p95Ms}, worst ${worstMs}, p95 of ${callers} callers ${p95MsOfFour} ms, ${firstLoadBytes} bytes`,
    )
  }
  for (const reader of readers.values()) await reader.close()
  return all
}

async function measureOne(
  reader: PageReader,
  { route, who, face = '', times, path }: PageAddress,
  known: Known,
): Promise<PageFigures> {
  const first = await reader.open(path(known, 0))
  const assets = await Promise.all(
    [...new Set(first.text.match(/(?<=(?:href|src)=")\/assets\/[^"]+/g))].map(
      async (asset) => await reader.open(asset),
    ),
  )
  const run = async (lanes: number) => {
    const took: number[] = []
    await runAll(times, lanes, async (n) => void took.push((await reader.open(path(known, n))).ms))
    return sharesOf(took)
  }
  const alone = await run(1)
  const together = await run(callers)
  const load = [first, ...assets]
  return {
    route,
    face,
    who,
    times,
    p50Ms: alone(0.5),
    p95Ms: alone(0.95),
    worstMs: round(Math.max(first.ms, alone(1))),
    p95MsOfFour: together(0.95),
    firstLoadBytes: load.reduce((sum, { bytes }) => sum + bytes, 0),
    firstLoadGzipBytes: load.reduce((sum, { text }) => sum + gzipSync(text).length, 0),
  }
}
