import type { PoolClient } from 'pg'
import type { AsLast } from '../database/transaction.ts'
import type { CaseState } from '../domain/case.ts'
import type { LocalDate } from '../domain/dates.ts'
import { parseDocumentNumber } from '../domain/identifiers/document-number.ts'
import { normalNumber } from '../domain/identifiers/number-form.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { givenNumbers } from '../letters/given-numbers.ts'
import type { LetterKind } from '../letters/kinds.ts'
import { lawOf } from '../letters/law.ts'
import type { Letter } from '../letters/letter.ts'
import { lettersOf } from '../letters/letters-of.ts'
import { agencyOf, currentTemplate } from '../letters/templates.ts'
import { writers } from '../letters/writers.ts'
import type { Record } from './execution.ts'
import type { LetterEntry, RegisteredLetter } from './letters.ts'
import { findUnderNumber, holdNumbers } from './letter-numbers.ts'
import { registerLetters } from './letters.ts'
import { listLedger } from './read.ts'
import type { Step } from './act.ts'

/** Whether an act calls for a letter, so that it has to be entered with it. */
export const callForLetters = (steps: readonly Step[]): boolean =>
  steps.some(
    ({ event }) =>
      event.type in writers || event.closes?.some(({ key, as }) => as === 'met' && key.startsWith('service.')),
  )

/** A letter of an act that is being written was settled before it, which no act does. */
export class LetterSettledBefore extends Error {
  readonly occasion: string

  constructor(caseNo: string, occasion: string) {
    super(`The letter ${caseNo}.${occasion} was settled before its act: somebody has written it into the database.`)
    this.occasion = occasion
  }
}

/**
 * Enters the letters that the acts of a case have called for, with their numbers and what they say, at the end of the
 * transaction that writes the newest of these acts. One that was left without (by an older release) gets its own with it.
 * Throws `LetterSettledBefore` when one of the newest acts, which are `acts`, finds its letter settled.
 */
export async function enterLetters(
  client: PoolClient,
  record: Pick<Record, 'rules' | 'catalogue'>,
  state: CaseState,
  acts: number,
  held: ReadonlyMap<string, RegisteredLetter>,
  entered: { readonly by: string; readonly at: Date; readonly asLast: AsLast },
): Promise<void> {
  const ledger = await listLedger(client, state.caseNo)
  const letters = lettersOf(state.caseNo, ledger, lawOf(record))
  const planted = letters.find(
    ({ caseSeq, occasion }) => caseSeq > state.version - acts && held.get(occasion)?.template != null,
  )
  if (planted) throw new LetterSettledBefore(state.caseNo, planted.occasion)
  await registerLetters(client, state.caseNo, held, letters.map(letterEntry(state)), entered)
}

/**
 * Why a letter cannot be served under the number that an act names: it has another one already, which may stand on a paper,
 * or the number is of a series that is given here, so that it is or will be another letter's. `held`: the letters that the case has.
 */
export function numberRefusal(
  held: ReadonlyMap<string, RegisteredLetter>,
  { agency }: CaseState,
  steps: readonly Step[],
): Refusal | undefined {
  const given = steps.flatMap(({ event, after }) => givenNumbers(event, after))
  for (const { occasion, kind, field, number } of given) {
    const own = held.get(occasion)?.number
    if (own === number) continue
    if (own !== undefined) return refuse('letter.otherNumber', { number: own, field })
    if (parseDocumentNumber(number)?.organ === seriesOf(agency, kind)) {
      return refuse('letter.ownSeries', { given: number, field })
    }
  }
  return undefined
}

/**
 * Why a letter cannot be served under the number that an act names: another letter of the agency has it, however it was
 * typed. Keeps others from serving letters under these numbers until the transaction ends.
 */
export async function takenNumber(
  client: PoolClient,
  held: ReadonlyMap<string, RegisteredLetter>,
  { caseNo, agency }: CaseState,
  steps: readonly Step[],
  on: LocalDate,
): Promise<Refusal | undefined> {
  const given = steps.flatMap(({ event, after }) => givenNumbers(event, after))
  const typed = given.filter(({ occasion, number }) => held.get(occasion)?.number !== number)
  const keys = typed.map(({ number }) => normalNumber(number))
  if (keys.length > 0) await holdNumbers(client, agency, keys)
  for (const { occasion, field, number } of typed) {
    const twin = given.find(
      (other) => other.occasion !== occasion && normalNumber(other.number) === normalNumber(number),
    )
    const other = twin ? caseNo : await findUnderNumber(client, { caseNo, agency, occasion, number, on })
    if (other !== undefined) return refuse('letter.takenNumber', { given: number, field, other })
  }
  return undefined
}

const seriesOf = (agency: string, kind: LetterKind) => `${agencyOf(agency).organ}${currentTemplate(kind).code}`

// What is shown to others, who cannot know it otherwise, and what is served on an entity under a number of ours.
const checkable: ReadonlySet<LetterKind> = new Set<LetterKind>(['repairCertificate', 'decision'])

/** A letter as the register of documents takes it. */
export const letterEntry =
  ({ agency }: CaseState) =>
  (letter: Letter): LetterEntry => {
    const { version } = currentTemplate(letter.kind)
    return {
      occasion: letter.occasion,
      kind: letter.kind,
      organ: seriesOf(agency, letter.kind),
      year: Number(letter.on.slice(0, 4)),
      ...(letter.givenNumber === undefined ? {} : { givenNumber: letter.givenNumber }),
      checkable: checkable.has(letter.kind),
      settled: { template: version, facts: letter.facts },
    }
  }
