import { commandPath } from '../../http/command-path.ts'
import { annulmentForms } from './annulment.ts'
import { correctionForms } from './correction.ts'
import { interviewForms } from './interview.ts'
import { listingForms } from './listing.ts'
import { measureForms } from './measure.ts'
import { objectionForms } from './objection.ts'
import { paperForms } from './paper.ts'
import { publicityForms } from './publicity.ts'
import { rectificationForms } from './rectification.ts'
import { repairForms } from './repair.ts'
import { serviceForms } from './service.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import type { CommandForm, CommandForms } from './types.ts'
import type { Fields } from '../form/fields.ts'

/** The form of every command that a person may give on a case. */
export const commandForms: CommandForms<HumanCommand> = {
  ...listingForms,
  ...publicityForms,
  ...measureForms,
  ...rectificationForms,
  ...interviewForms,
  ...objectionForms,
  ...repairForms,
  ...annulmentForms,
  ...correctionForms,
  ...serviceForms,
  ...paperForms,
}

const byPath = new Map((Object.keys(commandForms) as HumanCommand[]).map((type) => [commandPath(type), type]))

/** The command at a path such as `listing/serve-notice`. */
export const commandAt = (path: string): HumanCommand | undefined => byPath.get(path)

/** Whether a command has a form: all but those that only the calendar gives. */
export const isHumanCommand = (type: string): type is HumanCommand => type in commandForms

/** Whether a command enters what the entity sent on paper: possible at most times, and the next step never. */
export const isOnPaper = (type: HumanCommand): boolean => type.startsWith('paper.')

/** Where the form of a command on a case is. */
export const commandAddress = (caseNo: string, type: HumanCommand): string => `/cases/${caseNo}/${commandPath(type)}`

/** Whether the form of a command has a place for files. */
export const takesFiles = (type: HumanCommand): boolean => haveEvidence(formOf(type).fields)

// Wherever in the form it is: the evidence of a requirement stands in the row of that requirement.
const haveEvidence = (fields: Fields): boolean =>
  Object.values(fields).some((field) => {
    if (field.kind === 'rows') return haveEvidence(field.columns)
    return field.kind === 'group' ? haveEvidence(field.fields) : field.kind === 'evidence'
  })

/** A form without its payload's type, for drawing and reading. */
export interface DrawnForm extends Omit<CommandForm<HumanCommand>, 'fields'> {
  readonly fields: Fields
}

/** The form of a command as the kit draws it. */
export const formOf = (type: HumanCommand) => commandForms[type] as unknown as DrawnForm
