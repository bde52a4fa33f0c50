import { inTransaction } from '../database/transaction.ts'
import type { Actor } from '../domain/actor.ts'
import type { CaseState, CommandType } from '../domain/case.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { compose } from '../letters/compose.ts'
import type { AnyFacts, LetterKind } from '../letters/kinds.ts'
import { lawOf } from '../letters/law.ts'
import type { Letter } from '../letters/letter.ts'
import { draftsOf, lettersOf } from '../letters/letters-of.ts'
import { printApart } from '../letters/print-apart.ts'
import { currentTemplate, templateOf } from '../letters/templates.ts'
import { shanghaiDate } from '../record/clock.ts'
import { opened } from '../record/door-record.ts'
import type { RegisteredLetter } from '../record/letters.ts'
import { holdLetters, listRegistered, registerLetters, settledFacts } from '../record/letters.ts'
import { letterEntry } from '../record/letters-of-acts.ts'
import { listLedger } from '../record/read.ts'
import type { Deps } from './deps.ts'
import { issueCode } from '../identity/invitations.ts'
import { paperCheckpoint, useOf } from './letter-uses.ts'

/**
 * A letter as somebody may see it: `draft` is what serving would say today, `drawnUp` one that has its number and is to
 * be served, `served` one whose act is in the ledger.
 */
export interface ShownLetter {
  readonly letter: Letter
  readonly status: 'draft' | 'drawnUp' | 'served'
  readonly entered?: RegisteredLetter
}

/**
 * The letters of a case that an actor may see, who must have the right to the case. It only reads: an act enters the letters
 * that it calls for, with their numbers.
 */
export async function lettersFor(
  { record, readAs }: Pick<Deps, 'record' | 'readAs'>,
  actor: Actor,
  state: CaseState,
): Promise<ShownLetter[]> {
  const { clock, rules, catalogue } = record
  const law = lawOf(record)
  const now = await clock.now()
  const ledger = await listLedger(readAs(actor), state.caseNo)
  const served = lettersOf(state.caseNo, ledger, law)
  const entered = await listRegistered(readAs(actor), state.caseNo)
  const drafts = drafters.has(actor.role)
    ? draftsOf(state, ledger, law, { today: shanghaiDate(now), rules, catalogue })
    : []
  const shown =
    (status: ShownLetter['status']) =>
    (letter: Letter): ShownLetter => {
      const found = entered.get(letter.occasion)
      return { letter, status: status === 'draft' && found ? 'drawnUp' : status, ...(found ? { entered: found } : {}) }
    }
  return [...served.filter((letter) => maySee(actor, letter)).map(shown('served')), ...drafts.map(shown('draft'))]
}

/**
 * Whether a letter has still to be entered: it is to be served and has no number, or its act was written by a release that
 * entered letters only when somebody read them.
 */
export const isToBeEntered = ({ status, entered }: ShownLetter): boolean =>
  status === 'served' ? entered?.template == null : entered === undefined

/**
 * Enters a letter that is to be entered, and answers with its number; others keep theirs. A notice that is to be served gets
 * the code that it is printed with.
 */
export async function drawUp(
  { record, letterhead }: Pick<Deps, 'record' | 'letterhead'>,
  actor: Actor,
  state: CaseState,
  shown: ShownLetter,
): Promise<string> {
  const { letter, status } = shown
  if (!isToBeEntered(shown) && shown.entered) return shown.entered.number
  const { pool, clock } = opened(record)
  const whole = letterEntry(state)(letter)
  const { settled: _later, ...unsettled } = whole
  const entry = status === 'served' ? whole : unsettled
  const at = await clock.now()
  const entered = await inTransaction(pool, async (client, asLast) => {
    const held = await holdLetters(client, state.caseNo)
    return await registerLetters(client, state.caseNo, held, [entry], { by: actor.id, at, asLast })
  })
  if (letter.kind === 'determinationNotice' && status !== 'served') {
    const notice = { caseNo: state.caseNo, entityCode: state.entity.code, issuedBy: actor.id }
    await issueCode(pool, letterhead.invitationSecret, notice)
  }
  return entered.get(letter.occasion)?.number ?? ''
}

// Letters of acts that name no number: theirs is given here, and nowhere else.
const servedBy: Readonly<Partial<Record<CommandType, LetterKind>>> = {
  'listing.serveNotice': 'determinationNotice',
  'interview.notify': 'interviewNotice',
}

/** Refuses to record the service of a letter that has no number: it was never issued. */
export async function issueRefusal(
  deps: Pick<Deps, 'record' | 'readAs'>,
  actor: Actor,
  state: CaseState,
  type: CommandType,
): Promise<Refusal | undefined> {
  const kind = servedBy[type]
  if (kind === undefined) return undefined
  const letters = await lettersFor(deps, actor, state)
  const isMissing = letters.some(({ letter, status }) => letter.kind === kind && status === 'draft')
  return isMissing ? refuse('letter.notIssued') : undefined
}

/**
 * The letter as PDF, for somebody who may see it. A served one says what it said when it was entered, whatever has changed
 * since; one that has still to be entered is marked as a draft on every page. Refused when it cannot be printed for now.
 */
export async function printed(
  { record, letterhead, readAs }: Pick<Deps, 'record' | 'letterhead' | 'readAs'>,
  actor: Actor,
  state: CaseState,
  shown: ShownLetter,
): Promise<Buffer | Refusal> {
  const { letter, entered } = shown
  const template = entered?.template == null ? currentTemplate(letter.kind) : templateOf(letter.kind, entered.template)
  const facts =
    entered?.template == null
      ? letter.facts
      : ((await settledFacts(readAs(actor), state.caseNo, letter.occasion)) as AnyFacts)
  const use = await useOf(opened(record).pool, letterhead, actor, state, { kind: letter.kind, entered })
  const checkpoint = paperCheckpoint(letterhead, entered)
  return await printApart(actor.id, {
    content: compose(template, facts),
    agency: facts.words['agency'] ?? '',
    number: entered?.number,
    date: letter.on,
    isDraft: isToBeEntered(shown),
    reference: `${state.caseNo}.${letter.occasion}　${template.kind}@${template.version}`,
    ...(use === undefined ? {} : { use }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(letterhead.typeface.further === undefined ? {} : { furtherFont: letterhead.typeface.further }),
  })
}

const drafters: ReadonlySet<Actor['role']> = new Set(['caseOfficer', 'reviewer'])

// A department reads the orders to it and, as the ground of its measure, the decision.
function maySee(actor: Actor, { addressee, kind }: Letter): boolean {
  if (actor.role === 'entityAgent') return addressee.party === 'entity'
  if (actor.role !== 'implementingOfficer') return true
  return kind === 'decision' || (addressee.party === 'department' && addressee.code === actor.agency)
}
