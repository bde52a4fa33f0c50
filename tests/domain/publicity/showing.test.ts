import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../domain/case.ts'
import { showingOf } from '../../../domain/publicity/showing.ts'
import { registerRow } from '../../../record/register.ts'
import { published } from '../../support/life.ts'

const state = published().now
const having = (publicity: Partial<NonNullable<CaseState['publicity']>>, kind = state.entity.kind): CaseState => ({
  ...state,
  entity: { ...state.entity, kind },
  publicity: { ...state.publicity!, ...publicity },
})

// Order 36 keeps minor conduct off the register, the project natural persons by default.
describe('whether the public sees a record', () => {
  const { publicity: _none, ...before } = state
  it.each([
    ['before its publication', before, 'notPublished'],
    ['published', having({}), 'public'],
    ['kept off by its rule', having({ onPublicRegister: false }), 'sharedOnly'],
    ['of a natural person', having({}, 'naturalPerson'), 'sharedOnly'],
    ['suspended', having({ status: 'suspended' }), 'suspended'],
    ['suspended, of a natural person', having({ status: 'suspended' }, 'naturalPerson'), 'suspended'],
    ['ended', having({ status: 'ended' }), 'ended'],
  ] as const)('%s', (_, of, expected) => {
    expect(showingOf(of)).toBe(expected)
    expect(registerRow(of) === null).toBe(expected !== 'public')
  })
})
