import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Lack } from '../../../record/log/compared.ts'
import type { FaultCode } from '../../../record/log/faults.ts'

/** Where a scenario works: the owner's connection, a copy of the copy that it may harm, and the keeper's key. */
export interface Scene {
  readonly owner: Pool
  readonly copy: string
  /** A case that is published and open, with letters, evidence, an invitation. */
  readonly caseNo: string
  /** Signs the log as it is into an empty copy, with the key of the record. */
  readonly signAnew: () => Promise<void>
  /** Lets the worker log what it finds, into the copy. */
  readonly follow: () => Promise<void>
}

/** One way of tampering, with what each program must say of it. */
export interface Scenario {
  readonly name: string
  readonly tamper: (scene: Scene) => Promise<unknown>
  /** Takes away what no table holds; tables are put back anyhow. */
  readonly undo?: readonly string[]
  /** Codes of which each must be among the faults of both programs. */
  readonly both?: readonly FaultCode[]
  /** Codes that only `npm run verify` gives, since they follow by folding or its own tables. */
  readonly ours?: readonly FaultCode[]
  /** What is lacking to say that all is well; both programs end with 2. */
  readonly lacking?: readonly Lack[]
  /** What both say when a checkpoint kept elsewhere is handed in. */
  readonly trusted?: readonly FaultCode[]
}

/** Runs a statement about the case of a scene. */
export const ofCase =
  (statement: string) =>
  async ({ owner, caseNo }: Scene) =>
    await owner.query(statement, [caseNo])

/** Without triggers, as who owns the tables can do it. */
export const unseen = (table: string, statement: string) => async (scene: Scene) => {
  await scene.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await ofCase(statement)(scene)
  await scene.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}

/** As if all that the copy has signed had been signed earlier. */
export function signedEarlier(copy: string, ms: number): void {
  const path = join(copy, 'checkpoints.jsonl')
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  const earlier = lines.map((line) => {
    const one = JSON.parse(line) as { at: string }
    return JSON.stringify({ ...one, at: new Date(Date.parse(one.at) - ms).toISOString() })
  })
  writeFileSync(path, `${earlier.join('\n')}\n`)
}
