import { beforeAll, expect, it } from 'vitest'
import { noteBegunAnew } from '../../../record/stuck.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { done } from '../../support/world.ts'
import { withHouse } from '../house.ts'

const database = withDatabase()
const schedules = { amiss: [] as string[], answer: true }
const house = withHouse(
  database,
  {},
  {
    temporalAnswers: async () => true,
    schedulesAmiss: async () => {
      if (!schedules.answer) throw new Error('Temporal asks for a right that this client does not have')
      return schedules.amiss
    },
  },
)
let cookies = {}
beforeAll(async () => (cookies = await house.signIn('operator')), 60_000)

/** What the page of health says beside a name. */
async function saidOf(name: string): Promise<string> {
  const { body } = await house.app.inject({ url: '/health', cookies })
  const row = body.split('<tr').find((one) => one.includes(name))
  return (row ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

// Issue 11, points 2 and 5.
it('tells of schedules that are paused, and that nobody knows how they are', async () => {
  expect(await saidOf('定时任务')).toContain('定时任务 按时运行')
  schedules.amiss = ['wake-sweep']
  expect(await saidOf('定时任务')).toMatch(/定时任务 wake-sweep/i)
  schedules.answer = false
  expect(await saidOf('定时任务')).toContain('定时任务 无法查询')
})

it('tells, as the figures do, of conductors that were stuck and were begun anew', async () => {
  const figure = async () =>
    /^bihuan_conductors_begun_anew (\d+)$/m.exec((await house.app.inject({ url: '/metrics' })).body)?.[1]
  expect([await figure(), await saidOf('卡住后重新开始')]).toEqual(['0', expect.stringMatching(/流程 0 /)])
  const { caseNo } = await done(house.record, undefined, people.officer, 'listing.propose', proposal())
  await noteBegunAnew(database.pool, caseNo, 'run-of-the-tests', 'taskFails')
  expect(await saidOf('卡住后重新开始')).toMatch(/流程 1 /)
  // Figures are asked for every few seconds at most.
  await expect.poll(figure, { timeout: 30_000 }).toBe('1')
})
