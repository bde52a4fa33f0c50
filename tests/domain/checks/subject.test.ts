import { expect, it } from 'vitest'
import { subjectFault } from '../../../domain/checks/subject.ts'
import type { Subject } from '../../../domain/checks/types.ts'

const sound: readonly Subject[] = [
  { kind: 'organisation', code: '91310115MA1FAKE27N' },
  { kind: 'soleTrader', code: '92310115MA1FAKE27K' },
  { kind: 'naturalPerson', code: 'E12345678', codeKind: 'passport' },
]

it.each(sound)('asks about $kind $codeKind', (subject) => {
  expect(subjectFault(subject)).toBeUndefined()
})

// GB 32100-2015: the last sign is a check; 92 begins the codes of sole traders.
it.each<[string, Subject, string, string]>([
  [
    'a wrong check character',
    { kind: 'organisation', code: '91310115MA1FAKE27P' },
    'check.codeInvalid',
    '/subject/code',
  ],
  ['a letter O', { kind: 'organisation', code: '91310115MA1FAKEO7N' }, 'check.codeInvalid', '/subject/code'],
  ['too short a code', { kind: 'organisation', code: '91310115' }, 'check.codeInvalid', '/subject/code'],
  [
    'the code of a sole trader',
    { kind: 'organisation', code: '92310115MA1FAKE27K' },
    'check.codeOfOtherKind',
    '/subject/code',
  ],
  [
    'the code of an organisation',
    { kind: 'soleTrader', code: '91310115MA1FAKE27N' },
    'check.codeOfOtherKind',
    '/subject/code',
  ],
  [
    'a credit code for a person',
    { kind: 'naturalPerson', code: '91310115MA1FAKE27N' },
    'check.codeInvalid',
    '/subject/code',
  ],
  [
    'a passport of an organisation',
    { kind: 'organisation', code: 'E12345678', codeKind: 'passport' },
    'check.codeKindOfOthers',
    '/subject/codeKind',
  ],
])('asks nothing about %s, names the field, and never repeats the number', (_what, subject, code, pointer) => {
  const fault = subjectFault(subject)
  expect(fault).toMatchObject({ code, params: { pointer } })
  expect(JSON.stringify(fault)).not.toContain(subject.code)
})
