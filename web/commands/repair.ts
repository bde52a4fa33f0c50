import { areaField, commentsField, evidenceField } from './common-fields.ts'
import { checkMeasures } from '../../domain/law/catalogue.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { measuresAfterFraud } from '../../rules/usual-measures.ts'
import type { FormScene, Option } from '../form/fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

// Those that may be ordered in the case and are not in it yet.
const addedMeasures = ({ state, today }: FormScene): readonly Option[] => {
  if (!state) return []
  const { entity, tier, listType, measures } = state
  const fitted = { kind: entity.kind, tier, listType, on: today }
  return measuresAfterFraud
    .filter((code) => !(code in measures))
    .map((code) => ({ code, department: catalogue.implementers(code, today)[0] ?? '' }))
    .filter((measure) => checkMeasures(catalogue, [measure], fitted) === undefined)
    .map(({ code }) => ({ value: code, label: catalogue.measureTitle(code, today) }))
}

// The entity's own, against whatever is to be taken from it for false material.
const ownDefence = {
  act: { zh: '提交', en: 'Submit' },
  done: { zh: '陈述申辩已提交。', en: 'Your defence has been submitted.' },
  fields: { statement: areaField('陈述申辩', 'Your defence'), evidence: evidenceField('证据', 'Evidence') },
  faultOf: { 'repair.emptyRevocationDefence': 'statement' },
} as const

/** Credit repair (信用修复). */
export const repairForms: CommandForms<HumanCommandOf<'repair'>> = {
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
    lead: {
      zh: '写明理由，主体可以提出异议或者重新申请。材料虚假的，另行提议限制再次申请，告知主体并听取申辩后由另一人决定。',
      en: 'Say why; the entity may object or apply again. Where the material was false, a bar is proposed by itself: the entity is told and heard, and somebody else decides.',
    },
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
      zh: '修复材料虚假或者严重违背承诺的，可以提议撤销。信用主体即被告知，陈述申辩期满后由另一人决定。',
      en: 'For false material or a grave breach of the commitment. The entity is told and may defend itself; after that somebody else decides.',
    },
    act: { zh: '提交提议', en: 'Submit' },
    done: { zh: '撤销提议已提交。', en: 'The proposal has been submitted.' },
    grave: true,
    fields: {
      reasons: areaField('理由', 'Reasons'),
      evidence: evidenceField('证据', 'Evidence'),
      measures: {
        kind: 'ticks',
        label: { zh: '随撤销增加的措施', en: 'Measures to be added' },
        hint: {
          zh: '写进告知书，供信用主体申辩；没有勾选的不增加。',
          en: 'They stand in the notice, so that the entity may speak to them. What is not ticked is not added.',
        },
        options: addedMeasures,
        ticked: (scene) => addedMeasures(scene).map(({ value }) => value),
        optional: true,
      },
    },
    faultOf: { 'listing.measureTwice': 'measures' },
  },
  'repair.revoke': {
    title: { zh: '撤销修复', en: 'Revoke the repair' },
    lead: {
      zh: '恢复列入，按规定的期限重新公示且不得提前终止，期间不得再次申请修复，整改须重新完成。',
      en: 'The listing is restored and public for the prescribed time without an early end; repair is barred meanwhile, and rectification is open again.',
    },
    act: { zh: '撤销修复', en: 'Revoke' },
    done: { zh: '修复已撤销。', en: 'The repair has been revoked.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'repair.defendRevocation': {
    title: { zh: '对撤销修复陈述申辩', en: 'Defend the repair' },
    lead: {
      zh: '认定单位拟撤销修复。期限内可以说明材料真实的理由并附证据，可以多次提交。',
      en: 'The agency intends to revoke the repair. Until the term ends you may say why the material is true, with proof, and add to it.',
    },
    ...ownDefence,
  },
  'repair.refuseRevocation': {
    title: { zh: '不予撤销修复', en: 'Refuse the revocation' },
    lead: {
      zh: '查明材料不虚假的，写明理由，修复维持；有新证据的，可以再次提出。',
      en: 'Where the material is not false: say why, and the repair stands. With new evidence it can be proposed again.',
    },
    act: { zh: '不予撤销', en: 'Refuse' },
    done: { zh: '已决定不予撤销，修复维持。', en: 'The repair stands.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'repair.proposeBar': {
    title: { zh: '提议限制再次申请修复', en: 'Propose to bar repair' },
    lead: {
      zh: '申请材料虚假的，可以提议在规定期限内限制再次申请。信用主体即被告知，陈述申辩期满后由另一人决定；决定前仍可以申请。',
      en: 'For an application with false material. The entity is told and may defend itself; after that somebody else decides. Until then it may apply as before.',
    },
    act: { zh: '提交提议', en: 'Submit' },
    done: { zh: '限制提议已提交。', en: 'The proposal has been submitted.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons'), evidence: evidenceField('证据', 'Evidence') },
    faultOf: { 'repair.noProof': 'evidence' },
  },
  'repair.defendBar': {
    title: { zh: '对限制申请修复陈述申辩', en: 'Answer the proposed bar' },
    lead: {
      zh: '认定单位拟限制再次申请修复。期限内可以说明材料真实的理由并附证据，可以多次提交。',
      en: 'The agency intends to bar you from applying for repair. Until the term ends you may say why the material is true, with proof, and add to it.',
    },
    ...ownDefence,
  },
  'repair.bar': {
    title: { zh: '限制再次申请修复', en: 'Bar repair' },
    lead: {
      zh: '规定期限内不得再次申请信用修复，决定书写明自何日起可以再次申请和救济途径。',
      en: 'No repair can be applied for during the prescribed time; the decision says from which day it can again, and names the remedies.',
    },
    act: { zh: '决定限制', en: 'Bar' },
    done: { zh: '已决定限制再次申请修复。', en: 'Repair has been barred.' },
    grave: true,
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'repair.refuseBar': {
    title: { zh: '不予限制申请修复', en: 'Refuse the bar' },
    lead: {
      zh: '查明材料不虚假的，写明理由，主体可以照常申请；有新证据的，可以再次提出。',
      en: 'Where the material is not false: say why, and the entity may apply as before. With new evidence it can be proposed again.',
    },
    act: { zh: '不予限制', en: 'Refuse' },
    done: { zh: '已决定不予限制。', en: 'There is no bar.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
}
