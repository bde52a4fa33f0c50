import { usual } from '../../../fictitious/course.ts'
import type { chasingRefusals } from '../../../domain/chasing/refusals.ts'
import type { caseRefusals } from '../../../domain/refusals/case.ts'
import { decide } from '../../../domain/decide.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { RefusalCode } from '../../../domain/refusals/index.ts'
import { packs, ruleBookWith } from '../../../rules/index.ts'
import { periodPack } from '../../support/new-law.ts'
import { granted } from '../../support/later-life.ts'
import { determined, inReview, Life, listed, published } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import type { Provoked } from './types.ts'

const { officer, reviewer, otherReviewer, entity, finance, system } = people
const agreed = { outcome: 'agreed', comments: '同意' } as const
const withdrawn = () => inReview().do(officer, 'listing.withdraw', { reason: '撤回' })
const service = (servedOn: string) => usual('listing.serveDecision', { caseNo: 'BH-2026-000001', today: servedOn })
const arranged = (scheduledOn: string) => ({ scheduledOn, place: '虚构路1号', officers: ['officer-lin', 'officer-gu'] })
const interviewed = () =>
  published()
    .on('2026-06-10')
    .do(system, 'rectification.markOverdue', {})
    .do(system, 'interview.open', { kind: 'reminder' })

/** Refusals that no command on a case alone can give, each with what gives it and the test that names it. */
export const givenElsewhere = {
  'case.stale': { by: 'the record, before a command is decided', test: 'tests/record/execute.test.ts' },
  'idempotency.otherRequest': { by: 'the record, for a key used twice', test: 'tests/record/execute.test.ts' },
  'case.roomFull': { by: 'the record, for what adds up', test: 'tests/record/room.test.ts' },
  'calendar.notDue': { by: 'the record, for an act of the calendar', test: 'tests/record/execute.test.ts' },
  'draft.tooMany': { by: 'forms that are kept, which are no commands', test: 'tests/web/drafts.test.ts' },
  'draft.tooLarge': { by: 'forms that are kept, which are no commands', test: 'tests/web/drafts.test.ts' },
  'register.unknown': { by: 'the public register', test: 'tests/api/reading.test.ts' },
  'term.notCountable': { by: 'the calculator', test: 'tests/domain/terms/explanation.test.ts' },
  'deadline.unknown': { by: 'an explanation that is asked for', test: 'tests/api/reading.test.ts' },
  'deadline.ruleUnknown': { by: 'an explanation that is asked for', test: 'tests/domain/terms/explanation.test.ts' },
} satisfies { [C in RefusalCode]?: { readonly by: string; readonly test: string } }

export const ofTheCase: Provoked<typeof caseRefusals, keyof typeof givenElsewhere & keyof typeof caseRefusals> = {
  'case.exists': () => inReview().try(officer, 'listing.propose', proposal()),
  'case.unknown': () => new Life('2026-04-07').try(reviewer, 'listing.review', agreed),
  'case.closed': () => withdrawn().try(reviewer, 'listing.review', agreed),
  'case.ending': () => granted().try(entity, 'rectification.commit', { commitment: '承诺' }),
  'case.notEnding': () => published().try(system, 'undoing.confirm', { act: 'use', receipt: '回执' }),
  // Repaired, then annulled while it was being undone.
  'case.endedOtherwise': () =>
    granted()
      .do(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-14' })
      .do(reviewer, 'annulment.confirm', { comments: '属实' })
      .try(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: [{ title: '材料' }] }),
  'command.unknown': () => inReview().try(officer, 'listing.noSuchCommand' as 'listing.withdraw', { reason: '' }),
  'role.outsideDelegation': () =>
    inReview().try({ ...reviewer, listTypes: ['watch-list'], onBehalfOf: 'reviewer-tang' }, 'listing.review', agreed),
  'role.notAllowed': () => inReview().try(officer, 'listing.review', agreed),
  'role.otherAgency': () => inReview().try(otherReviewer, 'listing.review', agreed),
  'role.otherDepartment': () => published().try(finance, 'measure.acknowledge', { measure: 'M07' }),
  'role.otherEntity': () =>
    published().try({ ...entity, entityCode: '91310106MA1FAKE16Q' }, 'rectification.commit', { commitment: '承诺' }),
  'role.otherCase': () =>
    published().try({ ...entity, onlyCases: ['BH-2026-000002'] }, 'rectification.commit', { commitment: '承诺' }),
  'date.inFuture': () => determined().try(officer, 'listing.serveDecision', service('2026-04-11')),
  'date.tooEarly': () => determined().try(officer, 'listing.serveDecision', service('2026-04-09')),
  'date.invalid': () => determined().try(officer, 'listing.serveDecision', service('2026-02-30')),
  'date.tooLate': () => interviewed().try(officer, 'interview.arrange', arranged('2028-01-01')),
  'date.outsideCalendar': () =>
    new Life('2026-04-07').try(
      officer,
      'listing.propose',
      proposal({ underlyingDecision: { ...proposal().underlyingDecision, decidedOn: '1899-12-31' } }),
    ),
}

export const ofChasing: Provoked<typeof chasingRefusals, keyof typeof givenElsewhere & keyof typeof chasingRefusals> = {
  'deadline.notOpen': () => published().try(system, 'deadline.remind', { key: 'no.such' }),
  'deadline.notPassed': () => listed().try(system, 'rectification.markOverdue', {}),
  'deadline.reminderNotDue': () => published().try(system, 'deadline.remind', { key: 'rectification.due' }),
  'deadline.reportNotDue': () => published().try(system, 'deadline.report', { key: 'rectification.due' }),
  'deadline.earlierNeedsApproval': () => {
    const life = published().on('2026-06-01')
    const rules = ruleBookWith({ packs: [...packs, periodPack()] })
    const payload = { key: 'publicity.min', pack: 'fictitious-period@1', reason: '新法（虚构）' }
    const decision = decide(life.now, { type: 'deadline.recompute', payload }, { ...life.context(system), rules })
    return isRefusal(decision) ? decision : undefined
  },
}
