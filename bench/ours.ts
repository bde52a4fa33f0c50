import type { Way } from '../fictitious/course.ts'
import { followCourse } from '../fictitious/course.ts'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Account } from '../identity/accounts.ts'
import { ensureAccounts } from '../identity/accounts.ts'
import type { Commands, CommandType } from '../domain/case.ts'
import { Person } from '../operations/demo/client.ts'
import { fictitiousProposal, onNewDecision } from '../fictitious/proposal.ts'
import type { Timed } from './measure.ts'
import { eventually } from './measure.ts'

const measures = [
  { code: 'M09', department: 'dept-inspection' },
  { code: 'M10', department: 'dept-licensing' },
  { code: 'M13', department: 'dept-credit-centre' },
]
// A minor record may be repaired as soon as duties are fulfilled, so the whole loop fits into one day.
const proposal = { ...fictitiousProposal, listType: 'watch-list', tier: 'minor' as const, measures }
const evidence = [{ title: '证明材料（虚构）' }]
const agency = proposal.agency

/** The two cases of the bench on our own API: the shortest lawful one and the full loop with three measures. */
export async function ourCases(pool: Pool, address: string) {
  const password = randomBytes(12).toString('hex')
  const accounts: Account[] = [
    { id: 'bench-officer', name: '经办人（虚构）', role: 'caseOfficer', agency, district: proposal.district },
    { id: 'bench-reviewer', name: '审核人（虚构）', role: 'reviewer', agency, district: proposal.district },
    { id: 'entity-bench', name: '代理人（虚构）', role: 'entityAgent', entityCode: proposal.entity.code },
    ...measures.map(({ department }): Account => ({
      id: `bench-${department}`,
      name: `${department}（虚构）`,
      role: 'implementingOfficer',
      agency: department,
    })),
  ]
  await ensureAccounts(pool, accounts, password)
  const people = Object.fromEntries(accounts.map(({ id }) => [id, new Person(address, id, password)]))
  // Entities have a name space of their own.
  const person = (id: string) => people[id === 'entity' ? 'entity-bench' : `bench-${id}`] as Person
  const { rows } = await pool.query<{ today: string }>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today`)
  const today = rows[0]?.today ?? ''

  const begin = (timed: Timed) => {
    const give = async <T extends CommandType>(
      caseNo: string | undefined,
      id: string,
      type: T,
      payload: Commands[T],
    ) => ({
      caseNo: await timed(async () => {
        if (caseNo === undefined) return await person(id).propose(onNewDecision(proposal))
        await person(id).give(caseNo, type, payload)
        return caseNo
      }),
    })
    const way: Way = {
      today: () => today,
      give: async (caseNo, who, type, payload) =>
        await give(caseNo, who === 'publisher' ? 'officer' : who, type, payload),
    }
    return { give, way }
  }

  return {
    short: {
      commands: 6,
      one: async (_n: number, timed: Timed): Promise<void> => {
        const { give, way } = begin(timed)
        const caseNo = await followCourse(way, { to: 'heard' })
        await give(caseNo, 'reviewer', 'listing.determine', { outcome: 'notList', reasons: '理由' })
      },
    },
    full: {
      commands: 28,
      one: async (_n: number, timed: Timed): Promise<void> => {
        const { give: timedGive, way } = begin(timed)
        const caseNo = await followCourse(way, { to: 'published' })
        const give = async <T extends CommandType>(id: string, type: T, payload: Commands[T]) =>
          await timedGive(caseNo, id, type, payload)
        await give('entity', 'rectification.commit', { commitment: '承诺' })
        const items = proposal.rectification.requirements.map(({ id }) => ({
          requirement: id,
          statement: '已整改',
          evidence,
        }))
        await give('entity', 'rectification.submitEvidence', { items })
        await give('reviewer', 'rectification.accept', { findings: '属实' })
        for (const { code: measure, department } of measures) {
          await give(department, 'measure.acknowledge', { measure })
          await give(department, 'measure.carryOut', { measure, on: today, basis: '条例' })
          await give(department, 'measure.feedBack', {
            measure,
            result: 'executed',
            basis: '条例',
            on: today,
            proof: '回执',
          })
        }
        await give('entity', 'repair.apply', { proof: evidence, commitment: '承诺' })
        await give('officer', 'repair.accept', { comments: '' })
        await give('officer', 'repair.verify', { findings: '属实' })
        await give('reviewer', 'repair.grant', { reasons: '准予' })
        for (const { code: measure, department } of measures) {
          await give(department, 'measure.confirmLift', { measure, on: today, proof: '解除' })
        }
      },
    },
    /** No conductor is behind, and every case is closed. */
    settle: async () =>
      await eventually('Settling', async () => {
        const { rows } = await pool.query(
          'SELECT 1 FROM cases WHERE conducted_version < version OR closed_on IS NULL LIMIT 1',
        )
        return rows.length === 0
      }),
  }
}
