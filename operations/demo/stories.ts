import type { CaseState } from '../../domain/case.ts'
import { stageOf } from '../../domain/stage.ts'
import type { Acts } from './acts.ts'

/** A story that a case lives through, and where it must stand at the end. */
export interface Story {
  readonly name: string
  readonly tiers: readonly ('minor' | 'general' | 'serious')[]
  /** How often it is drawn beside the others that fit. */
  readonly weight: number
  play(acts: Acts, lateDepartments: boolean): Promise<void>
  ends(state: CaseState): boolean
}

const every = ['minor', 'general', 'serious'] as const
const published = (state: CaseState) => stageOf(state) === 'published'

/** All stories; the first ones are each played at least once where a case fits. */
export const stories: readonly Story[] = [
  {
    name: 'repair revoked',
    tiers: ['general'],
    weight: 1,
    async play(acts, late) {
      await acts.listAfterReview('waives')
      await acts.implement(late)
      await acts.rectify()
      await acts.repair()
      await acts.lift()
      await acts.later(10)
      await acts.revokeRepair()
    },
    ends: (state) =>
      published(state) && state.repairs.at(-1)?.status === 'revoked' && state.rectification?.reopenedOn !== undefined,
  },
  {
    name: 'decision annulled',
    tiers: ['general', 'serious'],
    weight: 1,
    async play(acts, late) {
      await acts.listAfterReview('defends')
      await acts.implement(late)
      await acts.later(20)
      await acts.annul()
      await acts.lift()
    },
    ends: (state) => state.outcome === 'annulled',
  },
  {
    name: 'objection upheld, removed',
    tiers: ['general', 'serious'],
    weight: 1,
    async play(acts, late) {
      await acts.listAfterReview('silent')
      await acts.implement(late)
      await acts.object('removed')
      await acts.lift()
    },
    ends: (state) => state.outcome === 'removed',
  },
  {
    name: 'never answers, referred',
    tiers: ['serious', 'general'],
    weight: 3,
    async play(acts, late) {
      await acts.listAfterReview('silent')
      await acts.implement(late)
      await acts.interview(1, true)
      await acts.interview(2, false)
      await acts.when('the referral', (state) => state.rectification?.referredOn !== undefined)
    },
    ends: (state) => published(state) && state.rectification?.referredOn !== undefined && state.interviews.length === 2,
  },
  {
    name: 'late, after the reminder interview',
    tiers: ['serious', 'general'],
    weight: 4,
    async play(acts, late) {
      await acts.listAfterReview('waives')
      await acts.implement(late)
      await acts.interview(1, true)
      await acts.rectify()
    },
    ends: (state) => published(state) && state.rectification?.inTime === false && state.interviews.length === 1,
  },
  {
    name: 'answered only after the date of the report',
    tiers: ['serious', 'general'],
    weight: 2,
    async play(acts, late) {
      await acts.listAfterReview('silent')
      await acts.implement(late)
      await acts.interview(1, true)
      await acts.rectifyBeyondReport(1)
    },
    ends: (state) =>
      published(state) &&
      state.rectification?.status === 'accepted' &&
      state.rectification.submissions === 3 &&
      state.interviews.length === 1,
  },
  {
    name: 'objection rejected, complies',
    tiers: ['serious', 'general'],
    weight: 2,
    async play(acts, late) {
      await acts.listAfterReview('defends')
      await acts.rectify()
      await acts.implement(late)
      await acts.object('rejected')
    },
    ends: (state) =>
      published(state) && state.rectification?.inTime === true && state.objections.at(-1)?.status === 'rejected',
  },
  {
    name: 'objection upheld, corrected',
    tiers: ['serious', 'general'],
    weight: 1,
    async play(acts, late) {
      await acts.listAfterReview('waives')
      await acts.rectify()
      await acts.implement(late)
      await acts.object('corrected')
    },
    ends: (state) => published(state) && state.objections.at(-1)?.status === 'upheld',
  },
  {
    name: 'not listed',
    tiers: every,
    weight: 2,
    play: async (acts) => await acts.listAfterReview('defends', 'notList'),
    ends: (state) => state.outcome === 'notListed',
  },
  {
    name: 'complies and is repaired',
    tiers: ['minor', 'general'],
    weight: 6,
    async play(acts, late) {
      await acts.listAfterReview('waives')
      await acts.rectify()
      await acts.implement(late)
      await acts.repair()
      await acts.lift()
    },
    ends: (state) => state.outcome === 'repaired' && state.rectification?.inTime === true,
  },
  {
    name: 'expires',
    tiers: ['minor'],
    weight: 2,
    async play(acts, late) {
      await acts.listAfterReview('waives')
      await acts.rectify()
      await acts.implement(late)
      await acts.when('the end of publicity', (state) => state.undoing !== undefined, 200)
      await acts.lift()
    },
    ends: (state) => state.outcome === 'expired',
  },
  {
    name: 'complies',
    tiers: ['serious', 'general'],
    weight: 6,
    async play(acts, late) {
      await acts.listAfterReview('waives')
      await acts.rectify()
      await acts.implement(late)
    },
    ends: (state) => published(state) && state.rectification?.inTime === true,
  },
]
