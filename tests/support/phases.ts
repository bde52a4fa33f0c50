import type { CaseState } from '../../domain/case.ts'
import type { Record } from '../../record/execution.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { desk } from './house.ts'
import { listCase, until } from './house.ts'
import { people } from './people.ts'
import { proposal } from './proposal.ts'
import type { handClock } from './world.ts'

const evidence = [{ title: '证明材料（虚构）' }]
const measureOfficers = { M06: people.finance, M07: people.honours, M09: people.inspection }

/** What brings cases into each phase and out of it by each ending; the calendar stands still unless it is set here. */
export function lives(record: Record, clock: ReturnType<typeof handClock>, give: ReturnType<typeof desk>) {
  const today = async () => shanghaiDate(await clock.now())
  const stateOf = (caseNo: string) => until(record, caseNo, () => true)

  async function inReview(): Promise<string> {
    return (await give(undefined, people.officer, 'listing.propose', proposal())).caseNo
  }

  async function inDefence(): Promise<string> {
    const caseNo = await inReview()
    await give(caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await give(caseNo, people.officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: await today(),
      proof: '回证',
    })
    return caseNo
  }

  async function inDetermination(): Promise<string> {
    const caseNo = await inDefence()
    await give(caseNo, people.entity, 'listing.waiveDefence', { statement: '放弃' })
    return caseNo
  }

  const awaitingPublication = () => listCase(give, today)

  async function inForce(): Promise<string> {
    const caseNo = await awaitingPublication()
    await give(caseNo, people.officer, 'publicity.publish', {})
    await until(record, caseNo, (state) => Object.values(state.measures).every(({ status }) => status === 'dispatched'))
    return caseNo
  }

  async function interviewOpen(): Promise<string> {
    const caseNo = await inForce()
    const { rectification } = await stateOf(caseNo)
    clock.set(addDays(rectification?.dueOn ?? '', 1))
    await give(caseNo, people.entity, 'rectification.commit', { commitment: '承诺整改' })
    await until(record, caseNo, (state) => state.interviews.length === 1)
    return caseNo
  }

  async function objectionOpen(): Promise<string> {
    const caseNo = await inForce()
    await give(caseNo, people.entity, 'objection.file', { grounds: '名称有误', evidence })
    await until(record, caseNo, (state) => state.objections.at(-1)?.marked === true)
    return caseNo
  }

  async function repairOpen(): Promise<string> {
    const caseNo = await inForce()
    await applyForRepair(caseNo)
    return caseNo
  }

  async function applyForRepair(caseNo: string): Promise<void> {
    const { rectification, publicity } = await stateOf(caseNo)
    if (rectification?.committedOn === undefined) {
      await give(caseNo, people.entity, 'rectification.commit', { commitment: '承诺整改' })
    }
    await give(caseNo, people.entity, 'rectification.submitEvidence', {
      items: [{ requirement: 'r1', statement: '已整改', evidence }],
    })
    await give(caseNo, people.officer, 'rectification.accept', { findings: '属实' })
    clock.set(publicity?.repairFrom ?? '')
    await give(caseNo, people.entity, 'repair.apply', { proof: evidence, commitment: '信用承诺' })
  }

  async function withdrawal(caseNo: string): Promise<void> {
    await give(caseNo, people.officer, 'listing.withdraw', { reason: '撤回' })
  }

  async function notListed(caseNo: string): Promise<void> {
    await give(caseNo, people.reviewer, 'listing.determine', { outcome: 'notList', reasons: '情节轻微' })
  }

  async function annulment(caseNo: string): Promise<void> {
    await give(caseNo, people.officer, 'annulment.record', {
      document: '复议决定',
      annulledBy: '虚构机关',
      annulledOn: await today(),
    })
    await give(caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
  }

  async function removal(caseNo: string): Promise<void> {
    if ((await stateOf(caseNo)).objections.length === 0) {
      await give(caseNo, people.entity, 'objection.file', { grounds: '主体错误', evidence })
    }
    await give(caseNo, people.officer, 'objection.verify', { findings: '属实' })
    await give(caseNo, people.reviewer, 'objection.uphold', { outcome: 'removed', reasons: '主体错误' })
  }

  async function repair(caseNo: string): Promise<void> {
    if ((await stateOf(caseNo)).repairs.length === 0) await applyForRepair(caseNo)
    await give(caseNo, people.officer, 'repair.accept', { comments: '受理' })
    await give(caseNo, people.officer, 'repair.verify', { findings: '属实' })
    await give(caseNo, people.reviewer, 'repair.grant', { reasons: '准予修复' })
  }

  /** Confirms every lift as the departments do, once the conductor has ordered it. */
  async function lift(caseNo: string): Promise<void> {
    const waiting = ({ status }: CaseState['measures'][string]) => status === 'liftOrdered' || status === 'determined'
    const { measures } = await until(record, caseNo, (state) => Object.values(state.measures).every(waiting))
    for (const [measure, officer] of Object.entries(measureOfficers)) {
      if (measures[measure]?.status !== 'liftOrdered') continue
      await give(caseNo, officer, 'measure.confirmLift', { measure, on: await today(), proof: '解除回执' })
    }
  }

  return {
    phases: {
      inReview,
      inDefence,
      inDetermination,
      awaitingPublication,
      inForce,
      interviewOpen,
      objectionOpen,
      repairOpen,
    },
    endings: { withdrawal, notListed, annulment, removal, repair },
    lift,
  }
}
