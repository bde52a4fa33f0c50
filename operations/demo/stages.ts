import type { Commands, CommandType } from '../../domain/case.ts'
import { fictitiousProposal } from '../explore/proposal.ts'

const evidence = [{ title: '证明材料（虚构）' }]
const proof = '送达回证（虚构）'

/** Who proposes, and whose acts the others are. */
export const officer = 'officer-310115'
const reviewer = 'reviewer-310115'
const entity = 'entity-example'

/** The acts of one case in the order of the closed loop, each by the person whose turn it is. */
export function actsToday(today: string): readonly (readonly [string, CommandType, Commands[CommandType]])[] {
  const act = <T extends CommandType>(who: string, type: T, payload: Commands[T]) => [who, type, payload] as const
  const measure = 'M09'
  return [
    act(reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' }),
    act(officer, 'listing.serveNotice', { method: 'direct', servedOn: today, proof }),
    act(entity, 'listing.defend', { grounds: [{ id: 'g1', text: '已及时改正（虚构）' }], evidence }),
    act(officer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不影响认定', accepted: false }] }),
    act(reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚，依据充分' }),
    act(officer, 'listing.serveDecision', {
      method: 'direct',
      servedOn: today,
      proof,
      decisionDocNo: '沪虚认〔2026〕1号',
      repairGuidanceDocNo: '沪虚修〔2026〕1号',
    }),
    act(officer, 'publicity.publish', {}),
    act('dept-inspection', 'measure.acknowledge', { measure }),
    act(entity, 'rectification.commit', { commitment: '公开承诺限期整改' }),
    act(entity, 'rectification.submitEvidence', {
      items: fictitiousProposal.rectification.requirements.map(({ id }) => ({
        requirement: id,
        statement: '已整改',
        evidence,
      })),
    }),
    act(officer, 'rectification.accept', { findings: '核验属实' }),
    act(entity, 'repair.apply', { proof: evidence, commitment: '信用承诺' }),
    act(officer, 'repair.accept', { comments: '受理' }),
    act(officer, 'repair.verify', { findings: '属实' }),
    act(reviewer, 'repair.grant', { reasons: '符合条件，准予修复' }),
    act('dept-inspection', 'measure.confirmLift', { measure, on: today, proof: '解除回执（虚构）' }),
  ]
}

/** A minor record may be repaired as soon as its duties are fulfilled, so a whole case fits into one day. */
export const proposalOfToday: Commands['listing.propose'] = {
  ...fictitiousProposal,
  listType: 'watch-list',
  tier: 'minor' as const,
  measures: [{ code: 'M09', department: 'dept-inspection' }],
}
