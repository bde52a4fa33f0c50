import type { CaseState } from '../../domain/case.ts'
import { findMeasure } from '../../rules/catalogue.ts'
import {
  areaField,
  commentsField,
  dateField,
  evidenceField,
  lineField,
  serviceFields,
  tierOptions,
} from './common-fields.ts'
import { proposalFields } from './proposal-fields.ts'
import type { CommandForms, OfTrack } from './types.ts'

const { entity: _entity, agency: _agency, district: _district, ...revisable } = proposalFields

const proposedMeasures = (state: CaseState | undefined) =>
  (state?.listing.proposal.measures ?? []).map(({ code }) => {
    const title = findMeasure(code)?.title
    return { value: code, label: { zh: `${code} ${title?.zh ?? ''}`, en: `${code} ${title?.en ?? ''}` } }
  })

/** Listing (名单发起). */
export const listingForms: CommandForms<OfTrack<'listing'>> = {
  'listing.review': {
    title: { zh: '复核列入建议', en: 'Review the proposal' },
    lead: {
      zh: '由提出人以外的人核对事实、依据、等级和措施。同意后即可送达告知书；退回的，由经办人修改。',
      en: 'Somebody other than its author checks facts, basis, tier and measures. Agreed, the notice can be served; sent back, the officer revises it.',
    },
    act: { zh: '提交复核结果', en: 'Submit the review' },
    done: { zh: '复核结果已记入案件。', en: 'The review has been recorded.' },
    fields: {
      outcome: {
        kind: 'choice',
        label: { zh: '复核结果', en: 'Outcome' },
        options: [
          {
            value: 'agreed',
            label: { zh: '同意', en: 'Agree' },
            hint: { zh: '下一步送达认定告知书。', en: 'The notice is served next.' },
          },
          {
            value: 'returned',
            label: { zh: '退回修改', en: 'Send back' },
            hint: { zh: '请在意见中写明要改什么。', en: 'Say in the comments what to change.' },
          },
        ],
      },
      comments: commentsField,
    },
  },
  'listing.revise': {
    title: { zh: '修改列入建议', en: 'Revise the proposal' },
    lead: {
      zh: '修改后重新送复核。主体不能更改；主体有误的，请撤回后另行提出。',
      en: 'It goes to the review again. The entity cannot be changed: withdraw the proposal and make another.',
    },
    act: { zh: '保存并送复核', en: 'Save and send for review' },
    done: { zh: '列入建议已修改。', en: 'The proposal has been revised.' },
    fields: revisable,
    faultOf: {
      'listing.noLegalBasis': 'legalBasis',
      'listing.noEvidence': 'evidence',
      'listing.noRequirements': 'rectification.requirements',
      'listing.termInvalid': 'rectification.termDays',
      'listing.measureTwice': 'measures',
      'listing.tierNotOnList': 'tier',
      'listing.unknownListType': 'listType',
      'listing.listTypeNotInForce': 'listType',
      'listing.notASanctionList': 'listType',
    },
  },
  'listing.withdraw': {
    title: { zh: '撤回列入建议', en: 'Withdraw the proposal' },
    lead: { zh: '撤回后案件结案，不再列入。', en: 'The case closes and nobody is listed.' },
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
  },
  'listing.defend': {
    title: { zh: '提出陈述申辩', en: 'Give a defence' },
    lead: {
      zh: '一项理由写一条，认定单位会逐条回应。',
      en: 'One entry for each ground: the agency answers each of them.',
    },
    act: { zh: '提交申辩', en: 'Submit the defence' },
    done: { zh: '陈述申辩已提交。', en: 'Your defence has been submitted.' },
    fields: {
      grounds: {
        kind: 'rows',
        label: { zh: '申辩理由', en: 'Grounds' },
        numbered: 'g',
        columns: { id: { kind: 'given' }, text: areaField('理由', 'Ground') },
      },
      evidence: evidenceField('证据材料', 'Evidence'),
    },
    faultOf: { 'listing.noGrounds': 'grounds', 'listing.groundTwice': 'grounds' },
  },
  'listing.waiveDefence': {
    title: { zh: '放弃陈述申辩', en: 'Waive the defence' },
    lead: {
      zh: '放弃后立即进入认定，不能再陈述申辩。',
      en: 'The determination follows at once; no defence can be given afterwards.',
    },
    act: { zh: '确认放弃', en: 'Waive' },
    done: { zh: '已登记放弃陈述申辩。', en: 'The waiver has been recorded.' },
    grave: true,
    fields: {
      statement: areaField('声明', 'Statement', {
        zh: '主体书面声明的内容。',
        en: 'What the entity declared in writing.',
      }),
    },
  },
  'listing.askHearing': {
    title: { zh: '要求听证', en: 'Ask for a hearing' },
    lead: {
      zh: '认定单位须在举行前规定的工作日内送达听证通知。',
      en: 'The agency must give notice of the hearing the prescribed working days ahead.',
    },
    act: { zh: '提交', en: 'Submit' },
    done: { zh: '听证要求已提交。', en: 'The hearing has been asked for.' },
    fields: { reason: areaField('理由', 'Reason') },
  },
  'listing.notifyHearing': {
    title: { zh: '送达听证通知', en: 'Give notice of the hearing' },
    lead: {
      zh: '听证通知须提前送达，日期过早的系统会提示最早可以举行的日期。',
      en: 'Notice must be given ahead; if the day is too early you are told the earliest one.',
    },
    act: { zh: '登记通知', en: 'Record the notice' },
    done: { zh: '听证通知已登记。', en: 'The notice of the hearing has been recorded.' },
    fields: {
      servedOn: dateField('通知送达日期', 'Date of service'),
      hearingOn: { kind: 'date', label: { zh: '听证日期', en: 'Date of the hearing' } },
      place: lineField('听证地点', 'Place'),
    },
    faultOf: { 'listing.hearingNoticeTooShort': 'hearingOn' },
  },
  'listing.holdHearing': {
    title: { zh: '登记听证笔录', en: 'Record the hearing' },
    lead: {
      zh: '听证举行后登记笔录要点，随后方可认定。',
      en: 'Record what was said; the determination may follow only then.',
    },
    act: { zh: '保存笔录', en: 'Save the record' },
    done: { zh: '听证笔录已保存。', en: 'The record of the hearing has been saved.' },
    fields: { heldOn: dateField('举行日期', 'Date held'), record: areaField('笔录', 'Record') },
  },
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
        keepBlank: true,
        fixed: ({ state }) =>
          (state?.listing.grounds ?? []).map(({ id, text }, n) => ({
            value: id,
            about: { zh: `第 ${n + 1} 条：${text}`, en: `Ground ${n + 1}: ${text}` },
          })),
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
    fields: {
      outcome: {
        kind: 'choice',
        label: { zh: '决定', en: 'Decision' },
        options: [
          { value: 'list', label: { zh: '列入名单', en: 'List' } },
          {
            value: 'notList',
            label: { zh: '不予列入', en: 'Do not list' },
            hint: { zh: '案件结案。等级和措施不必选择。', en: 'The case closes. Tier and measures do not matter.' },
          },
        ],
      },
      reasons: areaField('理由', 'Reasons', {
        zh: '写明采信的事实、对申辩的处理和适用的依据。',
        en: 'The facts relied on, what became of the defence, and the basis applied.',
      }),
      tier: {
        kind: 'choice',
        label: { zh: '失信等级', en: 'Tier' },
        options: tierOptions,
        first: ({ state }) => state?.tier ?? '',
        optional: true,
      },
      measures: {
        kind: 'ticks',
        label: { zh: '惩戒措施', en: 'Measures' },
        hint: { zh: '只能从建议的措施中选择。', en: 'Only from those proposed.' },
        options: ({ state }) => proposedMeasures(state),
        ticked: ({ state }) => (state?.listing.proposal.measures ?? []).map(({ code }) => code),
      },
    },
    faultOf: {
      'listing.tierNotOnList': 'tier',
      'listing.measureTierMismatch': 'measures',
      'listing.measureNotProposed': 'measures',
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
    faultOf: { 'listing.dualServiceMissing': 'decisionDocNo' },
  },
}
