import type { ListingCommands } from '../listing/types.ts'
import type { ObjectionCommands } from '../objection/types.ts'
import type { RectificationCommands } from '../rectification/types.ts'
import type { RepairCommands } from '../repair/types.ts'
import type { ServiceCommands } from '../service/types.ts'
import type { paperActs } from './acts.ts'
import type { Receipt } from './types.ts'

type PartyCommands = ListingCommands & RectificationCommands & ObjectionCommands & RepairCommands & ServiceCommands

/** Entering an act of the entity that came by letter or was given in at the counter. */
export type PaperCommands = {
  readonly [T in keyof typeof paperActs]: PartyCommands[(typeof paperActs)[T]] & Receipt
}
