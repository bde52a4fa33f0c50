import { expect, it } from 'vitest'
import { refoldStates, stateForm } from '../../record/refold.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
checkEveryCase(database)

it('a record of an earlier release is folded anew, once, and its open cases go on', async () => {
  const { owner, ownerUrl } = database
  const record = recordOn(database, handClock('2026-04-07'))
  const cases = []
  for (let n = 0; n < 3; n += 1) {
    const document = { ...proposal().underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` }
    const proposed = proposal({ underlyingDecision: document })
    cases.push((await done(record, undefined, people.officer, 'listing.propose', proposed)).caseNo)
  }
  // As the first release kept it: the proposer alone.
  await owner.query(
    `UPDATE cases SET state = state #- '{authors}' #- '{version}' || jsonb_build_object('version', version)`,
  )
  await owner.query('UPDATE state_form SET form = 1')

  expect(await refoldStates(ownerUrl)).toBe(cases.length)
  expect((await owner.query('SELECT form FROM state_form')).rows).toEqual([{ form: stateForm }])
  expect((await owner.query(`SELECT state #> '{authors,proposal}' AS writers FROM cases`)).rows).toEqual(
    cases.map(() => ({ writers: [people.officer.id] })),
  )
  expect(await refoldStates(ownerUrl)).toBe(0)
  await done(recordOn(database, handClock('2026-04-08')), cases[0], people.reviewer, 'listing.review', {
    outcome: 'agreed',
    comments: '同意',
  })
})
