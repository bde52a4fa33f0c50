import { chmodSync, existsSync, mkdirSync, renameSync, statSync, createWriteStream } from 'node:fs'
import { join } from 'node:path'

// One earlier file of this size is kept besides the present one.
const turnOverBytes = 10_000_000

export interface LogFile {
  readonly write: (text: string) => void
  readonly close: () => Promise<void>
}

/** Appends to `<folder>/<name>.log`; a long file becomes `<name>.log.1` first. */
export function openLog(folder: string, name: string): LogFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const file = join(folder, `${name}.log`)
  if (existsSync(file) && statSync(file).size > turnOverBytes) renameSync(file, `${file}.1`)
  // Accounts and addresses of sign-ins stand in it: for its owner alone, also where an earlier release has made it.
  if (existsSync(file)) chmodSync(file, 0o600)
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 })
  let broken: unknown
  stream.on('error', (error) => {
    // A full disk must not end the servers; said once, since every line would say it again.
    if (broken === undefined) console.error(`${file} cannot be written: ${error.message}`)
    broken = error
  })
  return {
    write: (text) => {
      if (broken === undefined) stream.write(text)
    },
    close: async () => await new Promise((resolve) => stream.end(() => resolve())),
  }
}
