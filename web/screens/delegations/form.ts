import { z } from 'zod'
import { delegationGiven } from '../../../casework/delegations.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import type { Fields, Option } from '../../form/fields.ts'
import { texts } from './texts.ts'
import { workTracks } from './scope.ts'

/** What the form of a delegation says; parts of the work stand for their commands. */
export const delegationSchema = delegationGiven
  .omit({ commands: true })
  .extend({ tracks: z.exactOptional(z.array(z.string()).min(1)) })

/** Whom, when and why. */
export const mainFields = (colleagues: readonly { readonly id: string; readonly name: string }[]) =>
  ({
    delegate: {
      kind: 'choice',
      label: texts.who,
      options: colleagues.map(({ id, name }): Option => ({ value: id, label: { zh: name, en: name } })),
    },
    fromOn: { kind: 'date', label: texts.from, first: ({ today }) => today },
    untilOn: { kind: 'date', label: texts.until, hint: texts.untilHint },
    reason: { kind: 'line', label: texts.reason, hint: texts.reasonHint },
  }) satisfies Fields

/** What it is narrowed to, if at all. */
export const scopeFields = {
  tracks: {
    kind: 'ticks',
    label: texts.tracks,
    hint: texts.tracksHint,
    optional: true,
    options: workTracks.map(([value, label]) => ({ value, label })),
  },
  listTypes: {
    kind: 'ticks',
    label: texts.listTypes,
    hint: texts.listTypesHint,
    optional: true,
    options: proposalFields.listType.options,
  },
} satisfies Fields
