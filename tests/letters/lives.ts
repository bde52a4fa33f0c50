import { addDays } from '../../domain/calendar/days.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import type { Letter } from '../../letters/letter.ts'
import { lawOf } from '../../letters/law.ts'
import { lettersOf } from '../../letters/letters-of.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import type { Changes, Life } from '../support/life.ts'
import { asked, handedOver, returned } from '../support/later-life.ts'
import { published } from '../support/life.ts'
import { people } from '../support/people.ts'

export const law = lawOf({ rules: ruleBook, catalogue })
const proof = [{ title: '整改报告（虚构）' }]

/** The letters of a life so far. */
export const lettersIn = (life: { readonly ledger: readonly RecordedEvent[] }): Letter[] =>
  lettersOf('BH-2026-000001', life.ledger, law)

/** A case that is overdue, interviewed after one missed and one moved appointment, then rectified and repaired. */
export function repairedLife(changes: Changes = {}): Life {
  const life = published(changes).on('2026-06-10').do(people.system, 'rectification.markOverdue', {})
  life.do(people.system, 'interview.open', { kind: 'reminder' })
  arrange(life, '2026-06-18')
  life.on('2026-06-18').do(people.officer, 'interview.recordNoShow', { on: '2026-06-18', note: '未到场' })
  arrange(life, '2026-06-26')
  life.do(people.officer, 'interview.move', { scheduledOn: '2026-06-29', reason: '当事人申请改期' })
  life.do(people.reviewer, 'interview.approve', { comments: '同意改期' })
  life.do(people.officer, 'interview.notify', { servedOn: life.today, method: 'direct', proof: '送达回证' })
  life.on('2026-06-29').do(people.officer, 'interview.hold', {
    heldOn: '2026-06-29',
    officers: ['officer-lin', 'officer-gu'],
    facts: '逾期未完成整改（虚构）',
    requirements: '十五日内完成整改',
    commitment: '按期完成',
    interviewee: '李某（虚构）',
    position: '法定代表人',
    authorisation: '授权委托书（虚构）',
    statement: '对逾期的原因作了说明（虚构）',
    recorder: 'officer-zhao',
    signature: 'refused',
    refusalNote: '对期限有异议',
  })
  life.do(people.entity, 'rectification.commit', { commitment: '承诺整改' })
  life.do(people.entity, 'rectification.submitEvidence', {
    items: life.now.rectification!.requirements.map(({ id }) => ({
      requirement: id,
      statement: '已整改',
      evidence: proof,
    })),
  })
  life.do(people.reviewer, 'rectification.accept', { findings: '属实' })
  object(life)
  handedOver(life.do(people.reviewer, 'objection.reject', { reasons: '信息无误' }))
  life.on(life.now.publicity!.repairFrom)
  handedOver(apply(life).do(people.officer, 'repair.nameGaps', { gaps: ['缺少安全培训记录', '缺少承诺书签章'] }))
  life.do(people.entity, 'repair.supplement', { proof })
  handedOver(verify(life).do(people.reviewer, 'repair.refuse', { reasons: '培训记录不完整' }))
  verify(apply(life)).do(people.reviewer, 'repair.grant', { reasons: '条件全部满足' })
  for (const measure of Object.keys(life.now.measures)) life.do(people.system, 'measure.orderLift', { measure })
  return life
}

/** A case whose decision was changed, and which the agency itself took back then, while it was public. */
export function revokedLife(): Life {
  const life = published()
  life.do(people.officer, 'annulment.record', {
    document: '沪虚复决〔2026〕1号',
    annulledBy: '虚构复议机关',
    annulledOn: '2026-04-14',
    outcome: 'changed',
    change: { measures: ['M06', 'M09'], content: '罚款30万元' },
  })
  life.do(people.reviewer, 'annulment.confirm', { comments: '属实' })
  life.do(people.officer, 'listing.proposeRevocation', { reasons: '认定不当', evidence: proof })
  return life.do(people.reviewer, 'listing.revoke', { reasons: '情节轻微' })
}

/** A case whose rectification was reopened, then its application refused and its repair revoked, each for false material. */
export function fraudLife(): Life {
  const forged = { reasons: '材料虚假', evidence: proof }
  const items = ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已整改', evidence: proof }))
  const rectify = (life: Life) =>
    life
      .do(people.entity, 'rectification.submitEvidence', { items })
      .do(people.reviewer, 'rectification.accept', { findings: '属实' })
  const life = rectify(published().do(people.entity, 'rectification.commit', { commitment: '承诺整改' }))
  life.do(people.officer, 'rectification.proposeReopening', forged)
  rectify(handedOver(life.do(people.reviewer, 'rectification.reopen', { reasons: '查实' })))
  verify(apply(life.on(life.now.publicity!.repairFrom))).do(people.reviewer, 'repair.grant', { reasons: '准予' })
  handedOver(life.do(people.officer, 'repair.proposeRevocation', { ...forged, measures: ['M10'] }))
  life.on(addDays(life.now.repairs[0]!.revocationDefence!.until, 1))
  rectify(handedOver(life.do(people.reviewer, 'repair.revoke', { reasons: '查实' })))
  verify(apply(life.on(life.now.publicity!.repairFrom)))
  handedOver(life.do(people.reviewer, 'repair.refuse', { reasons: '材料不足' }))
  handedOver(life.do(people.officer, 'repair.proposeBar', forged))
  life.on(addDays(life.now.repairs.at(-1)!.bar!.defence!.until, 1))
  return handedOver(life.do(people.reviewer, 'repair.bar', { reasons: '查实' }))
}

/** Evidence sent back, and a request for more time that was granted, each told some days later. */
export const toldLives = (): readonly Life[] => [
  handedOver(returned().on('2026-06-18')),
  handedOver(asked().do(people.reviewer, 'rectification.approveExtension', { comments: '同意' }).on('2026-06-25')),
  handedOver(asked().do(people.reviewer, 'rectification.refuseExtension', { reasons: '理由不足' }).on('2026-06-11')),
]

/** A case whose objection was upheld, so that it left the list. */
export function removedLife(): Life {
  const life = published()
  life.do(people.officer, 'correction.propose', {
    field: 'decisionNumber',
    docNo: '沪虚认〔2026〕2号',
    reasons: '录入有误',
    evidence: proof,
  })
  life.do(people.reviewer, 'correction.confirm', { comments: '属实' })
  object(life)
  return handedOver(life.do(people.reviewer, 'objection.uphold', { outcome: 'removed', reasons: '主体有误' }))
}

function arrange(life: Life, scheduledOn: string): void {
  life.do(people.officer, 'interview.arrange', {
    scheduledOn,
    place: '虚构路1号',
    officers: ['officer-lin', 'officer-gu'],
  })
  life.do(people.reviewer, 'interview.approve', { comments: '同意' })
  life.do(people.officer, 'interview.notify', { servedOn: life.today, method: 'direct', proof: '送达回证3' })
}

function object(life: Life): void {
  life.do(people.entity, 'objection.file', { grounds: '名称有误', evidence: [] })
  life.do(people.system, 'objection.mark', {}).do(people.officer, 'objection.verify', { findings: '经核对登记信息' })
}

const apply = (life: Life) => life.do(people.entity, 'repair.apply', { proof, commitment: '信用承诺' })

function verify(life: Life): Life {
  return life
    .do(people.officer, 'repair.accept', { comments: '' })
    .do(people.officer, 'repair.verify', { findings: '属实' })
}
