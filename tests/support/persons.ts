import type { EntityRef } from '../../domain/listing/types.ts'

/** Fictitious natural persons, one with each kind of document; the numbers are nobody's. */
export const persons: readonly EntityRef[] = (
  [
    ['residentId', '310101190001010011', '欧阳虚甲'],
    ['hongKongMacauPermit', 'H00000077', '虚乙（虚构）'],
    ['taiwanPermit', '00000078', '虚丙（虚构）'],
    ['residencePermit', '810000190001010018', '虚丁（虚构）'],
    ['permanentResidence', 'USA310000000179', 'FICTITIOUS VIOLA'],
    ['passport', 'XK0000079', 'FICTITIOUS ORSINO'],
  ] as const
).map(([codeKind, code, name]) => ({ code, codeKind, name, kind: 'naturalPerson', district: '310115' }))

/** Numbers and names of these persons that a text shows. */
export const personsIn = (text: string): string[] =>
  persons.flatMap(({ code, name }) =>
    [code, name].filter((value) => text.includes(value) || text.includes(encodeURIComponent(value))),
  )
