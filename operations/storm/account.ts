import { appendFileSync } from 'node:fs'
import type { CommandType } from '../../domain/case.ts'
import type { Answer } from '../../record/execution.ts'

/** One command as its author remembers it. The token stands in the ledger as the reason of the act. */
export interface Given {
  readonly token: string
  readonly actor: string
  readonly type: CommandType
  readonly caseNo: string | undefined
  readonly attempts: number
  /** The answer of the API when it was carried out, and the code when it was refused; neither when nobody answered. */
  readonly answer?: Answer
  readonly refused?: string
}

/** The account that clients keep for themselves, in a file and in memory. */
export interface Account {
  readonly given: readonly Given[]
  note(given: Given): void
}

/** Opens an account. */
export function openAccount(file: string): Account {
  const given: Given[] = []
  return {
    given,
    note(one) {
      appendFileSync(file, `${JSON.stringify(one)}\n`)
      given.push(one)
    },
  }
}
