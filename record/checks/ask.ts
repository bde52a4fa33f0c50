import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { takenConstraint } from '../../database/errors.ts'
import type { CheckAnswer } from '../../database/queries/checks.ts'
import { findCheckByKey } from '../../database/queries/checks.ts'
import type { CaseState } from '../../domain/case.ts'
import { findingOf } from '../../domain/checks/finding.ts'
import { subjectFault } from '../../domain/checks/subject.ts'
import type { CheckRights } from '../../domain/checks/types.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { severeMeasures } from '../../rules/severe-measures.ts'
import { untilAnswered } from '../attempts.ts'
import { canonicalJson } from '../canonical-json.ts'
import { shanghaiDate } from '../clock.ts'
import type { Record } from '../execution.ts'
import type { Asked } from './asked.ts'
import { writeCheck } from './write.ts'

/**
 * Answers what bites against a subject in a matter, and has written the answer before it gives it (decision 0072). What is
 * refused is no check: a number that is none, a natural person where the account may not ask, a key of another request.
 * Throws when the database cannot do it now: nobody may take that for "none".
 */
export async function askCheck(record: Record, asked: Asked): Promise<CheckAnswer | Refusal> {
  const { pool, clock, rules, catalogue } = record
  const { question, actor, key } = asked
  const { subject } = question
  const fault = subjectFault(subject)
  // Registers have given out numbers whose check does not fit, so one is looked up; found it must be, or it is a slip.
  const isDoubtful = fault?.params['codeFault'] === 'check_digit'
  if (fault && !isDoubtful) return fault
  const requestHash = createHash('sha256').update(canonicalJson(question)).digest('base64')
  return await untilAnswered<CheckAnswer | Refusal>(async () => {
    const earlier = await findCheckByKey(pool, { askedBy: actor.id, key })
    if (earlier) return earlier.requestHash === requestHash ? earlier.answer : refuse('idempotency.otherRequest')
    const rights = await rightsOf(pool, actor.id)
    if (subject.kind === 'naturalPerson' && !rights.persons) return refuse('check.personsNotAllowed')
    const cases = await publishedOf(pool, subject.code)
    const at = await clock.now()
    const today = shanghaiDate(at)
    const finding = findingOf(cases, question, rights, { today, rules, catalogue, severe: severeMeasures })
    if (fault && finding.result === 'none') return fault
    try {
      return await writeCheck(pool, { ...asked, requestHash, cases, finding, at, today })
    } catch (error) {
      // The same request, sent twice at once: the other one has been answered.
      if (takenConstraint(error) !== 'checks_key') throw error
      return undefined
    }
  })
}

async function rightsOf(pool: Pool, account: string): Promise<CheckRights> {
  const { rows } = await pool.query<{ covers: keyof CheckRights; holds: boolean }>({
    name: 'check-rights',
    text: `SELECT DISTINCT ON (covers) covers, legal_basis IS NOT NULL AS holds FROM check_rights
      WHERE account = $1 ORDER BY covers, id DESC`,
    values: [account],
  })
  const holds = (covers: keyof CheckRights) => rows.some((row) => row.covers === covers && row.holds)
  return { minor: holds('minor'), persons: holds('persons') }
}

async function publishedOf(pool: Pool, code: string): Promise<CaseState[]> {
  const { rows } = await pool.query<{ state: CaseState }>({
    name: 'check-cases',
    text: `SELECT state FROM cases WHERE entity_code_form = $1 AND state #>> '{publicity,status}' = 'published'`,
    values: [normalCode(code)],
  })
  return rows.map(({ state }) => state)
}
