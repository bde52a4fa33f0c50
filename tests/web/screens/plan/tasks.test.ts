import { expect, it } from 'vitest'
import { submittedItems, tasksOf } from '../../../../web/screens/plan/tasks.ts'
import { listed } from '../../../support/life.ts'
import { people } from '../../../support/people.ts'

it('what was handed in stays so when only the rest is handed in later', () => {
  const life = listed()
  const { requirements } = life.now.rectification!
  const [first, second] = requirements.map(({ id }) => id) as [string, string]
  const items = (...ids: string[]) => ({
    items: ids.map((requirement) => ({
      requirement,
      statement: `已办理${requirement}（虚构）`,
      evidence: [{ title: '证明（虚构）' }],
    })),
  })
  life
    .do(people.entity, 'rectification.commit', { commitment: '承诺按期整改（虚构）' })
    .do(people.entity, 'rectification.submitEvidence', items(first))
    .do(people.officer, 'rectification.returnEvidence', { gaps: [{ requirement: second, text: '缺少证明' }] })
    .do(people.entity, 'rectification.submitEvidence', items(second))
  const shown = (tasks: ReturnType<typeof tasksOf>) => tasks.slice(1, 3).map(({ state, hint }) => [state.zh, hint?.zh])
  expect(shown(tasksOf(life.now, life.now.rectification!, submittedItems(life.ledger as never), new Set()))).toEqual([
    ['待核验', `您的说明：已办理${first}（虚构）`],
    ['待核验', `您的说明：已办理${second}（虚构）`],
  ])
})
