import { areaField, evidenceField } from './common-fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

/** Objections (异议). */
export const objectionForms: CommandForms<HumanCommandOf<'objection'>> = {
  'objection.file': {
    title: { zh: '提出异议', en: 'File an objection' },
    lead: {
      zh: '对公示内容、期限或主体有异议的，可以随时提出。核查期间公示信息会加注异议标注。',
      en: 'Against what is published, its term or the entity, at any time. Until it is decided the record is marked as contested.',
    },
    act: { zh: '提交异议', en: 'Submit' },
    done: { zh: '异议已提交。', en: 'Your objection has been filed.' },
    fields: { grounds: areaField('异议理由', 'Grounds'), evidence: evidenceField('材料', 'Evidence') },
  },
  'objection.verify': {
    title: { zh: '核查异议', en: 'Verify the objection' },
    lead: {
      zh: '核查后由另一人决定；内容确有错误的，请同时提出更正。',
      en: 'Somebody else decides afterwards. Where something is wrong, propose its correction too.',
    },
    act: { zh: '保存核查结果', en: 'Save the findings' },
    done: { zh: '核查结果已保存。', en: 'The findings have been saved.' },
    fields: { findings: areaField('核查结果', 'Findings') },
  },
  'objection.uphold': {
    title: { zh: '异议成立', en: 'Uphold the objection' },
    lead: {
      zh: '更正（确认经办人提出的更正），或者移出名单并解除措施。',
      en: 'The correction that an officer has proposed is confirmed by it, or the entity is removed and measures are lifted.',
    },
    act: { zh: '作出决定', en: 'Decide' },
    done: { zh: '异议决定已记入案件。', en: 'The decision has been recorded.' },
    grave: true,
    fields: {
      outcome: {
        kind: 'choice',
        label: { zh: '处理方式', en: 'Outcome' },
        options: [
          { value: 'corrected', label: { zh: '确认所提出的更正', en: 'Confirm the proposed correction' } },
          { value: 'removed', label: { zh: '移出名单', en: 'Remove from the list' } },
        ],
      },
      reasons: areaField('理由', 'Reasons'),
    },
    faultOf: { 'objection.noCorrection': 'outcome', 'correction.overtaken': 'outcome' },
  },
  'objection.reject': {
    title: { zh: '异议不成立', en: 'Reject the objection' },
    lead: { zh: '异议标注随之取消。', en: 'The mark falls away.' },
    act: { zh: '作出决定', en: 'Decide' },
    done: { zh: '异议决定已记入案件。', en: 'The decision has been recorded.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
