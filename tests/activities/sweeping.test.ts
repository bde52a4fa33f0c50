import type { Client } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { expect, it } from 'vitest'
import { sweepConductors } from '../../activities/sweeping.ts'
import { conductorId } from '../../workflows/contract.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()

/** A Temporal that takes signals and answers no lists of which the query has this in it. */
function temporalWithout(query: string) {
  const told: string[] = []
  const client = {
    workflow: {
      async *list(asked: { readonly query: string }) {
        if (asked.query.includes(query)) throw new Error('3 INVALID_ARGUMENT: not a valid search attribute')
        yield* []
      },
      // Cases of an earlier row were told in vain: their conductors are over.
      getHandle: () => ({ describe: async () => ({ status: { name: 'COMPLETED' } }) }),
      async signalWithStart(_type: string, { workflowId }: { readonly workflowId: string }) {
        told.push(workflowId)
      },
    },
  } as unknown as Client
  return { client, told }
}

// As a Temporal before 1.30 answers it, and one whose store of visibility is away.
it.each(['TemporalReportedProblems', 'CloseTime', 'WorkflowType'])(
  'conductors that are missing are told also where Temporal does not answer what asks for %s, and the sweep says so',
  async (query) => {
    const record = recordOn(database, handClock('2026-04-07'))
    const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
    const { client, told } = temporalWithout(query)
    const sweep = async () =>
      await new MockActivityEnvironment().run(sweepConductors, record, { client, store: query, queue: 'any' })
    await expect(sweep()).rejects.toThrow('search attribute')
    expect(told).toContain(conductorId(caseNo))
    const { rows } = await database.pool.query('SELECT told_in_vain FROM cases WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ told_in_vain: 1 }])
  },
)
