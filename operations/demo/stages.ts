import { usual } from '../../fictitious/course.ts'
import type { Commands, CommandType } from '../../domain/case.ts'
import { fictitiousProposal } from '../../fictitious/proposal.ts'

const evidence = [{ title: '证明材料（虚构）' }]

/** Who proposes, and whose acts the others are. */
export const officer = 'officer-310115'
const reviewer = 'reviewer-310115'
const entity = 'entity-example'

/** The acts of one case in the order of the closed loop, each by the person whose turn it is. */
export function actsToday(
  today: string,
  caseNo: string,
): readonly (readonly [string, CommandType, Commands[CommandType]])[] {
  const act = <T extends CommandType>(who: string, type: T, payload: Commands[T]) => [who, type, payload] as const
  const measure = 'M09'
  const at = { caseNo, today }
  return [
    act(reviewer, 'listing.review', usual('listing.review', at)),
    act(officer, 'listing.serveNotice', usual('listing.serveNotice', at)),
    act(entity, 'listing.defend', { grounds: [{ id: 'g1', text: '已及时改正（虚构）' }], evidence }),
    act(officer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不影响认定', accepted: false }] }),
    act(entity, 'listing.waiveDefence', { statement: '没有其他申辩（虚构）' }),
    act(entity, 'listing.waiveHearing', { statement: '不要求听证（虚构）' }),
    act(reviewer, 'listing.determine', usual('listing.determine', at)),
    act(officer, 'listing.serveDecision', usual('listing.serveDecision', at)),
    act(entity, 'publicity.waivePreview', usual('publicity.waivePreview', at)),
    act(officer, 'publicity.publish', usual('publicity.publish', at)),
    act('dept-inspection', 'measure.acknowledge', { measure }),
    act(entity, 'rectification.commit', { commitment: '公开承诺限期整改' }),
    act(entity, 'rectification.submitEvidence', {
      items: fictitiousProposal.rectification.requirements.map(({ id }) => ({
        requirement: id,
        statement: '已整改',
        evidence,
      })),
    }),
    act(reviewer, 'rectification.accept', { findings: '核验属实' }),
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
