import type { FormScene, RowsField } from '../form/fields.ts'
import { areaField, commentsField, evidenceField } from './common-fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'
import { askIfPartly } from './partly.ts'

// One frame for each requirement of the order.
const byRequirement: NonNullable<RowsField['fixed']> = ({ state }: FormScene) =>
  (state?.rectification?.requirements ?? []).map(({ id, text }) => ({
    value: id,
    about: { zh: `要求 ${id}：${text}`, en: `Requirement ${id}: ${text}` },
  }))

/** Rectification (限期整改). */
export const rectificationForms: CommandForms<HumanCommandOf<'rectification'>> = {
  'rectification.commit': {
    title: { zh: '作出信用承诺', en: 'Give a commitment' },
    lead: {
      zh: '承诺在期限内完成整改。承诺公开，可供核对。',
      en: 'You promise to put things right within the term. The promise is public.',
    },
    act: { zh: '签署承诺', en: 'Sign' },
    done: { zh: '承诺已记入案件。', en: 'Your commitment has been recorded.' },
    fields: { commitment: areaField('承诺内容', 'Commitment') },
    faultOf: { 'rectification.emptyCommitment': 'commitment' },
  },
  'rectification.submitEvidence': {
    title: { zh: '提交整改材料', en: 'Submit evidence' },
    lead: {
      zh: '按每项要求说明做了什么，并列出材料。提交后认定单位在规定工作日内核验。',
      en: 'Say for each requirement what was done and name the evidence. The agency then checks it within the prescribed working days.',
    },
    act: { zh: '提交材料', en: 'Submit' },
    done: { zh: '整改材料已提交。', en: 'The evidence has been submitted.' },
    fields: {
      items: {
        kind: 'rows',
        label: { zh: '整改情况', en: 'What was done' },
        fixed: byRequirement,
        columns: {
          requirement: { kind: 'given' },
          statement: areaField('整改说明', 'What was done'),
          evidence: evidenceField('材料', 'Evidence'),
        },
      },
    },
    faultOf: { 'rectification.noEvidence': 'items', 'rectification.requirementUnknown': 'items' },
    askIf: askIfPartly,
  },
  'rectification.accept': {
    title: { zh: '核验整改', en: 'Check the rectification' },
    lead: {
      zh: '逐条对照要求和材料，全部符合的予以通过。',
      en: 'Compare each requirement with its evidence; accept when all are met.',
    },
    act: { zh: '核验通过', en: 'Accept' },
    done: { zh: '整改已核验通过。', en: 'The rectification has been accepted.' },
    fields: { findings: areaField('核验结论', 'Findings') },
  },
  'rectification.returnEvidence': {
    title: { zh: '退回补正', en: 'Send the evidence back' },
    lead: {
      zh: '欠缺之处须一次告知；以后再退回时不能提出新的欠缺。',
      en: 'All gaps are told at once; a later return may name no new ones.',
    },
    act: { zh: '退回补正', en: 'Send back' },
    done: { zh: '已退回补正。', en: 'The evidence has been sent back.' },
    fields: {
      gaps: {
        kind: 'rows',
        label: { zh: '欠缺之处', en: 'Gaps' },
        hint: { zh: '已符合的要求不必填写。', en: 'Leave those blank that are met.' },
        fixed: byRequirement,
        columns: { requirement: { kind: 'given' }, text: areaField('还欠缺什么', 'What is missing') },
      },
    },
    faultOf: {
      'rectification.noGaps': 'gaps',
      'rectification.requirementUnknown': 'gaps',
      'rectification.gapNotToldBefore': 'gaps',
    },
  },
  'rectification.askExtension': {
    title: { zh: '申请延期', en: 'Ask for an extension' },
    lead: {
      zh: '说明为什么不能按期完成、还需要几天。',
      en: 'Say why the term cannot be kept and how many days more are needed.',
    },
    act: { zh: '提交申请', en: 'Submit' },
    done: { zh: '延期申请已提交。', en: 'The extension has been asked for.' },
    fields: {
      reason: areaField('理由', 'Reason'),
      days: { kind: 'number', label: { zh: '延长天数', en: 'Days more' }, unit: { zh: '日', en: 'days' } },
    },
    faultOf: {
      'rectification.extensionDaysInvalid': 'days',
      'rectification.extensionBeyondPublicity': 'days',
      'rectification.extensionsUsedUp': 'days',
    },
  },
  'rectification.approveExtension': {
    title: { zh: '同意延期', en: 'Approve the extension' },
    lead: { zh: '整改期限将按申请的天数延长。', en: 'The term grows by the days asked for.' },
    act: { zh: '同意延期', en: 'Approve' },
    done: { zh: '已同意延期。', en: 'The term has been extended.' },
    fields: { comments: commentsField },
  },
  'rectification.proposeReopening': {
    title: { zh: '提议恢复整改', en: 'Propose to reopen rectification' },
    lead: {
      zh: '整改通过后发现材料虚假的，写明理由并附证据，由另一人决定。修复以后才发现的，请提议撤销修复。',
      en: 'When evidence that was accepted proves to be forged: say why and give proof; somebody else decides. Found after a repair, propose to revoke the repair.',
    },
    act: { zh: '提交提议', en: 'Submit' },
    done: { zh: '恢复整改的提议已提交。', en: 'The proposal has been submitted.' },
    grave: true,
    fields: {
      reasons: areaField('理由', 'Reasons'),
      evidence: evidenceField('材料虚假的证据', 'Proof of the forgery'),
    },
  },
  'rectification.reopen': {
    title: { zh: '恢复整改', en: 'Reopen rectification' },
    lead: {
      zh: '由提出人以外的人决定。整改须在规定期限内重新完成，此后完成的不算按期。',
      en: 'By somebody other than who proposed it. It has to be done anew within the prescribed term, and does not count as in time.',
    },
    act: { zh: '恢复整改', en: 'Reopen' },
    done: { zh: '整改已恢复，已告知信用主体。', en: 'Rectification is open again, and the entity is told.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'rectification.refuseReopening': {
    title: { zh: '不予恢复整改', en: 'Keep the acceptance' },
    lead: {
      zh: '材料不虚假的，写明理由；有新证据的，可以再次提出。',
      en: 'Where the evidence is not forged: say why. With new evidence it can be proposed again.',
    },
    act: { zh: '不予恢复', en: 'Keep it' },
    done: { zh: '已决定不予恢复，整改结论维持。', en: 'The acceptance stands.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'rectification.refuseExtension': {
    title: { zh: '不同意延期', en: 'Refuse the extension' },
    lead: { zh: '原期限不变。', en: 'The term stays as it is.' },
    act: { zh: '不同意', en: 'Refuse' },
    done: { zh: '已记录不同意延期。', en: 'The extension has been refused.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
