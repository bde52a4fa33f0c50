import { isDeepStrictEqual } from 'node:util'
import type { Given } from '../account.ts'
import type { Entry, Remembered } from './data.ts'
import { grouped } from './data.ts'

/** By these words an entry is told to be an act of the storm's people. */
const tokenWords = /^storm /

/**
 * Every acknowledged command is in the ledger exactly once, with the answer that was given; a refused one is not there,
 * and one that nobody answered is there once at most.
 */
export function checkCommands(
  given: readonly Given[],
  ledger: readonly Entry[],
  remembered: readonly Remembered[],
): string[] {
  const byToken = grouped(
    ledger.filter(({ reason }) => tokenWords.test(reason ?? '')),
    ({ reason }) => reason ?? '',
  )
  const answers = new Map(remembered.map(({ actor, key, answer }) => [`${actor} ${key}`, answer]))
  const faults = given.flatMap((one) => {
    const entries = byToken.get(one.token) ?? []
    const name = `${one.caseNo ?? one.answer?.caseNo ?? 'a new case'}: ${one.type} (${one.token})`
    if (new Set(entries.map((entry) => `${entry.case_no} ${entry.request_id}`)).size > 1)
      return [`${name} was carried out more than once`]
    if (one.refused !== undefined) return entries.length > 0 ? [`${name} was refused and yet carried out`] : []
    const { answer } = one
    if (!answer) return []
    const own = entries.filter(({ actor, case_no }) => actor === one.actor && case_no === answer.caseNo)
    if (own.length === 0) return [`${name} was acknowledged and is lost`]
    const last = entries.at(-1)?.case_seq
    if (last !== answer.version)
      return [`${name} was acknowledged as version ${answer.version} and led to version ${last}`]
    return isDeepStrictEqual(answers.get(`${one.actor} ${one.token}`), answer)
      ? []
      : [`${name} is remembered with another answer than was given`]
  })
  const known = new Set(given.map(({ token }) => token))
  const strange = [...byToken].filter(([token]) => !known.has(token))
  return [
    ...faults,
    ...strange.map(([token, [entry]]) => `${entry?.case_no}: nobody has given ${entry?.type} (${token})`),
  ]
}
