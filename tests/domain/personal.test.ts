import { expect, it } from 'vitest'
import { dataSubjectOf } from '../../domain/personal.ts'

it.each([
  ['listing.proposed', 'data', ['entity', 'code'], 'entity'],
  ['listing.proposed', 'data', ['entity', 'name'], 'entity'],
  ['listing.proposed', 'data', ['entity', 'legalRepresentative'], 'representative'],
  ['listing.proposed', 'data', ['contact', 'name'], 'contact'],
  ['listing.proposed', 'data', ['contact', 'phone'], 'contact'],
  ['listing.proposed', 'data', ['violation', 'facts'], 'entity'],
  ['listing.defended', 'data', ['grounds', 'text'], 'entity'],
  ['listing.noticeServed', 'data', ['proof'], 'recipient'],
  ['interview.held', 'data', ['facts'], 'interviewee'],
  ['interview.held', 'data', ['refusalNote'], 'interviewee'],
  ['any.event', 'data', ['aFieldOfALaterRelease'], 'entity'],
  ['any.event', 'reason', [], 'entity'],
  ['listing.noticeServed', 'opens', ['owner'], 'entity'],
] as const)('%s %s %j is the %4$s’s', (type, part, names, subject) => {
  expect(dataSubjectOf(type, part, names)).toBe(subject)
})

it.each([
  ['listing.proposed', 'data', ['entity', 'kind']],
  ['listing.proposed', 'data', ['underlyingDecision', 'docNo']],
  ['listing.proposed', 'data', ['measures', 'code']],
  ['listing.noticeServed', 'data', ['servedOn']],
  ['interview.arranged', 'data', ['officers']],
  ['listing.noticeServed', 'opens', ['dueOn']],
  ['listing.noticeServed', 'closes', ['as']],
] as const)('%s %s %j is nobody’s own', (type, part, names) => {
  expect(dataSubjectOf(type, part, names)).toBeUndefined()
})
