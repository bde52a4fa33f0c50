import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { historyFile, toJson } from './history.ts'
import { scenarios } from './scenarios.ts'
import { openStage } from './stage.ts'

// Plays every scenario, or those named on the command line, and keeps the history of its conductor for replay.
// Record again only when a release changes the conductor on purpose: older histories must go on replaying until no
// case of theirs can be open.

const wanted = process.argv.slice(2)
const named = Object.entries(scenarios).filter(([name]) => wanted.length === 0 || wanted.includes(name))

/** Histories name the machine and the process that made them; nobody needs that. */
function impersonal(json: string): string {
  return json.replaceAll(/"identity": *"[^"]*"/g, '"identity": "recorder"').replaceAll(hostname(), 'recorder')
}

const stage = await openStage()
try {
  for (const [name, { act }] of named) {
    await stage.play(async (play) => {
      const runId = await act(play)
      const { workflow } = play.house.client
      await workflow.getHandle(play.workflowId).result()
      const history = await workflow.getHandle(play.workflowId, runId).fetchHistory()
      await writeFile(historyFile(name), `${impersonal(toJson(history))}\n`)
      console.log(`${name}: ${history.events?.length ?? 0} events`)
    })
  }
} finally {
  await stage.close()
}
