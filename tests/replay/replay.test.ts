import { fileURLToPath } from 'node:url'
import type { ReplayError, ReplayHistoriesIterable } from '@temporalio/worker'
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker'
import { beforeAll, describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import type { Recorded } from './history.ts'
import { readHistories } from './history.ts'
import { scenarios } from './scenarios.ts'

// Replays that must fail would warn on the console.
const filter = makeTelemetryFilterString({ core: 'ERROR' })
Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions: { logging: { filter } } })

let recorded: Recorded[]
beforeAll(async () => {
  recorded = await readHistories()
})

/** Replays every history against the workflows of a file; answers with the error of each, by scenario. */
async function replay(workflows: string): Promise<Map<string, ReplayError | undefined>> {
  const histories: ReplayHistoriesIterable = recorded.map(({ name, history }) => ({ workflowId: name, history }))
  const workflowsPath = fileURLToPath(new URL(workflows, import.meta.url))
  const errors = new Map<string, ReplayError | undefined>()
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowsPath }, histories))
    errors.set(workflowId, error)
  return errors
}

describe('recorded histories', () => {
  it('are there for every scenario', () => {
    expect(recorded.map(({ name }) => name).toSorted()).toEqual(Object.keys(scenarios).toSorted())
  })

  it('replay on the workflows of today', async () => {
    const errors = await replay('../../workflows/index.ts')
    expect([...errors.keys()]).toEqual(recorded.map(({ name }) => name))
    expect([...errors].filter(([, error]) => error !== undefined)).toEqual([])
  })

  it('do not replay on workflows that were broken on purpose', async () => {
    const errors = await replay('./broken-workflows.ts')
    expect([...errors.keys()]).toEqual(recorded.map(({ name }) => name))
    // On a busy machine Temporal's core may come to the missing timer by another way, and gives the error another class.
    for (const [name, error] of errors) expect(String(error), name).toMatch(/[Nn]ondeterminism error|workflow machines/)
  })

  it('hold nothing personal', () => {
    const { entity, contact } = proposal()
    const persons = Object.values(people)
      .filter(({ role }) => role !== 'system')
      .map(({ id }) => id)
    const personal = [entity.name, entity.code, entity.legalRepresentative, contact?.name, ...persons].filter(
      (word) => word !== undefined,
    )
    expect(personal.length).toBeGreaterThan(8)
    for (const { name, text } of recorded) {
      const words = text + readable(text)
      expect(words, name).toMatch(/BH-\d{4}-\d{6}/)
      expect(
        personal.filter((word) => words.includes(word)),
        name,
      ).toEqual([])
    }
  })
})

// Payloads are written down in base64.
function readable(text: string): string {
  return [...text.matchAll(/"data": "([^"]*)"/g)]
    .map(([, data]) => Buffer.from(data ?? '', 'base64').toString('utf8'))
    .join('\n')
}
