import type { EventFacts } from '../events.ts'
import type { RepairEvents } from './types.ts'

export const repairEvents: EventFacts<keyof RepairEvents> = {
  'repair.applied': { zh: '申请信用修复', en: 'Repair applied for', basis: 'case', says: 'repair.apply' },
  'repair.gapsNamed': { zh: '一次性告知补正', en: 'Gaps named', basis: 'repair.accept', says: 'repair.nameGaps' },
  'repair.supplemented': {
    zh: '补正材料',
    en: 'Supplement given',
    basis: 'repair.supplement',
    says: 'repair.supplement',
  },
  'repair.lapsed': {
    zh: '逾期未补正，申请终止',
    en: 'Application lapsed',
    basis: 'repair.supplement',
    says: 'nothing',
  },
  'repair.accepted': { zh: '受理修复申请', en: 'Application accepted', basis: 'repair.accept', says: 'repair.accept' },
  'repair.verified': {
    zh: '修复申请已核实',
    en: 'Application verified',
    basis: 'repair.decide',
    says: 'repair.verify',
  },
  'repair.granted': { zh: '准予修复', en: 'Repair granted', basis: 'repair.decide', says: 'repair.grant' },
  'repair.refused': { zh: '不予修复', en: 'Repair refused', basis: 'repair.decide', says: 'repair.refuse' },
  'repair.withdrawn': { zh: '撤回修复申请', en: 'Application withdrawn', basis: 'case', says: 'repair.withdraw' },
  'repair.revocationProposed': {
    zh: '提议撤销修复',
    en: 'Revocation proposed',
    basis: 'repair.revocation',
    says: 'repair.proposeRevocation',
  },
  'repair.revocationDefended': {
    zh: '对撤销修复陈述申辩',
    en: 'Defence against the revocation',
    basis: 'repair.revocationDefence',
    says: 'repair.defendRevocation',
  },
  'repair.revocationRefused': {
    zh: '不予撤销修复',
    en: 'Revocation refused',
    basis: 'case',
    says: 'repair.refuseRevocation',
  },
  'repair.barProposed': {
    zh: '提议限制再次申请修复',
    en: 'Bar on repair proposed',
    basis: 'repair.bar',
    says: 'repair.proposeBar',
  },
  'repair.barDefended': {
    zh: '对限制申请修复陈述申辩',
    en: 'Defence against the bar',
    basis: 'repair.barDefence',
    says: 'repair.defendBar',
  },
  'repair.barRefused': { zh: '不予限制申请修复', en: 'Bar refused', basis: 'case', says: 'repair.refuseBar' },
  'repair.barred': { zh: '限制再次申请修复', en: 'Barred from repair', basis: 'repair.fraudBar', says: 'repair.bar' },
  'repair.barReopened': {
    zh: '未经陈述申辩的限制失效，重新决定',
    en: 'Bar without a hearing void: to be decided anew',
    basis: 'repair.barDefence',
    says: 'nothing',
  },
  'repair.revocationReopened': {
    zh: '未经陈述申辩的撤销失效，重新决定',
    en: 'Revocation without a hearing void: to be decided anew',
    basis: 'repair.revocationDefence',
    says: 'nothing',
  },
  'repair.revoked': { zh: '撤销修复', en: 'Repair revoked', basis: 'repair.fraudBar', says: 'repair.revoke' },
}
