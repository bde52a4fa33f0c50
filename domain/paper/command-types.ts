import type { ListingCommands } from '../listing/types.ts'
import type { ObjectionCommands } from '../objection/types.ts'
import type { RectificationCommands } from '../rectification/types.ts'
import type { RepairCommands } from '../repair/types.ts'
import type { ServiceCommands } from '../service/types.ts'
import type { paperActs } from './acts.ts'
import type { EnteredPaper, Receipt, WeightyPaper } from './types.ts'

type PartyCommands = ListingCommands & RectificationCommands & ObjectionCommands & RepairCommands & ServiceCommands

/** Deciding on a paper by which something would fall or stand. */
interface Confirming {
  /** `reached`: what else the entity has sent on paper shows that the letters had reached it, so that they stand. */
  'paper.confirm': { readonly comments: string; readonly reached?: boolean }
  'paper.refuse': { readonly reasons: string }
}

export type ConfirmingCommand = keyof Confirming

/** Entering an act of the entity that came by letter or was given in at the counter. */
export type PaperCommands = {
  readonly [T in keyof typeof paperActs]: PartyCommands[(typeof paperActs)[T]] & Receipt
} & Confirming

export interface PaperEvents {
  'paper.entered': EnteredPaper
  'paper.confirmed': { readonly act: WeightyPaper; readonly comments: string }
  'paper.refused': { readonly act: WeightyPaper; readonly reasons: string }
}
