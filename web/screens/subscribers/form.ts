import { proposedSubscriber } from '../../../casework/schemas/subscriber.ts'
import { districts } from '../../../domain/identifiers/districts.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import type { Fields } from '../../form/fields.ts'
import { audienceWords, kinds, texts, wayWords } from './texts.ts'

export const subscriberSchema = proposedSubscriber

const optionsOf = (words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** The form by which a subscriber is proposed. */
export const subscriberFields = {
  code: { kind: 'line', label: texts.code, hint: texts.codeHint },
  names: {
    kind: 'group',
    label: texts.names,
    fields: { zh: { kind: 'line', label: texts.nameZh }, en: { kind: 'line', label: texts.nameEn } },
  },
  kind: { kind: 'choice', label: texts.kind, options: optionsOf(kinds) },
  audience: { kind: 'choice', label: texts.audience, options: optionsOf(audienceWords) },
  lists: {
    kind: 'ticks',
    label: texts.lists,
    hint: texts.everything,
    optional: true,
    options: proposalFields.listType.options,
  },
  districts: {
    kind: 'ticks',
    label: texts.districts,
    hint: texts.everything,
    optional: true,
    options: districts.map(({ code, name }) => ({ value: code, label: name })),
  },
  tiers: {
    kind: 'ticks',
    label: texts.tiers,
    hint: texts.everything,
    optional: true,
    options: proposalFields.tier.options,
  },
  way: { kind: 'choice', label: texts.way, options: optionsOf(wayWords) },
  address: { kind: 'line', label: texts.address, hint: texts.addressHint, optional: true },
  legalBasis: { kind: 'area', label: texts.basis },
  persons: { kind: 'area', label: texts.persons, hint: texts.personsHint, optional: true },
  fromOn: { kind: 'date', label: texts.fromOn, first: ({ today }) => today },
  contact: { kind: 'line', label: texts.contact },
  account: { kind: 'line', label: texts.account, hint: texts.accountHint, optional: true },
  reason: { kind: 'area', label: texts.reason },
} satisfies Fields
