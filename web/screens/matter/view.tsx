import type { ShownLetter } from '../../../casework/letters.ts'
import type { EntryPage } from '../../../database/queries/entries.ts'
import type { CaseState } from '../../../domain/case.ts'
import { stageOf } from '../../../domain/stage.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { eventFacts } from '../../../domain/event-facts.ts'
import { commandAddress } from '../../commands/index.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { isLateOn, standingWords } from '../../kit/deadline-words.ts'
import { EntryTimeline, olderAddress, paperOf } from '../../kit/entry-timeline.tsx'
import { lifecycleOf } from '../../kit/lifecycle.ts'
import type { PlacedMeeting } from '../../kit/meeting.tsx'
import { MeetingCard } from '../../kit/meeting.tsx'
import type { Task } from '../../kit/parts.tsx'
import { Heading, Notice, Tag, TaskList } from '../../kit/parts.tsx'
import { Steps } from '../../kit/steps.tsx'
import { OtherActs } from '../../commands/other-acts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { codeTitle, outcomeWords, stageWords } from '../../kit/vocabulary.ts'
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
  readonly page: EntryPage
  readonly meeting: PlacedMeeting | undefined
}

/** Where a matter is, who has it and until when, and the way to each of its parts. */
export function MatterPage({ state, next, parts, others, letters, page, meeting }: Props) {
  const say = useSay()
  return (
    <>
      <Heading title={texts.title} />
      <MatterHeader state={state} />
      <Granted state={state} />
      <Turn state={state} next={next} />
      <MeetingCard meeting={meeting} />
      <Steps label={texts.lifecycle} steps={lifecycleOf(state)} />
      <h2>{say(texts.pages)}</h2>
      <TaskList tasks={parts} />
      <OtherActs title={texts.others2} caseNo={state.caseNo} acts={others} />
      <OnPaper caseNo={state.caseNo} papers={page.papers} mayObject={others.includes('objection.file')} />
      <Letters caseNo={state.caseNo} letters={letters} />
      <section aria-labelledby="timeline">
        <h2 id="timeline">{say(texts.history)}</h2>
        <EntryTimeline {...page} older={olderAddress(`/matters/${state.caseNo}`, page)} />
      </section>
    </>
  )
}

/** What an officer has entered in the name of the entity, and what it can do if that is not so. */
function OnPaper({
  caseNo,
  papers: entered,
  mayObject,
}: Pick<EntryPage, 'papers'> & { readonly caseNo: string; readonly mayObject: boolean }) {
  const say = useSay()
  const papers = entered.flatMap((entry) => {
    const paper = paperOf(entry)
    return paper ? [{ entry, on: String(paper['on']) }] : []
  })
  if (papers.length === 0) return null
  return (
    <section aria-labelledby="on-paper">
      <h2 id="on-paper">{say(texts.onPaper)}</h2>
      <p>{say(texts.onPaperLead)}</p>
      <ul>
        {papers.map(({ entry, on }) => (
          <li>
            <a href={`/matters/${caseNo}?before=${entry.caseSeq + 1}#entry-${entry.caseSeq}`}>
              {say(texts.onPaperItem, { what: say(eventFacts[entry.type]), on })}
            </a>
          </li>
        ))}
      </ul>
      {mayObject ? (
        <p>
          <a href={commandAddress(caseNo, 'objection.file')}>{say(texts.object)}</a>
        </p>
      ) : null}
    </section>
  )
}

function MatterHeader({ state }: Pick<Props, 'state'>) {
  const say = useSay()
  const facts = [
    { term: texts.list, value: say(findListType(state.listType)?.title ?? plain(state.listType)) },
    { term: texts.caseNo, value: <span class="code">{state.caseNo}</span> },
    { term: codeTitle(state.entity), value: <span class="code">{state.entity.code}</span> },
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

/** That repair was granted, above what is still waited for. */
function Granted({ state }: Pick<Props, 'state'>) {
  const say = useSay()
  const repair = state.repairs.at(-1)
  if (repair?.status !== 'granted') return null
  return (
    <Notice tone="done" title={texts.granted}>
      <p>
        <a href={`/matters/${state.caseNo}/taken-down`}>{say(texts.certificate)}</a>
      </p>
    </Notice>
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
          {say(texts.dueOn, { date: due.dueOn })} <Tag {...standingWords(due, today)} />{' '}
          <a href={`/cases/${state.caseNo}/why/${due.key}`}>{say(texts.why)}</a>
        </p>
      ) : null}
      {due && next.kind === 'others' && isLateOn(due, today) ? <p>{say(texts.late)}</p> : null}
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
