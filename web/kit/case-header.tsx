import type { CaseState } from '../../domain/case.ts'
import { showingOf } from '../../domain/publicity/showing.ts'
import { stageOf } from '../../domain/stage.ts'
import { dueWords, nextDue, ownerWords, standingWords } from './deadline-words.ts'
import { MeetingDay, useMeeting } from './meeting.tsx'
import { Tag } from './parts.tsx'
import { codeTitle, outcomeWords, showingWords, stageWords } from './vocabulary.ts'
import { useSay, useVisit } from './visit.ts'

const texts = {
  label: { zh: '案件', en: 'Case' },
  caseNo: { zh: '案号', en: 'Case number' },
  stage: { zh: '当前阶段', en: 'Stage' },
  next: { zh: '下一期限', en: 'Next due' },
  turn: { zh: '由谁办理', en: 'Whose turn' },
  nothing: { zh: '没有待办期限', en: 'Nothing is due' },
  nobody: { zh: '无', en: 'Nobody' },
  why: { zh: '为何是这天', en: 'Why this date' },
}

/** What is always known of a case: whom it is about, where it stands, what is due next and whose turn it is. */
export function CaseHeader({ state }: { readonly state: CaseState }) {
  const say = useSay()
  const { today, actor } = useVisit()
  const due = nextDue(state, actor)
  const distance = due && standingWords(due, today)
  const stage = stageOf(state)
  const meeting = useMeeting(state)
  return (
    <section class="case-header" aria-label={say(texts.label)}>
      <p class="case-entity">
        <a href={`/cases/${state.caseNo}`}>{state.entity.name}</a>
      </p>
      <dl>
        <div>
          <dt>{say(texts.caseNo)}</dt>
          <dd class="code">{state.caseNo}</dd>
        </div>
        <div>
          <dt>{say(codeTitle(state.entity))}</dt>
          <dd class="code">{state.entity.code}</dd>
        </div>
        <div>
          <dt>{say(texts.stage)}</dt>
          <dd>
            <Tag tone={stage === 'closed' ? 'done' : 'info'} text={stageWords[stage]} />{' '}
            {state.outcome ? say(outcomeWords[state.outcome]) : null}
            {stage === 'published' ? <Tag tone="plain" text={showingWords[showingOf(state)]} /> : null}
          </dd>
        </div>
        {meeting ? (
          <div>
            <dt>{say(meeting.title)}</dt>
            <dd>
              <MeetingDay {...meeting} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{say(texts.next)}</dt>
          <dd>
            {due && distance ? (
              <>
                {say(dueWords(due))}
                <br />
                <a href={`/cases/${state.caseNo}/why/${due.key}`} aria-label={`${say(texts.why)} ${due.dueOn}`}>
                  <time dateTime={due.dueOn}>{due.dueOn}</time>
                </a>{' '}
                <Tag {...distance} />
              </>
            ) : (
              say(texts.nothing)
            )}
          </dd>
        </div>
        <div>
          <dt>{say(texts.turn)}</dt>
          <dd>{say(due ? ownerWords(due.party, due.owner) : texts.nobody)}</dd>
        </div>
      </dl>
    </section>
  )
}
