import type { Actor } from '../domain/actor.ts'
import type { Command, Commands, CommandType } from '../domain/case.ts'
import { isRefusal } from '../domain/refusal.ts'
import { fictitiousProposal } from '../operations/explore/proposal.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { Record } from '../record/execution.ts'
import { execute } from '../record/execute.ts'

const { agency, district, entity } = fictitiousProposal
const officer: Actor = { id: 'bench-officer', role: 'caseOfficer', agency, district }
const reviewer: Actor = { id: 'bench-reviewer', role: 'reviewer', agency, district }
const agent: Actor = { id: 'entity-bench', role: 'entityAgent', entityCode: entity.code }

/** Opens a case in the record and brings it to its listing, so that three terms run. */
export async function listedCase(record: Record): Promise<void> {
  const today = shanghaiDate(await record.clock.now())
  const give = async <T extends CommandType>(
    caseNo: string | undefined,
    actor: Actor,
    type: T,
    payload: Commands[T],
  ) => {
    const command = { type, payload } as Command
    const done = await execute(record, {
      ...(caseNo === undefined ? {} : { caseNo }),
      command,
      actor,
      requestId: 'bench',
    })
    if (isRefusal(done)) throw new Error(`${type} was refused: ${JSON.stringify(done)}`)
    return done.caseNo
  }
  const caseNo = await give(undefined, officer, 'listing.propose', fictitiousProposal)
  await give(caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
  await give(caseNo, officer, 'listing.serveNotice', { method: 'direct', servedOn: today, proof: '回证' })
  await give(caseNo, agent, 'listing.waiveDefence', { statement: '放弃' })
  await give(caseNo, reviewer, 'listing.determine', { outcome: 'list', reasons: '理由' })
  const docs = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
  await give(caseNo, officer, 'listing.serveDecision', { method: 'direct', servedOn: today, proof: '回证', ...docs })
}
