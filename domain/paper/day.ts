import type { RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { Paper } from './types.ts'

const paperOf = ({ data }: RecordedEvent): Paper | undefined => ('paper' in data ? data.paper : undefined)

/** The legal day of an act of the entity: when its paper was received, or when it was given here. */
export const actedOn = (recorded: RecordedEvent): LocalDate => paperOf(recorded)?.on ?? recorded.on
