import type { LocalDate } from '../../domain/dates.ts'
import type { Tier } from '../../domain/law/rulebook-types.ts'
import type { Audience } from '../changes.ts'

/** What kinds of houses are told of records (Order 36 Art 3, 条例 Art 27; delta: the common criteria of the memorandum). */
export const subscriberKinds = [
  'cityPlatform',
  'creditShanghai',
  'oneNet',
  'supervisionPlatform',
  'sector',
  'delta',
  'department',
  'market',
] as const
type SubscriberKind = (typeof subscriberKinds)[number]

/** How it gets what it is told: sent to it, asked for by itself, or handed over by people. */
export const subscriberWays = ['webhook', 'pull', 'byHand'] as const

/** What is registered of a subscriber. */
export interface Registration {
  readonly names: { readonly zh: string; readonly en: string }
  readonly kind: SubscriberKind
  readonly audience: Audience
  /** Only records of these lists, districts and tiers; of all where one is absent. */
  readonly lists?: readonly string[]
  readonly districts?: readonly string[]
  readonly tiers?: readonly Tier[]
  readonly way: (typeof subscriberWays)[number]
  /** Where it is sent to; for `webhook` alone. */
  readonly address?: string
  readonly legalBasis: string
  /** By which law it may have records of natural persons, which say of nobody who it is; none without it. */
  readonly persons?: string
  readonly fromOn: LocalDate
  readonly contact: string
  /** The account by whose key it asks and confirms. */
  readonly account?: string
}
