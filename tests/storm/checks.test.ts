import { describe, expect, it } from 'vitest'
import type { Entry } from '../../operations/storm/checks/data.ts'
import { checkCommands } from '../../operations/storm/checks/commands.ts'
import { checkConductors } from '../../operations/storm/checks/conductors.ts'
import { checkEarly } from '../../operations/storm/checks/early.ts'
import type { Told } from '../../operations/storm/checks/messages.ts'
import { checkMessages } from '../../operations/storm/checks/messages.ts'
import { checkStates, checkVersions } from '../../operations/storm/checks/ledgers.ts'
import {
  referred,
  repaired,
  ledger,
  given,
  remembered,
  outbox,
  receipts,
  cases,
  stateless,
  conductors,
  today,
  last,
  ofLast,
  changed,
} from './quiet.ts'

const told: Told = { messages: outbox, receipts, known: new Set(outbox.map(({ key }) => key)), senders: [] }

it('a world without a storm passes every check', () => {
  expect(ledger.length).toBeGreaterThan(60)
  expect(outbox.length).toBeGreaterThan(5)
  expect(checkCommands(given, ledger, remembered)).toEqual([])
  expect(checkVersions(cases, ledger)).toEqual([])
  expect(checkStates(stateless, ledger)).toEqual([])
  expect(checkMessages(told)).toEqual([])
  expect(checkEarly(ledger)).toEqual([])
  expect(checkConductors(cases, conductors, today)).toEqual([])
})

describe('the check of commands finds', () => {
  it.each<[string, () => string[], RegExp]>([
    [
      'a doubled command',
      () => {
        const again = ledger.filter(ofLast).map((entry) => ({ ...entry, request_id: 'another' }))
        return checkCommands(given, [...ledger, ...again], remembered)
      },
      /was carried out more than once/,
    ],
    [
      'a proposal that made two cases',
      () => {
        const first = { ...(ledger[0] as Entry), case_no: 'BH-2026-000009' }
        return checkCommands(given, [...ledger, first], remembered)
      },
      /was carried out more than once/,
    ],
    [
      'a lost command',
      () =>
        checkCommands(
          given,
          ledger.filter((entry) => !ofLast(entry)),
          remembered,
        ),
      /is lost/,
    ],
    [
      'an answer that was not what happened',
      () => {
        const answer = { ...last.answer!, version: last.answer!.version + 1 }
        return checkCommands(
          changed(given, (one) => one === last, { answer }),
          ledger,
          remembered,
        )
      },
      /was acknowledged as version/,
    ],
    [
      'an answer that would not be given again',
      () => {
        const answer = { ...last.answer!, stage: 'inReview' as const }
        return checkCommands(
          given,
          ledger,
          changed(remembered, ({ key }) => key === last.token, { answer }),
        )
      },
      /is remembered with another answer/,
    ],
    [
      'a forgotten answer',
      () =>
        checkCommands(
          given,
          ledger,
          remembered.filter(({ key }) => key !== last.token),
        ),
      /is remembered with another answer/,
    ],
    [
      'a refused command that was carried out',
      () => {
        const { answer: _, ...unanswered } = last
        const refused = { ...unanswered, refused: '409 case.closed' }
        return checkCommands([...given.slice(0, -1), refused], ledger, remembered)
      },
      /was refused and yet carried out/,
    ],
    ['an act that nobody has given', () => checkCommands(given.slice(0, -1), ledger, remembered), /nobody has given/],
  ])('%s', (_name, check, words) => {
    expect(check()).toEqual([expect.stringMatching(words)])
  })

  it('nothing in a command that nobody answered, whether it was carried out or not', () => {
    const { answer: _, ...unanswered } = last
    const gone = { ...unanswered, token: 'storm never carried out' }
    expect(checkCommands([...given.slice(0, -1), unanswered, gone], ledger, remembered)).toEqual([])
  })
})

describe('the checks of ledgers find', () => {
  const middle = (entry: Entry) => entry.case_no === referred.state.caseNo && entry.case_seq === 7
  it('a gap', () => {
    expect(
      checkVersions(
        cases,
        ledger.filter((entry) => !middle(entry)),
      ),
    ).toEqual(['BH-2026-000001: version 8 stands where 7 should'])
  })
  it('a version that is there twice', () => {
    expect(checkVersions(cases, changed(ledger, middle, { case_seq: 6 }))).toEqual([
      'BH-2026-000001: version 6 stands where 7 should',
    ])
  })
  it('a case that is ahead of its ledger', () => {
    const ahead = changed(cases, ({ case_no }) => case_no === 'BH-2026-000002', { version: 999 })
    expect(checkVersions(ahead, ledger)).toEqual([expect.stringMatching(/^BH-2026-000002: version 999 has/)])
  })
  it('a state that the ledger does not give', () => {
    const state = { ...stateless[1]!.state, outcome: 'repaired' }
    expect(
      checkStates(
        changed(stateless, ({ case_no }) => case_no === 'BH-2026-000002', { state }),
        ledger,
      ),
    ).toEqual(['BH-2026-000002: folding the ledger does not give the state'])
  })
})

describe('the check of messages finds', () => {
  const [first, second] = repaired.outbox.filter(({ recipient }) => recipient === 'platform') as unknown as [
    { key: string },
    { key: string },
  ]
  const of =
    (key: string) =>
    ({ id }: { id: string }) =>
      id === key
  const at = (key: string) => receipts.find(of(key))!.at
  it.each<[string, () => string[], RegExp]>([
    [
      'a lost message',
      () => checkMessages({ ...told, receipts: receipts.filter((one) => !of(first.key)(one)) }),
      /was never received/,
    ],
    [
      'one that has not left',
      () => checkMessages({ ...told, messages: changed(outbox, ({ key }) => key === first.key, { delivered: false }) }),
      /has not left the house \(nobody is sending it\)/,
    ],
    [
      'one that is tried again and again',
      () =>
        checkMessages({
          ...told,
          messages: changed(outbox, ({ key }) => key === first.key, { delivered: false }),
          senders: conductors.map((one) => ({ ...one, sending: `attempt 9 of ${one.caseNo}` })),
        }),
      /has not left the house \(attempt 9 of BH-2026-000003\)/,
    ],
    [
      'one that was refused',
      () =>
        checkMessages({
          ...told,
          messages: changed(outbox, ({ key }) => key === first.key, {
            delivered: false,
            refusal: 'The platform answered 422',
          }),
        }),
      /has not left the house \(The platform answered 422\)/,
    ],
    [
      'one out of order',
      () => {
        const swapped = changed(receipts, of(first.key), { at: at(second.key) })
        return checkMessages({ ...told, receipts: changed(swapped, of(second.key), { at: at(first.key) }) })
      },
      /was received before/,
    ],
    [
      'one whose repetition is another',
      () => checkMessages({ ...told, receipts: [...receipts, { id: first.key, body: 'another', at: '99999' }] }),
      /with different contents/,
    ],
    [
      'one that was repeated under another id',
      () => checkMessages({ ...told, receipts: [...receipts, { id: `${first.key}#2`, body: first.key, at: '99999' }] }),
      /no case has sent it/,
    ],
  ])('%s', (_name, check, words) => {
    expect(check()).toEqual([expect.stringMatching(words)])
  })

  it('nothing in messages to two recipients of which one was slower', () => {
    const slower = receipts.map((one) => (one.id.endsWith('/users') ? { ...one, at: `9${one.at}` } : one))
    expect(checkMessages({ ...told, receipts: slower })).toEqual([])
  })

  it('nothing in one that was written and received after the others had had their time', () => {
    const later = 'BH-2026-000003/999/platform'
    const known = new Set([...told.known, later])
    expect(checkMessages({ ...told, known, receipts: [...receipts, { id: later, body: later, at: '99999' }] })).toEqual(
      [],
    )
  })

  it('nothing in a message that was received again', () => {
    expect(checkMessages({ ...told, receipts: [...receipts, { ...receipts[0]!, at: '99999' }] })).toEqual([])
  })
})
