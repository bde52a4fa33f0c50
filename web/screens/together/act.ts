import { payloadSchemas } from '../../../casework/schemas/commands.ts'
import type { Command } from '../../../domain/case.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { commandAt, formOf } from '../../commands/index.ts'
import type { GivenTogether } from '../../commands/together.ts'
import { givenTogether, titleTogether } from '../../commands/together.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import type { TogetherRow } from './rows.ts'
import { texts } from './texts.ts'

/** A command that is given for several cases, and how. */
export interface Act extends GivenTogether {
  readonly type: HumanCommand
}

/** A command as it is given together; undefined for one that is not. */
export function actOf(type: HumanCommand | undefined): Act | undefined {
  const how = type && givenTogether(type)
  return type && how ? { type, ...how } : undefined
}

/** The act that an address names. */
export const actNamed = ({ track, verb }: Readonly<Record<string, string>>) => actOf(commandAt(`${track}/${verb}`))

/** What its page is called. */
export function titleOf({ type }: Act): Bilingual {
  const { zh, en } = titleTogether(type)
  return { zh: filledIn(texts.title, { what: zh }).zh, en: filledIn(texts.title, { what: en }).en }
}

/** The way to the pages of acts given together. */
export const crumbs = [{ text: { zh: '工作台', en: 'My work' }, href: '/work' }] as const

/** The command for one row of what was typed for all, or what is wrong with it. */
export function commandFor(
  { type, ofRow, fixed }: Act,
  typed: Values,
  { part }: TogetherRow,
): { readonly command: Command; readonly faults?: undefined } | { readonly faults: readonly Fault[] } {
  const values = { ...typed, ...fixed, ...(ofRow ? { [ofRow]: part } : {}) }
  const checked = checkForm(payloadSchemas[type], formOf(type).fields, values)
  return checked.faults ? { faults: checked.faults } : { command: { type, payload: checked.payload } as Command }
}
