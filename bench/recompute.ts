// `npm run bench -- recompute`: how long a new calendar takes over 5,000 open cases, from its proposal to the last timer.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { ensureAccounts } from '../identity/accounts.ts'
import type { CalendarYear } from '../domain/calendar/types.ts'
import { Person } from '../operations/demo/client.ts'
import { openRecord } from '../record/open.ts'
import type { Publication } from '../record/publication/publications.ts'
import { round, runAll } from './measure.ts'
import { listedCase } from './listed-case.ts'
import { withStack } from './with-stack.ts'

const notice = '虚构发〔2026〕1号'
const occasion = { zh: '元旦', en: "New Year's Day" }

/** A fictitious notice: the first week of 2027 is a holiday. */
const calendar: CalendarYear = {
  year: 2027,
  version: 1,
  notices: [
    { number: notice, title: '关于2027年部分节假日安排的通知（虚构）', issuedOn: '2026-12-01', verified: 'proposal' },
  ],
  entries: [{ kind: 'holiday', from: '2027-01-01', to: '2027-01-07', occasion, notice }],
}

export interface RecomputeOptions {
  readonly cases: number
  readonly json: string | undefined
  readonly say: (line: string) => void
}

/** Opens the cases, gives each its conductor, publishes the calendar and measures until every timer is armed anew. */
export async function benchRecompute({ cases, json, say }: RecomputeOptions): Promise<void> {
  // Real pace, but legal time stands where terms reach into a year without a notice.
  const sandbox = { SANDBOX_DAY_SECONDS: '86400', SANDBOX_START: '2026-12-28' }
  await withStack({ say, connections: 4, env: sandbox }, async (stack, pool) => {
    say(`Opening ${cases} cases`)
    const settings = { DATABASE_URL: stack.ownerUrl, SANDBOX_DAY_SECONDS: 86_400, SANDBOX_START: sandbox.SANDBOX_START }
    const record = await openRecord(settings, 'bench-record', 8)
    await runAll(cases, 8, async () => await listedCase(record))
    await record.pool.end()
    say('Waiting for their conductors')
    await conducted(pool, say)
    const figures = await publish(pool, stack.address, say)
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ cases, ...figures }, null, 2)}\n`)
  })
}

async function publish(pool: Pool, address: string, say: RecomputeOptions['say']) {
  const password = randomBytes(12).toString('hex')
  const operator = { id: 'bench-operator', name: '管理员（虚构）', role: 'operator' as const }
  const city = { id: 'bench-city', name: '市信用办（虚构）', role: 'citySupervisor' as const }
  await ensureAccounts(pool, [operator, city], password)
  const [first, second] = [new Person(address, operator.id, password), new Person(address, city.id, password)]
  await Promise.all([first.arrive(), second.arrive()])
  const begin = performance.now()
  const seconds = () => round((performance.now() - begin) / 1000)
  const { id } = await first.post<Publication>('/rule-publications', { calendar, reason: '公布2027年放假安排（虚构）' })
  const until = async (holds: (progress: Publication) => boolean) => {
    for (let look = 1; ; look += 1) {
      const progress = await second.read<Publication>(`/rule-publications/${id}`)
      if (holds(progress)) return progress
      if (look % 20 === 0)
        say(`${progress.stage}: ${progress.casesDone} of ${progress.casesTotal} cases after ${seconds()} s`)
      await wait(250)
    }
  }
  const { dryRun } = await until(({ stage }) => stage === 'counted')
  const countedAfter = seconds()
  say(`The dry run took ${countedAfter} s: ${JSON.stringify(dryRun)}`)
  await second.post(`/rule-publications/${id}/approve`, { earlier: 'hold', comments: '' })
  await until(({ moved }) => moved > 0)
  const firstAfter = round(seconds() - countedAfter)
  const { moved, heldBack } = await until(({ stage }) => stage !== 'moving')
  const movedAfter = round(seconds() - countedAfter)
  await conducted(pool, say)
  const armedAfter = round(seconds() - countedAfter)
  await until(({ stage }) => stage === 'finished')
  const finishedAfter = round(seconds() - countedAfter)
  const left = await pool.query<{ n: number }>(
    `SELECT count(*) AS n FROM deadlines WHERE closed_on IS NULL AND provisional AND due_on < '2028-01-01'`,
  )
  const figures = {
    dryRun,
    countedAfter,
    firstAfter,
    moved,
    heldBack,
    movedAfter,
    armedAfter,
    finishedAfter,
    leftProvisional: left.rows[0]?.n,
  }
  say(
    `The first deadline moved after ${firstAfter} s, all ${moved} ${movedAfter} s after the approval (${heldBack} held back), every timer armed anew after ` +
      `${armedAfter} s, finished after ${finishedAfter} s; ${figures.leftProvisional} of 2027 still provisional`,
  )
  return figures
}

/** Waits until no conductor is behind; tells now and then how many are. */
async function conducted(pool: Pool, say: RecomputeOptions['say']): Promise<void> {
  for (let look = 1; ; look += 1) {
    const { rows } = await pool.query<{ behind: number }>(
      'SELECT count(*) AS behind FROM cases WHERE conducted_version < version',
    )
    const behind = rows[0]?.behind ?? 0
    if (behind === 0) return
    if (look % 60 === 0) say(`${behind} conductors are still behind`)
    await wait(500)
  }
}
