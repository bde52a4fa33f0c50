import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import type { Restarts } from '../../restarts.ts'
import { restartsFile } from '../../restarts.ts'

/** Notes for the page of health and the metrics which parts were begun again since this start, and why. */
export function restartNotes(dataFolder: string): (part: string, why: string) => void {
  const file = restartsFile(dataFolder)
  const notes: Record<string, Restarts[string]> = {}
  const keep = () => {
    try {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
      // Renamed, so that nobody reads half of it.
      writeFileSync(`${file}.new`, JSON.stringify(notes), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch (error) {
      // A full disk must not be the reason why a part is not begun again.
      console.error(`${file} cannot be written: ${(error as Error).message}`)
    }
  }
  keep()
  return (part, why) => {
    notes[part] = { count: (notes[part]?.count ?? 0) + 1, lastAt: new Date().toISOString(), why }
    keep()
  }
}
