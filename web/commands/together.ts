import type { CaseState } from '../../domain/case.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import { doubtfulPointsOf } from '../../domain/listing/doubtful-points.ts'
import type { Fields } from '../form/fields.ts'
import type { Values } from '../form/values.ts'
import type { Bilingual } from '../kit/words.ts'
import { formOf } from './index.ts'

/** A command that is given for several cases with one form, because what is typed may well be the same for all. */
export interface GivenTogether {
  /** The part of the payload that the row says and nobody types: which measure. */
  readonly ofRow?: 'measure'
  /** What is said for all; who wants to say otherwise opens the case. */
  readonly fixed?: Values
  /** The words of the act where they are narrower than those of its form. */
  readonly title?: Bilingual
  /** What has to be looked into in its own case. */
  readonly apart?: (state: CaseState) => boolean
  /** Whether each has to be looked at before it is chosen; where none has, all are chosen from the start. */
  readonly lookedAt?: true
}

const ofMeasure = { ofRow: 'measure' } as const

/** The commands that may be given together; decisions against an entity are not among them. */
const together: Readonly<Partial<Record<HumanCommand, GivenTogether>>> = {
  'listing.review': {
    fixed: { outcome: 'agreed' },
    title: { zh: '复核同意列入建议', en: 'Agree to proposals' },
    // Each of these points is confirmed with its own reason.
    apart: (state) => doubtfulPointsOf(state).length > 0,
    lookedAt: true,
  },
  'measure.acknowledge': ofMeasure,
  'measure.carryOut': ofMeasure,
  'measure.feedBack': ofMeasure,
  'measure.confirmLift': ofMeasure,
}

/** Every command that may be given together. */
export const actsTogether = Object.keys(together) as readonly HumanCommand[]

/** How a command is given together; undefined for one that is given case by case only. */
export const givenTogether = (type: HumanCommand): GivenTogether | undefined => together[type]

/** The words of a command that is given together. */
export const titleTogether = (type: HumanCommand): Bilingual => together[type]?.title ?? formOf(type).title

/** What is typed once for all; files prove something of one case, and an amount is that of one. */
export function fieldsTogether(type: HumanCommand): Fields {
  const { ofRow, fixed = {}, apart } = together[type] ?? {}
  return Object.fromEntries(
    Object.entries(formOf(type).fields).filter(
      ([name, { kind }]) =>
        name !== ofRow &&
        !(name in fixed) &&
        kind !== 'evidence' &&
        kind !== 'number' &&
        !(apart !== undefined && kind === 'ticks'),
    ),
  )
}
