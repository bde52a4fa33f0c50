import type { Actor } from '../domain/actor.ts'
import type { CaseState } from '../domain/case.ts'
import { compose } from '../letters/compose.ts'
import type { AnyFacts } from '../letters/kinds.ts'
import { lawOf } from '../letters/law.ts'
import type { Letter } from '../letters/letter.ts'
import { draftsOf, lettersOf } from '../letters/letters-of.ts'
import { printLetter } from '../letters/pdf.ts'
import { agencyOf, currentTemplate, templateOf } from '../letters/templates.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { Record } from '../record/execution.ts'
import type { LetterEntry, RegisteredLetter } from '../record/letters.ts'
import { registerLetters } from '../record/letters.ts'
import { listLedger } from '../record/read.ts'
import type { Deps } from './deps.ts'
import { issueCode } from './identity/invitations.ts'
import { useOf } from './letter-uses.ts'

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
 * The letters of a case that an actor may see, who must have the right to the case. Letters whose act has happened are
 * entered in the register of documents here, with the number and wording that they keep.
 */
export async function lettersFor(record: Record, actor: Actor, state: CaseState): Promise<ShownLetter[]> {
  const { pool, clock, rules, catalogue } = record
  const law = lawOf(record)
  const now = await clock.now()
  const ledger = await listLedger(pool, state.caseNo)
  const served = lettersOf(state.caseNo, ledger, law)
  const entered = await registerLetters(pool, state.caseNo, served.map(entryOf(state)), actor.id, now)
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

/** Gives a draft its number, or answers with the one that it has; a notice gets the code that it is printed with. */
export async function drawUp(
  { record, letterhead }: Pick<Deps, 'record' | 'letterhead'>,
  actor: Actor,
  state: CaseState,
  letter: Letter,
): Promise<string> {
  const { pool, clock } = record
  const { settled: _later, ...entry } = entryOf(state)(letter)
  const entered = await registerLetters(pool, state.caseNo, [entry], actor.id, await clock.now())
  if (letter.kind === 'determinationNotice') {
    const notice = { caseNo: state.caseNo, entityCode: state.entity.code, issuedBy: actor.id }
    await issueCode(pool, letterhead.invitationSecret, notice)
  }
  return entered.get(letter.occasion)?.number ?? ''
}

/** The letter as PDF, for somebody who may see it. A served one says what it said when it was entered, whatever has changed since. */
export async function printed(
  { record, letterhead }: Pick<Deps, 'record' | 'letterhead'>,
  actor: Actor,
  state: CaseState,
  { letter, status, entered }: ShownLetter,
): Promise<Buffer> {
  const template = entered?.template == null ? currentTemplate(letter.kind) : templateOf(letter.kind, entered.template)
  const facts = entered?.template == null ? letter.facts : (entered.facts as AnyFacts)
  const use = await useOf(record.pool, letterhead, actor, state, { kind: letter.kind, entered })
  return await printLetter({
    content: compose(template, facts),
    agency: facts.words['agency'] ?? '',
    number: entered?.number,
    date: letter.on,
    isDraft: status === 'draft',
    reference: `${state.caseNo}.${letter.occasion}　${template.kind}@${template.version}`,
    ...(use === undefined ? {} : { use }),
  })
}

const drafters: ReadonlySet<Actor['role']> = new Set(['caseOfficer', 'reviewer'])

// A department reads the orders to it and, as the ground of its measure, the decision.
function maySee(actor: Actor, { addressee, kind }: Letter): boolean {
  if (actor.role === 'entityAgent') return addressee.party === 'entity'
  if (actor.role !== 'implementingOfficer') return true
  return kind === 'decision' || (addressee.party === 'department' && addressee.code === actor.agency)
}

function entryOf(state: CaseState) {
  return (letter: Letter): LetterEntry => {
    const { code, version } = currentTemplate(letter.kind)
    return {
      occasion: letter.occasion,
      kind: letter.kind,
      organ: `${agencyOf(state.agency).organ}${code}`,
      year: Number(letter.on.slice(0, 4)),
      ...(letter.givenNumber === undefined ? {} : { givenNumber: letter.givenNumber }),
      checkable: letter.kind === 'repairCertificate',
      settled: { template: version, facts: letter.facts },
    }
  }
}
