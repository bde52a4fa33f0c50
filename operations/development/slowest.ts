import type { Reporter, TestModule } from 'vitest/node'

const told = 10

/** How long one file of tests took, in milliseconds: loading what it imports, and its tests with what they bring up. */
interface FileTime {
  readonly name: string
  readonly importMs: number
  readonly testMs: number
}

const allOf = ({ importMs, testMs }: FileTime) => importMs + testMs

const seconds = (ms: number) => (ms / 1_000).toFixed(1)

/** The slowest files of a run, slowest first, a line each, and what all files took together. */
export function slowestOf(files: readonly FileTime[]): string[] {
  const slowest = files.toSorted((one, other) => allOf(other) - allOf(one)).slice(0, told)
  const total = (of: (file: FileTime) => number) => seconds(files.reduce((sum, file) => sum + of(file), 0))
  return [
    `the slowest files, in seconds (of all ${files.length} together ${total(allOf)}, ${total((file) => file.importMs)} of it for loading):`,
    ...slowest.map((file) => `${seconds(allOf(file)).padStart(8)}  ${file.name}`),
  ]
}

/** A reporter of vitest that tells at the end of a run where its time has gone. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((file): FileTime => {
      const { collectDuration, duration } = file.diagnostic()
      return { name: file.relativeModuleId, importMs: collectDuration, testMs: duration }
    })
    for (const line of slowestOf(files)) console.log(line)
  }
}
