import type { Party, Way } from '../fictitious/course.ts'
import { followCourse } from '../fictitious/course.ts'
import type { Actor } from '../domain/actor.ts'
import type { Command } from '../domain/case.ts'
import { isRefusal } from '../domain/refusal.ts'
import { fictitiousProposal } from '../fictitious/proposal.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { Record } from '../record/execution.ts'
import { execute } from '../record/execute.ts'

const { agency, district, entity } = fictitiousProposal
const officer: Actor = { id: 'bench-officer', role: 'caseOfficer', agency, district }
const reviewer: Actor = { id: 'bench-reviewer', role: 'reviewer', agency, district }
const agent: Actor = { id: 'entity-bench', role: 'entityAgent', entityCode: entity.code }

const parties: { readonly [P in Party]: Actor } = { officer, reviewer, entity: agent, publisher: officer }

/** Opens a case in the record and brings it to its listing, so that three terms run. */
export async function listedCase(record: Record): Promise<void> {
  const way: Way = {
    today: async () => shanghaiDate(await record.clock.now()),
    give: async (caseNo, who, type, payload) => {
      const command = { type, payload } as Command
      const actor = parties[who]
      const of = caseNo === undefined ? {} : { caseNo }
      const done = await execute(record, { ...of, command, actor, requestId: 'bench' })
      if (isRefusal(done)) throw new Error(`${type} was refused: ${JSON.stringify(done)}`)
      return done
    },
  }
  await followCourse(way, { to: 'listed' })
}
