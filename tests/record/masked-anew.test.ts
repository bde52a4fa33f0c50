import { expect, it } from 'vitest'
import { refoldStates } from '../../record/refold.ts'
import { published } from '../api/lives.ts'
import { withApi } from '../api/support.ts'
import { withDatabase } from '../setup/database.ts'
import { proposal } from '../support/proposal.ts'

const database = withDatabase()
const api = withApi(database)

it('a public row that an earlier release masked otherwise is masked anew with this one, and no other is put up', async () => {
  const { owner, ownerUrl } = database
  const typed = '安全生产违法，联系人1391，2345678（虚构）'
  const caseNo = await published(api, { violation: { ...proposal().violation, type: typed } })
  const other = await published(api, {
    underlyingDecision: { ...proposal().underlyingDecision, docNo: '沪虚罚〔2026〕77号' },
  })
  const rows = async () => (await owner.query('SELECT * FROM register ORDER BY case_no')).rows
  const right = await rows()
  expect(right.map(({ case_no: no }) => no)).toEqual([caseNo, other])
  expect(JSON.stringify(right)).not.toContain('2345')

  // As it was masked before; and a row that was taken off.
  await owner.query('UPDATE register SET violation = $2 WHERE case_no = $1', [caseNo, typed])
  await owner.query('DELETE FROM register WHERE case_no = $1', [other])
  await owner.query('UPDATE state_form SET form = 11')
  expect(await refoldStates(ownerUrl)).toBe(1)
  expect(await rows()).toEqual(right.slice(0, 1))
  expect(await refoldStates(ownerUrl)).toBe(0)
})
