import { describe, expect, it } from 'vitest'
import { payloadSchemas } from '../../casework/schemas/commands.ts'
import type { EventType } from '../../domain/case.ts'
import { eventFacts } from '../../domain/event-facts.ts'
import type { EventFact, EventFacts } from '../../domain/events.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import { commandTypes, rolesOf } from '../../domain/decide.ts'
import type { Topic } from '../../domain/topics.ts'
import { topics } from '../../domain/topics.ts'
import { refuse } from '../../domain/refusal.ts'
import type { CommandForm, CommandForms } from '../../web/commands/types.ts'
import { payloads } from '../api/payloads.ts'

/** Only what compiles is called; each line that must not compile says so, and the compiler says when it does. */
const mustCompile = <T>(_value?: T): void => {}

describe('what is a closed set by nature', () => {
  it('of refusals takes no code that has no status and sentences', () => {
    expect(refuse('repair.noGaps')).toEqual({ refused: true, code: 'repair.noGaps', params: {} })
    // @ts-expect-error No refusal has this code.
    mustCompile(() => refuse('repair.noSuchCode'))
    // @ts-expect-error A form names refusals that there are.
    mustCompile<CommandForm<'repair.grant'>['faultOf']>({ 'repair.noSuchCode': 'reasons' })
  })

  it('of commands knows by the domain which a person may give', () => {
    mustCompile<HumanCommand>('repair.grant')
    // @ts-expect-error The system alone gives it.
    mustCompile<HumanCommand>('repair.lapse')
    const human = commandTypes.filter((type) => type !== 'listing.propose' && rolesOf(type).some((r) => r !== 'system'))
    expect(human.toSorted()).toEqual(Object.keys(payloads).toSorted())
  })

  it('of commands takes none without a schema and a form', () => {
    expect(Object.keys(payloadSchemas).toSorted()).toEqual(Object.keys(payloads).toSorted())
    // @ts-expect-error The schema of one is wanting.
    mustCompile<Record<HumanCommand, unknown>>({} as Omit<typeof payloadSchemas, 'repair.grant'>)
    // @ts-expect-error The form of one is wanting.
    mustCompile<CommandForms<HumanCommand>>({} as Omit<CommandForms<HumanCommand>, 'repair.grant'>)
  })

  it('of events takes none of which its track does not say what it is', () => {
    expect(eventFacts['repair.granted']).toEqual({
      zh: '准予修复',
      en: 'Repair granted',
      basis: 'repair.decide',
      says: 'repair.grant',
    })
    // @ts-expect-error One event has no words and no basis.
    mustCompile<EventFacts<EventType>>({} as Omit<typeof eventFacts, 'repair.granted'>)
    // @ts-expect-error No rule answers this.
    mustCompile<EventFact>({ zh: '虚构', en: 'Fictitious', basis: 'repair.noSuchTopic', says: 'nothing' })
  })

  it('of topics is one list', () => {
    mustCompile<Topic>('repair.decide')
    // @ts-expect-error No rule answers this.
    mustCompile<Topic>('repair.noSuchTopic')
    expect(new Set(topics).size).toBe(topics.length)
  })
})
