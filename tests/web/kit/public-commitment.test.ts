import { expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { bringTo, done } from '../../support/world.ts'
import { withHouse } from '../house.ts'

const database = withDatabase()
const house = withHouse(database)
const commitment = '我单位公开承诺六十日内改正（虚构），联系人电话13800001111'

it('a commitment that is given in public stands beside the record, masked, and for as long as that is public', async () => {
  const caseNo = await bringTo(house.record, 'published')
  await done(house.record, caseNo, people.entity, 'rectification.commit', { commitment })
  const cookies = await house.signIn('entity')
  for (const page of [
    await house.app.inject({ url: `/register/${caseNo}` }),
    await house.app.inject({ url: `/matters/${caseNo}/public`, cookies }),
  ]) {
    expect(page.body).toMatch(/整改承诺（2026-04-07 公开作出）.*我单位公开承诺六十日内改正（虚构）/s)
    expect(page.body).not.toContain('13800001111')
  }
  await database.owner.query('DELETE FROM register WHERE case_no = $1', [caseNo])
  for (const page of [
    await house.app.inject({ url: `/register/${caseNo}` }),
    await house.app.inject({ url: `/matters/${caseNo}/public`, cookies }),
  ])
    expect(page.body).not.toContain('我单位公开承诺')
})
