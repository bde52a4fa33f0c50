import { readdir, readFile } from 'node:fs/promises'
import type { temporal } from '@temporalio/proto'
import proto from '@temporalio/proto'

const { History } = proto.temporal.api.history.v1

const folder = new URL('./histories/', import.meta.url)

/** A conductor's recorded history, with the name of the scenario it comes from. */
export interface Recorded {
  readonly name: string
  readonly history: temporal.api.history.v1.History
  readonly text: string
}

/** Where the history of a scenario is kept. */
export const historyFile = (name: string) => new URL(`${name}.json`, folder)

/** Writes a history down: enumerations by name, 64-bit numbers as digits, bytes in base64. */
export function toJson(history: temporal.api.history.v1.IHistory): string {
  const plain = History.toObject(History.fromObject(history), { enums: String, longs: String, bytes: String })
  return JSON.stringify(plain, null, 1)
}

/** Reads every history that was kept. */
export async function readHistories(): Promise<Recorded[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  return await Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8')
      return { name: file.replace(/\.json$/, ''), text, history: History.fromObject(JSON.parse(text)) }
    }),
  )
}
