import type { CaseState } from '../../domain/case.ts'
import type { Stage } from '../../domain/stage.ts'
import { stageOf } from '../../domain/stage.ts'
import type { Step } from './steps.tsx'
import type { Bilingual } from './words.ts'

/** One step of the closed loop, the stages it covers, and by what a case shows that it has passed it. */
interface LoopStep {
  readonly title: Bilingual
  readonly stages: readonly Stage[]
  readonly passed: (state: CaseState) => boolean
}

const loop: readonly LoopStep[] = [
  {
    title: { zh: '提出与复核', en: 'Proposal and review' },
    stages: ['inReview', 'returned'],
    passed: ({ listing }) => listing.reviewedBy !== undefined,
  },
  {
    title: { zh: '送达告知', en: 'Notice' },
    stages: ['reviewed'],
    passed: ({ listing }) => listing.defenceUntil !== undefined,
  },
  {
    title: { zh: '陈述申辩', en: 'Defence' },
    stages: ['defence'],
    passed: ({ listing }) => listing.defenceUntil !== undefined && listing.status !== 'defence',
  },
  {
    title: { zh: '认定', en: 'Determination' },
    stages: ['determination'],
    passed: ({ listing }) => listing.determinedOn !== undefined,
  },
  {
    title: { zh: '两书同达', en: 'Service' },
    stages: ['determined'],
    passed: ({ listing }) => listing.listedOn !== undefined,
  },
  { title: { zh: '公示', en: 'Publication' }, stages: ['listed'], passed: ({ publicity }) => publicity !== undefined },
  {
    title: { zh: '惩戒与整改', en: 'Measures and rectification' },
    stages: ['published'],
    passed: ({ undoing }) => undoing !== undefined,
  },
  {
    title: { zh: '终止与解除', en: 'Undoing' },
    stages: ['undoing'],
    passed: ({ undoing, closedOn }) => undoing !== undefined && closedOn !== undefined,
  },
  { title: { zh: '结案', en: 'Closed' }, stages: ['closed'], passed: () => false },
]

/** The closed loop with where a case stands in it. */
export function lifecycleOf(state: CaseState): readonly Step[] {
  const stage = stageOf(state)
  const here = loop.findIndex(({ stages }) => stages.includes(stage))
  return loop.map(({ title, passed }, n) => ({
    title,
    state: n === here ? 'here' : n > here ? 'ahead' : passed(state) ? 'done' : 'skipped',
  }))
}
