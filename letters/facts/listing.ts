import { termWords } from '../../domain/calendar/words.ts'
import { answersByGround } from '../../domain/listing/grounds.ts'
import { citation } from '../../domain/law/citation.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Tier } from '../../domain/law/rulebook-types.ts'
import { publicityPeriod } from '../../domain/publicity/period.ts'
import type { Facts } from '../kinds.ts'
import type { Act, AnyAct } from './act.ts'
import {
  commonWords,
  lastOf,
  listTitle,
  measureEntries,
  openedBy,
  remedies,
  requirementEntries,
  ruleAt,
  showingWords,
  sourceOf,
} from './act.ts'

const tiers: Readonly<Record<Tier, string>> = { minor: '轻微', general: '一般', serious: '严重' }

/** What the notice before determination says (认定告知). */
export function determinationNotice(act: Act<'listing.noticeServed'>): Facts<'determinationNotice'> {
  const defence = openedBy(act, 'listing.defence')
  // Notices of earlier releases speak of one term for both rights.
  const hearing = act.recorded.opens?.find(({ topic }) => topic === 'listing.hearingRequest')
  const { contact } = act.state.listing.proposal
  return {
    words: {
      ...listingWords(act),
      servedOn: act.recorded.data.servedOn,
      defenceTerm: termWords(defence.term).zh,
      defenceUntil: defence.dueOn,
      defenceRule: sourceOf(act, defence),
      hearingTerm: hearing && termWords(hearing.term).zh,
      hearingUntil: hearing?.dueOn,
      hearingRule: hearing && sourceOf(act, hearing),
      ...publicityWords(act),
      ...showingWords(act),
      contact: contact && [contact.name, contact.phone].filter((part) => part !== undefined).join('，'),
    },
    lists: {
      measures: measureEntries(act, act.state.listing.proposal.measures),
      requirements: requirementEntries(act),
    },
  }
}

/** What the decision to list says (认定决定). */
export function decision(act: Act<'listing.listed'>): Facts<'decision'> {
  const { determinedOn = act.recorded.on, grounds } = act.state.listing
  const answers = answersByGround(act.state.listing)
  const determined = lastOf(act, 'listing.determined')
  const { maxTerm, maxRule } = publicityWords(act)
  return {
    words: {
      ...listingWords(act),
      servedOn: act.recorded.data.servedOn,
      determinedOn,
      reasons: determined.data.reasons,
      publishBy: openedBy(act, 'publicity.publish').dueOn,
      maxTerm,
      maxRule,
      remedies: remedies(act),
      ...showingWords(act),
    },
    lists: {
      measures: measureEntries(act, determined.data.measures),
      grounds: grounds.map(({ id, text }) => ({
        text,
        answer: answers.get(id)?.answer ?? '—',
      })),
    },
  }
}

/** What the notice on credit repair says, which is served with the decision by one act (两书同达). */
export function repairGuidanceNotice(
  act: Act<'rectification.ordered'> | Act<'listing.listed'>,
): Facts<'repairGuidanceNotice'> {
  const listed = { ...act, recorded: lastOf(act, 'listing.listed') }
  const publishBy = openedBy(listed, 'publicity.publish').dueOn
  // Made anew, a decision orders nothing again that has been corrected.
  const { status, acceptedOn = '' } = act.state.rectification ?? {}
  const isDone = status === 'accepted'
  const requirements = requirementEntries(act)
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      decisionNumber: listed.recorded.data.decisionDocNo,
      servedOn: listed.recorded.data.servedOn,
      publishBy,
      ...publicityWords(act),
      ...showingWords(act),
      earliestRepairOn: earliestRepair(act, publishBy),
      rectifyBy: isDone ? acceptedOn : openedBy(act, 'rectification.term').dueOn,
      removal: act.law.catalogue.listType(act.state.listType)?.removal.zh ?? '见有关规定。',
    },
    lists: {
      requirements: isDone
        ? requirements.map(({ text }) => ({ text: `${text}（${acceptedOn}已核验通过）` }))
        : requirements,
    },
  }
}

/** What the rectification order says (责令限期整改). */
export function rectificationOrder(act: Act<'rectification.ordered'>): Facts<'rectificationOrder'> {
  const due = openedBy(act, 'rectification.term')
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      violation: act.state.listing.proposal.violation.type,
      servedOn: lastOf(act, 'listing.listed').data.servedOn,
      term: termWords(due.term).zh,
      rule: sourceOf(act, due),
      rectifyBy: due.dueOn,
    },
    lists: { requirements: requirementEntries(act) },
  }
}

function listingWords(act: AnyAct) {
  const { violation, legalBasis, underlyingDecision: penalty } = act.state.listing.proposal
  const type = act.law.catalogue.listType(act.state.listType)
  const basis = type?.basis
  return {
    ...commonWords(act),
    listTitle: listTitle(act),
    listBasis: basis ? citation({ source: basis, verified: basis.verified }).zh : act.state.listType,
    tier: tiers[act.state.tier],
    violation: violation.type,
    violationFacts: violation.facts,
    legalBasis: legalBasis.trim() === '' ? undefined : legalBasis,
    penaltyNumber: penalty.docNo,
    penaltyOn: penalty.decidedOn,
    penalty: penalty.content,
  }
}

function publicityWords(act: AnyAct) {
  const min = ruleAt(act, 'publicity.min')
  const max = ruleAt(act, 'publicity.max')
  return { minTerm: min.words, minRule: min.source, maxTerm: max.words, maxRule: max.source }
}

/** The first day on which repair may be applied for if the listing is published on the last day of its term. */
function earliestRepair(act: AnyAct, publishBy: LocalDate): LocalDate {
  return publicityPeriod(act.state, { rules: act.law.rules, today: publishBy }).data.repairFrom
}
