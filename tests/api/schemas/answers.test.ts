import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '../../../domain/actor.ts'
import * as answers from '../../../api/schemas/answers.ts'
import { withDatabase } from '../../setup/database.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { people } from '../../support/people.ts'
import { published } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const city: Actor = { id: 'city', role: 'citySupervisor' }

describe('answers of reads', () => {
  it('are what their descriptions say, no more and no less', async () => {
    const caseNo = await published(api)
    const asked: readonly (readonly [Pick<ReturnType<typeof api.as>, 'ask'>, string, z.ZodType])[] = [
      [api.as(people.officer), '/cases', answers.caseList],
      [api.as(people.officer), `/cases/${caseNo}`, answers.caseAnswer],
      [api.as(people.officer), `/cases/${caseNo}/ledger`, answers.ledgerList],
      [api.as(people.officer), `/cases/${caseNo}/deadlines`, answers.caseDeadlines],
      [api.as(people.entity), `/cases/${caseNo}/repair-eligibility`, answers.eligibilityAnswer],
      [api.as(people.officer), '/deadlines', answers.deadlineList],
      [api.as(people.officer), `/deadlines/${caseNo}.publicity.max/explanation`, answers.explanationAnswer],
      [api.as(people.entity), '/messages', answers.messageList],
      [api.as(city), '/districts/rates', answers.districtRates],
      [api.nobody, '/register', answers.registerList],
      [api.nobody, `/register/${caseNo}`, answers.registerEntry],
      [api.nobody, '/deadline-calculator?start=2026-02-12&count=7&unit=workingDays', answers.calculationAnswer],
    ]
    for (const [caller, path, schema] of asked) {
      const { status, body } = await caller.ask(`/api/v1${path}`)
      const parsed = schema.safeParse(body)
      expect({ path, status, faults: parsed.error?.issues }).toEqual({ path, status: 200, faults: undefined })
    }
  })

  it('are described for every read about cases, deadlines and supervision', async () => {
    const { body } = await api.nobody.ask('/openapi.json')
    const reads = Object.values(
      body.paths as Record<
        string,
        { get?: { operationId: string; tags: string[]; responses: Record<string, { content?: unknown }> } }
      >,
    ).flatMap(({ get }) =>
      get && ['cases', 'deadlines', 'supervision'].some((tag) => get.tags?.includes(tag)) ? [get] : [],
    )
    expect(reads.length).toBeGreaterThan(8)
    expect(
      reads.filter(({ responses }) => responses['200']?.content === undefined).map(({ operationId }) => operationId),
    ).toEqual([])
  })
})
