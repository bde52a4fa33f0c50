import { areaField, commentsField, evidenceField } from './common-fields.ts'
import type { CommandForms, OfTrack } from './types.ts'

/** Credit repair (信用修复). */
export const repairForms: CommandForms<OfTrack<'repair'>> = {
  'repair.apply': {
    title: { zh: '申请信用修复', en: 'Apply for repair' },
    lead: {
      zh: '提交已纠正的证明并作出信用承诺，不收费。',
      en: 'Prove that things were put right and give a commitment. It is free.',
    },
    act: { zh: '提交申请', en: 'Apply' },
    done: { zh: '修复申请已提交。', en: 'Your application has been submitted.' },
    fields: { proof: evidenceField('已纠正、已履行的证明', 'Proof'), commitment: areaField('信用承诺', 'Commitment') },
    faultOf: { 'repair.noProof': 'proof', 'repair.noCommitment': 'commitment' },
  },
  'repair.nameGaps': {
    title: { zh: '告知补正', en: 'Name the gaps' },
    lead: { zh: '欠缺的材料须一次告知。', en: 'All that is missing is told at once.' },
    act: { zh: '告知补正', en: 'Send' },
    done: { zh: '补正告知已发出。', en: 'The gaps have been told.' },
    fields: { gaps: { kind: 'lines', label: { zh: '需要补正的材料', en: 'What is missing' } } },
    faultOf: { 'repair.noGaps': 'gaps' },
  },
  'repair.supplement': {
    title: { zh: '补正材料', en: 'Supply what is missing' },
    lead: { zh: '补正后重新计算受理期限。', en: 'The term for acceptance runs anew.' },
    act: { zh: '提交补正', en: 'Submit' },
    done: { zh: '补正材料已提交。', en: 'The supplement has been submitted.' },
    fields: { proof: evidenceField('补正的材料', 'Supplement') },
    faultOf: { 'repair.noProof': 'proof' },
  },
  'repair.accept': {
    title: { zh: '受理修复申请', en: 'Accept the application' },
    lead: { zh: '受理后核实并作出决定。', en: 'It is then verified and decided.' },
    act: { zh: '受理', en: 'Accept' },
    done: { zh: '已受理。', en: 'The application has been accepted.' },
    fields: { comments: commentsField },
  },
  'repair.verify': {
    title: { zh: '核实修复申请', en: 'Verify the application' },
    lead: { zh: '核实整改和履行情况，由另一人决定。', en: 'Check what was done; somebody else decides.' },
    act: { zh: '保存核实结果', en: 'Save the findings' },
    done: { zh: '核实结果已保存。', en: 'The findings have been saved.' },
    fields: { findings: areaField('核实结果', 'Findings') },
  },
  'repair.grant': {
    title: { zh: '准予修复', en: 'Grant the repair' },
    lead: {
      zh: '准予后同时终止公示、停止共享和使用、解除措施，四项逐一确认后方可结案。',
      en: 'Publication, sharing and use stop and measures are lifted. The case closes when all four are confirmed.',
    },
    act: { zh: '准予修复', en: 'Grant' },
    done: { zh: '已准予修复，四项终止工作开始。', en: 'Granted; the four acts of undoing begin.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'repair.refuse': {
    title: { zh: '不予修复', en: 'Refuse the repair' },
    lead: { zh: '写明理由，主体可以提出异议或者重新申请。', en: 'Say why; the entity may object or apply again.' },
    act: { zh: '不予修复', en: 'Refuse' },
    done: { zh: '已决定不予修复。', en: 'The repair has been refused.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'repair.withdraw': {
    title: { zh: '撤回修复申请', en: 'Withdraw the application' },
    lead: { zh: '撤回后可以再次申请。', en: 'You may apply again later.' },
    act: { zh: '撤回', en: 'Withdraw' },
    done: { zh: '修复申请已撤回。', en: 'The application has been withdrawn.' },
    fields: { reason: areaField('理由', 'Reason') },
  },
  'repair.proposeRevocation': {
    title: { zh: '提议撤销修复', en: 'Propose to revoke the repair' },
    lead: {
      zh: '修复材料虚假或者严重违背承诺的，可以提议撤销，由另一人决定。',
      en: 'For false material or a grave breach of the commitment; somebody else decides.',
    },
    act: { zh: '提交提议', en: 'Submit' },
    done: { zh: '撤销提议已提交。', en: 'The proposal has been submitted.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons'), evidence: evidenceField('证据', 'Evidence') },
  },
  'repair.revoke': {
    title: { zh: '撤销修复', en: 'Revoke the repair' },
    lead: {
      zh: '恢复列入并重新公示，规定期限内不得再次申请修复。',
      en: 'The listing is restored and published again; repair is barred for the prescribed time.',
    },
    act: { zh: '撤销修复', en: 'Revoke' },
    done: { zh: '修复已撤销。', en: 'The repair has been revoked.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
