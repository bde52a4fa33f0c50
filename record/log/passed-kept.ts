import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closedFolder, closedMode } from './closed-files.ts'

const file = 'passed-by.jsonl'

/** Something that the log passed by, in a sentence, and the real instant at which the watch saw it. */
export interface PassedBy {
  readonly what: string
  readonly at: string
}

/** What the watch has seen go without a leaf, by the copy in a folder; what a crash has left of a line is passed over. */
export function passedIn(folder: string): PassedBy[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as PassedBy)
}

function write(folder: string, passed: PassedBy): void {
  closedFolder(folder)
  appendFileSync(join(folder, file), `${JSON.stringify(passed)}\n`, { mode: closedMode, flush: true })
}

/** What was passed by: in the copy, where there is one, and otherwise in memory. */
export function keptPassed(folder: string | undefined) {
  const here: string[] = []
  const all = () => (folder === undefined ? here : passedIn(folder).map(({ what }) => what))
  return {
    first: () => all()[0],
    add(what: string | undefined) {
      if (what === undefined || all().includes(what)) return
      if (folder === undefined) here.push(what)
      else write(folder, { what, at: new Date().toISOString() })
    },
  }
}
