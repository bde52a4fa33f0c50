import type { ShownLetter } from '../../../api/case-letters.ts'
import type { LedgerEntry } from '../../../database/queries/cases.ts'
import type { CaseState } from '../../../domain/case.ts'
import { stageOf } from '../../../domain/stage.ts'
import { findListType } from '../../../rules/catalogue.ts'
import type { HumanCommand } from '../../commands/types.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { EntryTimeline } from '../../kit/entry-timeline.tsx'
import { lifecycleOf } from '../../kit/lifecycle.ts'
import type { Task } from '../../kit/parts.tsx'
import { Heading, Tag, TaskList } from '../../kit/parts.tsx'
import { Steps } from '../../kit/steps.tsx'
import { OtherActs } from '../../commands/other-acts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { outcomeWords, stageWords } from '../../kit/vocabulary.ts'
import { plain } from '../../kit/words.ts'
import { Letters } from '../case/letters.tsx'
import type { NextStep } from './next-step.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly next: NextStep
  readonly parts: readonly Task[]
  readonly others: readonly HumanCommand[]
  readonly letters: readonly ShownLetter[]
  readonly entries: readonly LedgerEntry[]
}

/** Where a matter is, who has it and until when, and the way to each of its parts. */
export function MatterPage({ state, next, parts, others, letters, entries }: Props) {
  const say = useSay()
  return (
    <>
      <Heading title={texts.title} />
      <MatterHeader state={state} />
      <Turn state={state} next={next} />
      <Steps label={texts.lifecycle} steps={lifecycleOf(state)} />
      <h2>{say(texts.pages)}</h2>
      <TaskList tasks={parts} />
      <OtherActs title={texts.others2} caseNo={state.caseNo} acts={others} />
      <Letters caseNo={state.caseNo} letters={letters} />
      <section aria-labelledby="history">
        <h2 id="history">{say(texts.history)}</h2>
        <EntryTimeline entries={entries} />
      </section>
    </>
  )
}

function MatterHeader({ state }: Pick<Props, 'state'>) {
  const say = useSay()
  const facts = [
    { term: texts.list, value: say(findListType(state.listType)?.title ?? plain(state.listType)) },
    { term: texts.caseNo, value: <span class="code">{state.caseNo}</span> },
    { term: texts.code, value: <span class="code">{state.entity.code}</span> },
    {
      term: texts.stage,
      value: (
        <Tag
          tone={state.closedOn ? 'done' : 'info'}
          text={state.outcome ? outcomeWords[state.outcome] : stageWords[stageOf(state)]}
        />
      ),
    },
  ]
  return (
    <section class="case-header" aria-label={say(texts.title)}>
      <p class="case-entity">{state.entity.name}</p>
      <dl>
        {facts.map(({ term, value }) => (
          <div>
            <dt>{say(term)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Turn({ state, next }: Pick<Props, 'state' | 'next'>) {
  const say = useSay()
  const { today } = useVisit()
  const { due } = next
  return (
    <section class="card acts" aria-labelledby="turn">
      <h2 id="turn">
        {say(next.href === undefined ? texts.others : texts.yours)}：{say(next.title)}
      </h2>
      {due ? (
        <p>
          {say(texts.dueOn, { date: due.dueOn })} <Tag {...distanceWords(due.dueOn, today)} />{' '}
          <a href={`/cases/${state.caseNo}/why/${due.key}`}>{say(texts.why)}</a>
        </p>
      ) : null}
      {due && next.kind === 'others' && due.dueOn < today ? <p>{say(texts.late)}</p> : null}
      {next.href === undefined ? null : (
        <p>
          <a class="button" href={next.href}>
            {say(texts.doIt)}
          </a>
        </p>
      )}
    </section>
  )
}
