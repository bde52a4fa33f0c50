import type { CaseState } from '../../domain/case.ts'
import { listingHeldBy } from '../../domain/listing/determination.ts'
import { measureWords } from '../kit/measure-words.ts'
import { areaField, lineField, tierOptions } from './common-fields.ts'
import { byGround, groundsAtOnce } from './grounds-rows.ts'
import { serviceFaults, serviceFields } from './service-fields.ts'
import { hearingForms } from './listing-hearing.ts'
import { reviewForms } from './listing-review.ts'
import { listingRevocationForms } from './listing-revocation.ts'
import { proposalFaults } from './proposal-faults.ts'
import { proposalFields } from './proposal-fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

const { entity: _entity, agency: _agency, district: _district, ...revisable } = proposalFields

const proposedMeasures = (state: CaseState | undefined) =>
  (state?.listing.proposal.measures ?? []).map(({ code }) => ({ value: code, label: measureWords(code) }))

const notList = {
  value: 'notList',
  label: { zh: '不予列入', en: 'Do not list' },
  hint: {
    zh: '案件结案，不必等待申辩或者听证。等级和措施不必选择。',
    en: 'The case closes, without waiting for defence or hearing. Tier and measures do not matter.',
  },
}

/** Listing (名单发起). */
export const listingForms: CommandForms<HumanCommandOf<'listing'>> = {
  ...reviewForms,
  'listing.revise': {
    title: { zh: '修改列入建议', en: 'Revise the proposal' },
    lead: {
      zh: '修改后重新送复核。主体不能更改；主体有误的，请撤回后另行提出。',
      en: 'It goes to the review again. The entity cannot be changed: withdraw the proposal and make another.',
    },
    act: { zh: '保存并送复核', en: 'Save and send for review' },
    done: { zh: '列入建议已修改。', en: 'The proposal has been revised.' },
    fields: revisable,
    faultOf: proposalFaults,
  },
  'listing.withdraw': {
    title: { zh: '撤回列入建议', en: 'Withdraw the proposal' },
    lead: {
      zh: '撤回后案件结案，不再列入。告知书送达后不能撤回，由另一人决定不予列入。',
      en: 'The case closes and nobody is listed. Once the notice has been served, another person decides not to list instead.',
    },
    act: { zh: '撤回', en: 'Withdraw' },
    done: { zh: '已撤回，案件结案。', en: 'Withdrawn; the case is closed.' },
    grave: true,
    fields: { reason: areaField('撤回理由', 'Reason') },
  },
  'listing.serveNotice': {
    title: { zh: '送达认定告知书', en: 'Serve the notice' },
    lead: {
      zh: '告知书送达后，主体有权在期限内陈述申辩，也可以要求听证。',
      en: 'From its service the entity may answer within the term, and ask for a hearing.',
    },
    act: { zh: '登记送达', en: 'Record the service' },
    done: { zh: '告知书送达已登记，陈述申辩期开始。', en: 'Service recorded; the term for defence runs.' },
    fields: serviceFields,
    faultOf: serviceFaults,
  },
  ...hearingForms,
  ...listingRevocationForms,
  'listing.answerGrounds': {
    title: { zh: '逐条回应申辩', en: 'Answer each ground' },
    lead: {
      zh: '每一条申辩理由都要回应，写明是否采纳和为什么。全部回应后方可认定。',
      en: 'Answer every ground: whether it is accepted, and why. The determination waits for all answers.',
    },
    act: { zh: '保存回应', en: 'Save the answers' },
    done: { zh: '回应已保存。', en: 'The answers have been saved.' },
    fields: {
      answers: {
        kind: 'rows',
        label: { zh: '申辩与回应', en: 'Grounds and answers' },
        hint: {
          zh: `一次列出至多 ${groundsAtOnce} 条，还没有回应的在前；保存后再次打开，列出其余各条。`,
          en: `At most ${groundsAtOnce} at once, those without an answer first; the others follow when these are saved.`,
        },
        keepBlank: true,
        atOnce: groundsAtOnce,
        fixed: byGround,
        columns: {
          ground: { kind: 'given' },
          accepted: {
            kind: 'yesNo',
            label: { zh: '是否采纳', en: 'Accepted' },
            yes: { zh: '采纳', en: 'Accepted' },
            no: { zh: '不采纳', en: 'Not accepted' },
          },
          answer: areaField('回应', 'Answer'),
        },
      },
    },
    faultOf: { 'listing.groundUnknown': 'answers' },
  },
  'listing.determine': {
    title: { zh: '作出认定', en: 'Determine' },
    lead: {
      zh: '由提出人以外的人决定是否列入。可以减少措施、调整等级，不能增加措施。',
      en: 'Somebody other than the author decides whether to list. Measures may be dropped but not added; the tier may be changed.',
    },
    act: { zh: '作出决定', en: 'Decide' },
    done: { zh: '认定决定已记入案件。', en: 'The determination has been recorded.' },
    grave: true,
    idle: ({ outcome }) => (outcome === 'notList' ? ['tier', 'measures'] : []),
    fields: {
      outcome: {
        kind: 'choice',
        label: { zh: '决定', en: 'Decision' },
        // Before the entity has been heard and answered only a decision in its favour is offered.
        options: ({ state, today }) => [
          ...(state && listingHeldBy(state, today) ? [] : [{ value: 'list', label: { zh: '列入名单', en: 'List' } }]),
          notList,
        ],
        words: (value) => (value === 'list' ? { zh: '列入名单', en: 'List' } : notList.label),
      },
      reasons: areaField('理由', 'Reasons', {
        zh: '写明采信的事实、对申辩的处理和适用的依据。',
        en: 'The facts relied on, what became of the defence, and the basis applied.',
      }),
      tier: {
        kind: 'choice',
        label: { zh: '失信等级', en: 'Tier' },
        hint: { zh: '已选好建议的等级，可以改。', en: 'The proposed tier is chosen; you may change it.' },
        options: tierOptions,
        first: ({ state }) => state?.tier ?? '',
        optional: true,
      },
      measures: {
        kind: 'ticks',
        label: { zh: '惩戒措施', en: 'Measures' },
        hint: {
          zh: '请逐项勾选要实施的措施，只能从建议的措施中选择。没有勾选的不实施；一项也不勾选，就只列入名单。',
          en: 'Tick each measure that is to be imposed, from those proposed. What is not ticked is not imposed; with none ticked the entity is only listed.',
        },
        options: ({ state }) => proposedMeasures(state),
      },
    },
    faultOf: {
      'listing.tierNotOnList': 'tier',
      'listing.measureTierMismatch': 'measures',
      'listing.measureAdded': 'measures',
      'listing.tierAggravated': 'tier',
    },
  },
  'listing.serveDecision': {
    title: { zh: '两书同达', en: 'Serve both letters' },
    lead: {
      zh: '认定决定书和信用修复告知书一并送达。整改期和公示期限随之开始。',
      en: 'The decision and the repair notice are served by one act. Rectification and publication terms begin.',
    },
    act: { zh: '登记送达', en: 'Record the service' },
    done: { zh: '两书送达已登记，主体已列入名单。', en: 'Service recorded; the entity is listed.' },
    fields: {
      ...serviceFields,
      decisionDocNo: lineField('认定决定书文号', 'Number of the decision', {
        zh: '例如 沪虚认〔2026〕1号',
        en: 'As in 沪虚认〔2026〕1号',
      }),
      repairGuidanceDocNo: lineField('信用修复告知书文号', 'Number of the repair notice', {
        zh: '例如 沪虚修〔2026〕1号',
        en: 'As in 沪虚修〔2026〕1号',
      }),
    },
    faultOf: { ...serviceFaults, 'listing.dualServiceMissing': 'decisionDocNo' },
  },
}
