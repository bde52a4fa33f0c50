import type { Actor } from './actor.ts'
import { sharePerson, signatureOf, withWriter } from './actor.ts'
import type { ContentName } from './authors.ts'
import type { CaseState, CommandType, EventType, RecordedEvent } from './case.ts'
import { enteredBy } from './paper/waiting.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'
import type { CodeNaming } from './refusals/index.ts'

/** Which acts write a content. */
interface Content {
  /** The acts that write any part of it. */
  readonly written: readonly EventType[]
  /** The acts of the entity whose authors count where an officer has entered them from paper (decision 0032). */
  readonly entered?: readonly EventType[]
  /** The acts with which it begins anew: what was written before is not under review any more. */
  readonly begun?: readonly EventType[]
}

const contents: Readonly<Record<ContentName, Content>> = {
  proposal: { written: ['listing.proposed', 'listing.revised', 'correction.proposed'] },
  hearing: {
    written: ['listing.waiverRecorded', 'listing.hearingHeld', 'listing.hearingEnded', 'listing.groundsAnswered'],
  },
  defence: { written: [], entered: ['listing.defended', 'listing.hearingAsked'] },
  waiver: { begun: ['listing.waiverRecorded'], written: ['listing.waiverRecorded'] },
  ownRevocation: { begun: ['listing.revocationProposed'], written: ['listing.revocationProposed'] },
  evidence: { written: [], entered: ['rectification.evidenceSubmitted'] },
  extension: { begun: ['rectification.extensionAsked'], written: ['rectification.extensionAsked'] },
  arrangement: {
    begun: ['interview.opened', 'interview.noShow'],
    written: ['interview.arranged', 'interview.moved'],
  },
  objection: { begun: ['objection.filed'], written: ['objection.verified'], entered: ['objection.filed'] },
  repair: {
    begun: ['repair.applied'],
    written: ['repair.gapsNamed', 'repair.accepted', 'repair.verified'],
    entered: ['repair.applied', 'repair.supplemented'],
  },
  repairRevocation: {
    begun: ['repair.revocationProposed'],
    written: ['repair.revocationProposed'],
    entered: ['repair.revocationDefended'],
  },
  repairBar: {
    begun: ['repair.barProposed'],
    written: ['repair.barProposed'],
    entered: ['repair.barDefended'],
  },
  reopening: { begun: ['rectification.reopeningProposed'], written: ['rectification.reopeningProposed'] },
  annulment: { begun: ['annulment.recorded'], written: ['annulment.recorded'] },
  correction: { begun: ['correction.proposed'], written: ['correction.proposed'] },
  paper: { begun: ['paper.entered'], written: ['paper.entered'] },
}

interface FourEyesRow {
  /** The contents whose authors may not give the command. */
  readonly of: readonly ContentName[]
  /** Authors that no content names: who typed the value that a correction puts right. */
  readonly also?: (state: CaseState) => readonly string[]
  readonly refusal: CodeNaming<'person'>
}

const ofCorrection: FourEyesRow = {
  of: ['correction'],
  also: ({ correction }) => (correction === undefined ? [] : [correction.typedBy]),
  refusal: 'correction.sameConfirmer',
}
const ofInterview: FourEyesRow = { of: ['arrangement'], refusal: 'interview.sameApprover' }
const ofWaiver: FourEyesRow = { of: ['waiver'], refusal: 'listing.sameWaiverConfirmer' }
const ofOwnRevocation: FourEyesRow = {
  of: ['ownRevocation'],
  // Looked at again with a defence that came in time, it is decided as a determination is.
  also: (state) =>
    state.listing.undefendedSince === undefined ? [] : authorsOf(state, 'proposal', 'hearing', 'defence'),
  refusal: 'listing.sameRevoker',
}
const ofExtension: FourEyesRow = { of: ['extension'], refusal: 'rectification.sameExtensionApprover' }
const ofObjection: FourEyesRow = { of: ['objection'], refusal: 'objection.sameDecider' }
const ofRepair: FourEyesRow = { of: ['repair'], refusal: 'repair.sameDecider' }
const ofRepairRevocation: FourEyesRow = { of: ['repairRevocation'], refusal: 'repair.sameRevoker' }
const ofRepairBar: FourEyesRow = { of: ['repairBar'], refusal: 'repair.sameBarrer' }
const ofReopening: FourEyesRow = { of: ['reopening'], refusal: 'rectification.sameReopener' }
const ofPaper: FourEyesRow = { of: ['paper'], refusal: 'paper.sameConfirmer' }
const ofAnnulment: FourEyesRow = { of: ['annulment'], refusal: 'annulment.sameConfirmer' }

/**
 * Four eyes (复核): for each command that approves or refuses what others have written, whose acts these must be. No
 * command compares persons by itself; `decide` asks this table, so a new pair is a row here.
 */
export const fourEyes: { readonly [T in CommandType]?: FourEyesRow } = {
  'listing.review': { of: ['proposal'], refusal: 'listing.sameReviewer' },
  'listing.confirmWaiver': ofWaiver,
  'listing.refuseWaiver': ofWaiver,
  'listing.determine': { of: ['proposal', 'hearing', 'defence'], refusal: 'listing.sameDeterminer' },
  'listing.revoke': ofOwnRevocation,
  'listing.refuseRevocation': ofOwnRevocation,
  'rectification.accept': { of: ['proposal', 'evidence'], refusal: 'rectification.sameAccepter' },
  'rectification.approveExtension': ofExtension,
  'rectification.refuseExtension': ofExtension,
  'rectification.reopen': ofReopening,
  'rectification.refuseReopening': ofReopening,
  'interview.approve': ofInterview,
  'interview.return': ofInterview,
  'objection.uphold': ofObjection,
  'objection.reject': ofObjection,
  'repair.grant': ofRepair,
  'repair.refuse': ofRepair,
  'repair.revoke': ofRepairRevocation,
  'repair.refuseRevocation': ofRepairRevocation,
  'repair.bar': ofRepairBar,
  'repair.refuseBar': ofRepairBar,
  'annulment.confirm': ofAnnulment,
  'annulment.refuse': ofAnnulment,
  'correction.confirm': ofCorrection,
  'correction.refuse': ofCorrection,
  'paper.confirm': ofPaper,
  'paper.refuse': ofPaper,
}

/** Refuses whoever has written any part of what the command would approve, on whichever side of standing in. */
export function ofOthers(state: CaseState, command: CommandType, actor: Actor): Refusal | undefined {
  const row = fourEyes[command]
  if (row === undefined) return undefined
  const signature = signatureOf(actor)
  const authors = [...authorsOf(state, ...row.of), ...(row.also?.(state) ?? [])]
  const shared = authors.find((author) => sharePerson(author, signature))
  return shared === undefined ? undefined : refuse(row.refusal, { person: shared })
}

/** The signatures of all who have written any part of some contents. */
export function authorsOf({ authors }: CaseState, ...of: readonly ContentName[]): readonly string[] {
  return of.flatMap((content) => authors[content] ?? [])
}

/** The acts that must be others' for a command; `onPaper` marks those that count where they were entered from paper. */
export function actsOfOthers(command: CommandType): { readonly type: EventType; readonly onPaper?: true }[] {
  const of = fourEyes[command]?.of.map((content) => contents[content]) ?? []
  return of.flatMap(({ written, entered = [] }) => [
    ...written.map((type) => ({ type })),
    ...entered.map((type) => ({ type, onPaper: true as const })),
  ])
}

/** Folds one event into who has written what. */
export function evolveAuthors(state: CaseState, recorded: RecordedEvent): CaseState {
  const changed = Object.entries<Content>(contents).flatMap(([content, rule]) => {
    const begins = rule.begun?.includes(recorded.type) === true
    const writes = rule.written.includes(recorded.type) || isEntered(rule, recorded)
    if (!begins && !writes) return []
    const before = begins ? [] : (state.authors[content as ContentName] ?? [])
    return [[content, writes ? withWriter(before, enteredBy(state, recorded)) : before] as const]
  })
  return changed.length === 0 ? state : { ...state, authors: { ...state.authors, ...Object.fromEntries(changed) } }
}

const isEntered = ({ entered = [] }: Content, { type, data }: RecordedEvent) =>
  entered.includes(type) && 'paper' in data && data.paper !== undefined
