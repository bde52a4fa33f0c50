import { randomInt } from 'node:crypto'
import type { Commands } from '../domain/case.ts'

/** A lawful proposal about a fictitious entity, for explorations, benches and examples. */
export const fictitiousProposal: Commands['listing.propose'] = {
  agency: 'agency-pudong',
  district: '310115',
  entity: {
    code: '91310115MA1FAKE27N',
    name: '上海虚构示例有限公司（虚构）',
    kind: 'organisation',
    district: '310115',
    legalRepresentative: '虚构甲',
  },
  listType: 'work-safety-severe',
  violation: { type: '安全生产', facts: '未对从业人员进行安全生产教育培训（虚构）' },
  evidence: [{ title: '现场检查笔录（虚构）' }],
  underlyingDecision: {
    docNo: '沪监罚〔2026〕90001号',
    decidedOn: '2026-03-02',
    penaltyKinds: ['罚款'],
    content: '罚款人民币50万元',
    fineWanYuan: 50,
  },
  legalBasis: '《中华人民共和国安全生产法》第九十七条',
  tier: 'serious',
  measures: [
    { code: 'M06', department: 'dept-finance' },
    { code: 'M07', department: 'dept-honours' },
    { code: 'M09', department: 'dept-inspection' },
  ],
  rectification: {
    requirements: [
      { id: 'r1', text: '停止违法行为' },
      { id: 'r2', text: '提交整改报告' },
    ],
    termDays: 60,
  },
}

/** A proposal on another decision than its own, told by a serial number: one decision on one entity is one case. */
export function onDecision(serial: number, proposal = fictitiousProposal): Commands['listing.propose'] {
  const { underlyingDecision } = proposal
  return { ...proposal, underlyingDecision: { ...underlyingDecision, docNo: `沪监罚〔2026〕${serial}号` } }
}

const serials = [100_000_000_000, 200_000_000_000] as const

/** A proposal on a decision that no installation has seen. */
export const onNewDecision = (proposal = fictitiousProposal): Commands['listing.propose'] =>
  onDecision(randomInt(...serials), proposal)
