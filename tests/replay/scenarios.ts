import { usual } from '../../fictitious/course.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { CaseState } from '../../domain/case.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { wakeConductor } from '../../workflows/client.ts'
import type { Play } from './stage.ts'

/** What a scenario does with its case; answers with the run to keep when it is not the last one. */
export interface Scenario {
  readonly act: (play: Play) => Promise<string | undefined>
}

const evidence = [{ title: '证明材料（虚构）' }]
const departments = { M06: people.finance, M07: people.honours, M09: people.inspection }
const statuses = (state: CaseState) => Object.values(state.measures).map(({ status }) => status)

/** Lives that have been led to their ends, by the name under which their histories are kept. */
export const scenarios: { readonly [name: string]: Scenario } = {
  'not-listed': {
    act: async (play) => {
      await determination(play)
      await play.give(people.reviewer, 'listing.determine', { outcome: 'notList', reasons: '情节轻微' })
      return undefined
    },
  },
  'annulled-with-measures': {
    act: async (play) => {
      await listing(play)
      await play.until((state) => statuses(state).every((status) => status === 'dispatched'))
      await annulment(play)
      await lifting(play)
      return undefined
    },
  },
  'escalated-to-referral': {
    act: async (play) => {
      await listing(play, 30)
      for (const kind of ['reminder', 'warning'] as const) {
        await play.until((state) => state.interviews.at(-1)?.kind === kind)
        await missed(play)
        await missed(play)
      }
      await play.until((state) => state.rectification?.referredOn !== undefined)
      await annulment(play)
      await lifting(play)
      return undefined
    },
  },
  repaired: {
    act: async (play) => {
      await repair(play)
      await lifting(play)
      return undefined
    },
  },
  'repair-revoked': {
    act: async (play) => {
      await repair(play)
      await play.until((state) => statuses(state).every((status) => status === 'liftOrdered'))
      await play.give(people.officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence })
      await handedOver(play)
      const { repairs } = await play.until((state) => state.repairs.at(-1)?.revocationDefence !== undefined)
      await play.untilDay(addDays(repairs.at(-1)!.revocationDefence!.until, 1))
      await play.give(people.reviewer, 'repair.revoke', { reasons: '撤销修复' })
      await handedOver(play)
      await play.until((state) => statuses(state).every((status) => status === 'dispatched'))
      await annulment(play)
      await lifting(play)
      return undefined
    },
  },
  'objection-corrected': {
    act: async (play) => {
      await listing(play)
      await play.until((state) => state.publicity !== undefined)
      await play.give(people.entity, 'objection.file', { grounds: '名称有误', evidence })
      await play.until((state) => state.objections.at(-1)?.marked === true)
      await play.give(people.officer, 'objection.verify', { findings: '属实' })
      const right = { field: 'conductType', text: '更正后的文字' } as const
      await play.give(people.officer, 'correction.propose', { ...right, reasons: '录入有误', evidence })
      await play.give(people.reviewer, 'objection.uphold', { outcome: 'corrected', reasons: '更正' })
      await handedOver(play)
      await annulment(play)
      await lifting(play)
      return undefined
    },
  },
  'continued-as-new': {
    act: async (play) => {
      await play.give(people.officer, 'listing.propose', proposal())
      const handle = play.house.client.workflow.getHandle(play.workflowId)
      await play.until(() => true)
      await play.house.notifier.close()
      const firstRun = (await handle.describe()).runId
      for (let version = 2; (await handle.describe()).runId === firstRun; version += 1) {
        await play.give(people.officer, 'listing.revise', { legalBasis: `《虚构条例》第${version}条` })
        await wakeConductor(play.house.client, { caseNo: play.caseNo, version }, play.house.queue)
      }
      await play.give(people.officer, 'listing.withdraw', { reason: '撤回' })
      return firstRun
    },
  },
  expired: {
    act: async (play) => {
      await listing(play)
      await play.until((state) => state.undoing !== undefined)
      await lifting(play)
      return undefined
    },
  },
}

async function determination(play: Play, termDays = 60): Promise<void> {
  const { rectification } = proposal()
  await play.give(people.officer, 'listing.propose', proposal({ rectification: { ...rectification, termDays } }))
  await play.give(people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  await play.give(people.officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: await play.today(),
    proof: '回证',
  })
  await play.until((state) => state.listing.status === 'determination')
}

async function listing(play: Play, termDays?: number): Promise<void> {
  await determination(play, termDays)
  await play.give(people.reviewer, 'listing.determine', { outcome: 'list', reasons: '是' })
  await play.give(
    people.officer,
    'listing.serveDecision',
    usual('listing.serveDecision', { caseNo: play.caseNo, today: await play.today() }),
  )
}

async function handedOver(play: Play): Promise<void> {
  const service = { method: 'direct', servedOn: await play.today(), proof: '回证' } as const
  await play.give(people.officer, 'service.serve', service)
}

async function annulment(play: Play): Promise<void> {
  const annulledOn = await play.today()
  await play.give(people.officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构机关', annulledOn })
  await play.give(people.reviewer, 'annulment.confirm', { comments: '属实' })
}

async function lifting(play: Play): Promise<void> {
  await play.until((state) => statuses(state).every((status) => status === 'liftOrdered'))
  for (const [measure, actor] of Object.entries(departments)) {
    await play.give(actor, 'measure.confirmLift', { measure, on: await play.today(), proof: '解除回执' })
  }
}

async function repair(play: Play): Promise<void> {
  await listing(play)
  const { publicity } = await play.until((state) => state.publicity !== undefined)
  await play.give(people.entity, 'rectification.commit', { commitment: '承诺整改' })
  await play.give(people.entity, 'rectification.submitEvidence', {
    items: ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已整改', evidence })),
  })
  await play.give(people.reviewer, 'rectification.accept', { findings: '属实' })
  await play.untilDay(publicity?.repairFrom ?? '')
  await play.give(people.entity, 'repair.apply', { proof: evidence, commitment: '信用承诺' })
  await play.give(people.officer, 'repair.accept', { comments: '受理' })
  await play.give(people.officer, 'repair.verify', { findings: '属实' })
  await play.give(people.reviewer, 'repair.grant', { reasons: '准予修复' })
}

/** An interview that is arranged, and to which nobody comes. */
async function missed(play: Play): Promise<void> {
  const scheduledOn = addDays(await play.today(), 21)
  const officers = [people.officer.id, people.secondOfficer.id]
  await play.give(people.officer, 'interview.arrange', { scheduledOn, place: '会议室', officers })
  await play.give(people.reviewer, 'interview.approve', { comments: '同意' })
  await play.give(people.officer, 'interview.notify', { servedOn: await play.today(), method: 'direct', proof: '回证' })
  await play.untilDay(scheduledOn)
  await play.give(people.officer, 'interview.recordNoShow', { on: scheduledOn, note: '未到' })
}
