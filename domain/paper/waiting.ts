import type { CaseState, Command, RecordedEvent } from '../case.ts'
import type { Paper, WeightyPaper } from './types.ts'

const weightyPapers: ReadonlySet<string> = new Set<WeightyPaper>([
  'paper.consent',
  'paper.withdrawConsent',
  'paper.defend',
  'paper.askHearing',
  'paper.defendRevocation',
  'paper.defendBar',
])

/** Whether a command enters a paper by which something may fall or stand. */
export const mayNeedSecond = (command: Command): command is Extract<Command, { type: WeightyPaper }> =>
  weightyPapers.has(command.type)

/** Whether a withdrawal of consent waits for a second person: nothing is served electronically by then. */
export const isWithdrawing = ({ paper }: CaseState): boolean => paper?.act === 'paper.withdrawConsent'

/** Whether a paper waits by which the determination would fall, or be held: nothing new begins by it until then. */
export const mayFall = ({ paper }: CaseState): boolean => paper !== undefined && ofDetermination.has(paper.act)

const ofDetermination: ReadonlySet<WeightyPaper> = new Set<WeightyPaper>([
  'paper.withdrawConsent',
  'paper.defend',
  'paper.askHearing',
])

/** Who has entered the act of the entity that an event is: whom a second person has confirmed, or who recorded it. */
export const enteredBy = ({ paper }: CaseState, { type, data, by }: RecordedEvent): string =>
  paper !== undefined && type === eventsOf[paper.act] && 'paper' in data && isSame(paper.paper, data.paper)
    ? paper.by
    : by

// Another paper for the same act may be entered beside the one that waits.
const isSame = (one: Paper, other: Paper | undefined) =>
  one.on === other?.on &&
  one.method === other.method &&
  one.files.length === other.files.length &&
  one.files.every(({ title, sha256 }, at) => title === other.files[at]?.title && sha256 === other.files[at].sha256)

const eventsOf: Readonly<Record<WeightyPaper, RecordedEvent['type']>> = {
  'paper.consent': 'service.consented',
  'paper.withdrawConsent': 'service.consentWithdrawn',
  'paper.defend': 'listing.defended',
  'paper.askHearing': 'listing.hearingAsked',
  'paper.defendRevocation': 'repair.revocationDefended',
  'paper.defendBar': 'repair.barDefended',
}

/** Folds one event into the paper that waits. */
export function evolvePaper(state: CaseState, recorded: RecordedEvent): CaseState {
  switch (recorded.type) {
    case 'paper.entered':
      return { ...state, paper: { ...recorded.data, by: recorded.by } }
    case 'paper.confirmed':
    case 'paper.refused': {
      const { paper: _decided, ...rest } = state
      return rest
    }
    default:
      return state
  }
}
