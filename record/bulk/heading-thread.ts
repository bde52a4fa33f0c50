import type { Refusal } from '../../domain/refusal.ts'
import { readHeading } from './sheet.ts'
import { orRefusal } from './unreadable.ts'

/** Run in a thread by `heading.ts`. */
export default async function heading(path: string): Promise<readonly string[] | Refusal | undefined> {
  return await orRefusal(() => readHeading(path))
}
