import type { CaseState, Command, RecordedEvent } from '../case.ts'
import type { Evidence } from '../evidence.ts'
import type { Paper } from './types.ts'

/** The papers by which something may fall or stand again: what the entity was told, or what was decided unheard. */
const weightyPapers = ['paper.consent', 'paper.withdrawConsent', 'paper.defendRevocation', 'paper.defendBar'] as const

export type WeightyPaper = (typeof weightyPapers)[number]

/** Such a paper as it was entered. */
export interface EnteredPaper {
  readonly act: WeightyPaper
  readonly statement: string
  readonly evidence?: readonly Evidence[]
  readonly paper: Paper
}

/** A paper that waits for a second person. */
export interface WaitingPaper extends EnteredPaper {
  /** Who entered it. */
  readonly by: string
}

/** Whether a command enters a paper by which something may fall or stand. */
export const mayNeedSecond = (command: Command): command is Extract<Command, { type: WeightyPaper }> =>
  (weightyPapers as readonly string[]).includes(command.type)

/** Whether a withdrawal of consent waits for a second person: nothing is served electronically by then. */
export const isWithdrawing = ({ paper }: CaseState): boolean => paper?.act === 'paper.withdrawConsent'

/** Who has entered the act of the entity that an event is: whom a second person has confirmed, or who recorded it. */
export const enteredBy = ({ paper }: CaseState, { type, by }: RecordedEvent): string =>
  paper !== undefined && type === eventsOf[paper.act] ? paper.by : by

const eventsOf: Readonly<Record<WeightyPaper, RecordedEvent['type']>> = {
  'paper.consent': 'service.consented',
  'paper.withdrawConsent': 'service.consentWithdrawn',
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
