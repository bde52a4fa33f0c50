import type { CaseState } from '../../domain/case.ts'
import type { Record } from '../../record/execution.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { desk } from './house.ts'
import { bring, listCase, until } from './house.ts'
import { people } from './people.ts'
import { proposal } from './proposal.ts'
import type { handClock } from './world.ts'

const evidence = [{ title: '证明材料（虚构）' }]
const measureOfficers = { M06: people.finance, M07: people.honours, M09: people.inspection }

/** What brings cases into each phase and out of it by each ending; the calendar stands still unless it is set here. */
export function lives(record: Record, clock: ReturnType<typeof handClock>, give: ReturnType<typeof desk>) {
  const today = async () => shanghaiDate(await clock.now())
  const stateOf = (caseNo: string) => until(record, caseNo, () => true)

  const inReview = () => bring(give, today, { to: 'inReview', proposal: proposal() })
  const inDefence = () => bring(give, today, { to: 'notified', proposal: proposal() })
  const inDetermination = () => bring(give, today, { to: 'heard', proposal: proposal() })

  const awaitingPublication = () => listCase(give, today)

  async function inForce(): Promise<string> {
    const caseNo = await bring(give, today, { to: 'published', proposal: proposal() })
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
      items: ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已整改', evidence })),
    })
    await give(caseNo, people.reviewer, 'rectification.accept', { findings: '属实' })
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

  /** Answers an objection that the end of the case has overtaken, and hands over what is still to be served. */
  async function answer(caseNo: string): Promise<void> {
    if ((await stateOf(caseNo)).objections.at(-1)?.status === 'filed') {
      await give(caseNo, people.officer, 'objection.verify', { findings: '已核查' })
      await give(caseNo, people.reviewer, 'objection.reject', { reasons: '案件已了结' })
    }
    for (const act of Object.keys((await stateOf(caseNo)).service?.acts ?? {})) {
      const service = { act, method: 'direct', servedOn: await today(), proof: '送达回证（虚构）' } as const
      await give(caseNo, people.officer, 'service.serve', service)
    }
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
    answer,
  }
}
