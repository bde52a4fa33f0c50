import { addDays } from '../../domain/calendar/days.ts'
import type { Life } from './life.ts'
import { published } from './life.ts'
import { people } from './people.ts'

const { officer, reviewer, entity, system } = people
const evidence = [{ title: '证明材料（虚构）' }]
const twoOfficers = ['officer-lin', 'officer-gu']

/** A case whose entity has committed itself and sent evidence on 2026-04-14, within its term. */
export function submitted(life: Life = published()): Life {
  if (life.now.rectification?.committedOn === undefined)
    life.do(entity, 'rectification.commit', { commitment: '承诺整改' })
  return life.do(entity, 'rectification.submitEvidence', { items })
}

/** A case whose rectification was accepted. */
export const rectified = (life?: Life): Life =>
  submitted(life).do(reviewer, 'rectification.accept', { findings: '属实' })

/** A case whose entity has let the term of rectification pass: 2026-06-10. */
export const overdue = (): Life => published().on('2026-06-10').do(system, 'rectification.markOverdue', {})

/** A case whose reminder interview was opened on 2026-06-10. */
export const interviewed = (): Life => overdue().do(system, 'interview.open', { kind: 'reminder' })

/** A case whose interview was arranged for 2026-06-24. */
export const arranged = (): Life =>
  interviewed().do(officer, 'interview.arrange', {
    scheduledOn: '2026-06-24',
    place: '虚构路1号',
    officers: twoOfficers,
  })

/** A case whose arranged interview a second person has approved. */
export const approved = (): Life => arranged().do(reviewer, 'interview.approve', { comments: '同意' })

/** A case whose entity was summoned to the interview of 2026-06-24. */
export const summoned = (): Life =>
  approved().do(officer, 'interview.notify', { servedOn: '2026-06-10', method: 'direct', proof: '送达回证3' })

/** The record of that interview. */
export const interviewRecord = {
  heldOn: '2026-06-24',
  officers: twoOfficers,
  facts: '逾期未整改（虚构）',
  requirements: '十五日内完成',
  commitment: '按期完成',
  interviewee: '李某（虚构）',
  position: '法定代表人',
  authorisation: '授权委托书（虚构）',
  statement: '对逾期的原因作了说明（虚构）',
  recorder: 'officer-zhao',
  signature: 'signed',
} as const

/** A case whose entity applied for repair on the first day on which it might. */
export function applied(): Life {
  const life = rectified()
  return life.on(life.now.publicity!.repairFrom).do(entity, 'repair.apply', { proof: evidence, commitment: '信用承诺' })
}

/** A case whose application for repair was accepted and verified. */
export const verified = (): Life =>
  applied().do(officer, 'repair.accept', { comments: '受理' }).do(officer, 'repair.verify', { findings: '属实' })

/** A case whose repair was granted, so that what was ordered is being undone. */
export const granted = (): Life => verified().do(reviewer, 'repair.grant', { reasons: '准予修复' })

/** Hands the oldest document that is to be served over, on the day of the life. */
export const handedOver = (life: Life): Life =>
  life.do(officer, 'service.serve', { method: 'direct', servedOn: life.today, proof: '送达回证（虚构）' })

/** A case in which somebody says that its repair rested on false material, of which the entity was told the same day. */
export const revocable = (): Life =>
  handedOver(granted().do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence }))

/** A case in which that was said, and the term of the entity to defend itself has passed. */
export const heardOnRevocation = (): Life => {
  const life = revocable()
  return life.on(addDays(life.now.repairs.at(-1)!.revocationDefence!.until, 1))
}

/** A case whose application was refused, and of which somebody says that its material was false; told the same day. */
export const barrable = (): Life =>
  handedOver(
    handedOver(verified().do(reviewer, 'repair.refuse', { reasons: '材料不足' })).do(officer, 'repair.proposeBar', {
      reasons: '材料虚假',
      evidence,
    }),
  )

/** A case in which that was said, and the term of the entity to defend itself has passed. */
export const heardOnBar = (): Life => {
  const life = barrable()
  return life.on(addDays(life.now.repairs.at(-1)!.bar!.defence!.until, 1))
}

/** A case whose rectification was accepted, and of which somebody says that its evidence was forged. */
export const reopenable = (): Life =>
  rectified().do(officer, 'rectification.proposeReopening', { reasons: '整改材料虚假', evidence })

/** A case against which its entity has objected. */
export const objected = (): Life => published().do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })

/** A case whose objection was looked into. */
export const looked = (): Life => objected().do(officer, 'objection.verify', { findings: '经核对登记信息' })

/** A case for which the annulment of its decision was recorded on the day on which it was published. */
export const annulling = (): Life =>
  published().do(officer, 'annulment.record', {
    document: '复议决定',
    annulledBy: '虚构机关',
    annulledOn: '2026-04-14',
  })

/** A case that ended by annulment and is being undone. */
export const annulled = (): Life => annulling().do(reviewer, 'annulment.confirm', { comments: '属实' })

/** A case whose measures are lifted and whose ending is confirmed everywhere, so that it is closed. */
export function undone(life: Life): Life {
  const departments = { M06: people.finance, M07: people.honours, M09: people.inspection }
  for (const measure of ['M06', 'M07', 'M09'] as const) {
    life.do(system, 'measure.orderLift', { measure })
    life.do(departments[measure], 'measure.confirmLift', { measure, on: life.today, proof: '解除' })
  }
  for (const act of ['publication', 'sharing', 'use'] as const)
    life.do(system, 'undoing.confirm', { act, receipt: '回执' })
  return life
}

/** Annuls the decision of a case on a day, by two people. */
export const annul = (life: Life, today: string): Life =>
  life
    .on(today)
    .do(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构复议机关', annulledOn: today })
    .do(reviewer, 'annulment.confirm', { comments: '属实' })

/** Evidence for all that was ordered. */
export const items = ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已整改', evidence }))

/** A case whose evidence came on the last day, 2026-06-09, and was sent back on 2026-06-16. */
export const returned = (): Life =>
  published()
    .do(entity, 'rectification.commit', { commitment: '承诺整改' })
    .on('2026-06-09')
    .do(entity, 'rectification.submitEvidence', { items })
    .on('2026-06-16')
    .do(officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r2', text: '缺整改报告' }] })

/** A case whose entity asked for ten days more on the last day, 2026-06-09. */
export const asked = (): Life =>
  published().on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 10 })
