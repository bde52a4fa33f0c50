import type { annulmentRefusals } from '../../../domain/annulment/refusals.ts'
import type { objectionRefusals } from '../../../domain/objection/refusals.ts'
import { repairEligibility } from '../../../domain/repair/eligibility.ts'
import type { repairRefusals } from '../../../domain/repair/refusals.ts'
import {
  annulled,
  annulling,
  applied,
  granted,
  barrable,
  heardOnBar,
  heardOnRevocation,
  looked,
  objected,
  rectified,
  revocable,
  verified,
} from '../../support/later-life.ts'
import { inReview, listed, published } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer, reviewer, entity, system } = people
const evidence = [{ title: '证明材料（虚构）' }]
const application = { proof: evidence, commitment: '信用承诺' }
const objection = { grounds: '名称有误', evidence }
const reasons = { reasons: '理由' }
const annulment = { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-07' }
const named = () => applied().do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
const onFirstDay = () => {
  const life = rectified()
  return life.on(life.now.publicity!.repairFrom)
}

export const ofRepair: Provoked<typeof repairRefusals> = {
  'repair.notNow': () => published().try(officer, 'repair.accept', { comments: '' }),
  'repair.alreadyOpen': () => applied().try(entity, 'repair.apply', application),
  'repair.notPublished': () => listed().try(entity, 'repair.apply', application),
  // Said to who asks whether an application would be taken; the application itself comes after the end of the case.
  'repair.publicityEnded': () => repairEligibility(granted().now, '2027-06-01').reasons[0],
  'repair.tooEarly': () => rectified().try(entity, 'repair.apply', application),
  'repair.barred': () => heardOnBar().do(reviewer, 'repair.bar', reasons).try(entity, 'repair.apply', application),
  'repair.notRectified': () => {
    const life = published()
    return life.on(life.now.publicity!.repairFrom).try(entity, 'repair.apply', application)
  },
  'repair.noProof': () => onFirstDay().try(entity, 'repair.apply', { ...application, proof: [] }),
  'repair.noCommitment': () => onFirstDay().try(entity, 'repair.apply', { ...application, commitment: ' ' }),
  'repair.gapsAlreadyTold': () =>
    named()
      .do(entity, 'repair.supplement', { proof: evidence })
      .try(officer, 'repair.nameGaps', { gaps: ['又缺'] }),
  'repair.noGaps': () => applied().try(officer, 'repair.nameGaps', { gaps: [] }),
  'repair.sameDecider': () => verified().try({ ...reviewer, id: officer.id }, 'repair.grant', reasons),
  'repair.notGranted': () => verified().try(officer, 'repair.proposeRevocation', { ...reasons, evidence }),
  'repair.revocationAlreadyProposed': () =>
    revocable().try(officer, 'repair.proposeRevocation', { ...reasons, evidence }),
  'repair.revocationNotProposed': () => granted().try(reviewer, 'repair.revoke', reasons),
  'repair.revocationNotServed': () =>
    granted()
      .do(officer, 'repair.proposeRevocation', { ...reasons, evidence })
      .on('2028-01-04')
      .try(reviewer, 'repair.revoke', reasons),
  'repair.revocationNotHeard': () => revocable().try(reviewer, 'repair.revoke', reasons),
  'repair.revocationDefenceTooLate': () =>
    heardOnRevocation().try(entity, 'repair.defendRevocation', { statement: '材料属实', evidence }),
  'repair.emptyRevocationDefence': () =>
    revocable().try(entity, 'repair.defendRevocation', { statement: ' ', evidence }),
  'repair.barNotProposed': () => verified().try(reviewer, 'repair.bar', reasons),
  'repair.barAlreadyProposed': () => barrable().try(officer, 'repair.proposeBar', { ...reasons, evidence }),
  'repair.nothingToBar': () => verified().try(officer, 'repair.proposeBar', { ...reasons, evidence }),
  'repair.barNotServed': () =>
    verified()
      .do(reviewer, 'repair.refuse', reasons)
      .do(officer, 'repair.proposeBar', { ...reasons, evidence })
      .try(reviewer, 'repair.bar', reasons),
  'repair.barNotHeard': () => barrable().try(reviewer, 'repair.bar', reasons),
  'repair.barDefenceTooLate': () => heardOnBar().try(entity, 'repair.defendBar', { statement: '材料属实', evidence }),
  'repair.sameBarrer': () => heardOnBar().try({ ...reviewer, id: officer.id }, 'repair.bar', reasons),
  'repair.sameRevoker': () => heardOnRevocation().try({ ...reviewer, id: officer.id }, 'repair.revoke', reasons),
}

export const ofObjection: Provoked<typeof objectionRefusals> = {
  'objection.notNow': () => published().try(officer, 'objection.verify', { findings: '属实' }),
  'objection.notListed': () => inReview().try(entity, 'objection.file', objection),
  'objection.nothingKept': () => annulled().try(entity, 'objection.file', objection),
  // Repaired, and more than five years after the penalty (条例 Art 35).
  'objection.queryEnded': () => granted().on('2031-06-01').try(entity, 'objection.file', objection),
  'objection.alreadyOpen': () => objected().try(entity, 'objection.file', objection),
  'objection.noGrounds': () => published().try(entity, 'objection.file', { ...objection, grounds: ' ' }),
  'objection.alreadyMarked': () => objected().do(system, 'objection.mark', {}).try(system, 'objection.mark', {}),
  'objection.noCorrection': () => looked().try(reviewer, 'objection.uphold', { outcome: 'corrected', reasons: '更正' }),
  'objection.sameDecider': () => looked().try({ ...reviewer, id: officer.id }, 'objection.reject', reasons),
}

export const ofAnnulment: Provoked<typeof annulmentRefusals> = {
  'annulment.alreadyRecorded': () =>
    annulling().try(officer, 'annulment.record', { ...annulment, annulledOn: '2026-04-14' }),
  'annulment.nothingListed': () =>
    inReview().do(officer, 'listing.withdraw', { reason: '撤回' }).try(officer, 'annulment.record', annulment),
  'annulment.noChange': () =>
    published().try(officer, 'annulment.record', { ...annulment, outcome: 'changed', change: { tier: 'serious' } }),
  'annulment.pending': () => listed().do(officer, 'annulment.record', annulment).try(officer, 'publicity.publish', {}),
  'annulment.notRecorded': () => published().try(reviewer, 'annulment.confirm', { comments: '属实' }),
  'annulment.sameConfirmer': () =>
    annulling().try({ ...reviewer, id: officer.id }, 'annulment.confirm', { comments: '属实' }),
}
