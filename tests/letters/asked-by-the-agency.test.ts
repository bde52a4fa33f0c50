import { expect, it } from 'vitest'
import { compose } from '../../letters/compose.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { handedOver } from '../support/later-life.ts'
import { published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { lettersIn } from './lives.ts'

// A document says what was done by whom: more time may be asked for by an officer of the agency too (rectification.askExtension).
it.each([
  ['the entity', people.entity],
  ['an officer', people.officer],
])('the answer to a request for more time says of nobody that he made it: %s', (_who, asker) => {
  const life = published().do(asker, 'rectification.askExtension', { reason: '设备到货晚', days: 10 })
  handedOver(life.do(people.reviewer, 'rectification.approveExtension', { comments: '同意' }))
  const answer = lettersIn(life).find(({ kind }) => kind === 'extensionAnswer')!
  const text = JSON.stringify(compose(currentTemplate('extensionAnswer'), answer.facts))
  expect(text).toContain('2026年4月14日提出了将该期限延长10日的申请')
  expect(text).not.toMatch(/你（?单位）?[^。]*申请将/u)
})
