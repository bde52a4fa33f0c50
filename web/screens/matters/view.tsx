import type { FellowAccount } from '../../../database/queries/account-proofs.ts'
import type { DraftRow } from '../../../database/queries/drafts.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { RepairOutlook } from '../../../domain/repair/plan.ts'
import { stageOf } from '../../../domain/stage.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { standingWords } from '../../kit/deadline-words.ts'
import { LimitedReach, useIsLimited } from '../../kit/limited-reach.tsx'
import { MeetingLine, useMeeting } from '../../kit/meeting.tsx'
import { Heading, Tag } from '../../kit/parts.tsx'
import type { AxisRange } from '../../kit/time-axis.tsx'
import { AxisLegend, AxisLine, AxisScale, rangeOf } from '../../kit/time-axis.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { outcomeWords, stageWords } from '../../kit/vocabulary.ts'
import { plain } from '../../kit/words.ts'
import type { NextStep } from '../matter/next-step.ts'
import { Drafts } from '../drafts/list.tsx'
import { Fellows, NewFellows } from './fellows.tsx'
import { axisRowOf } from './rows.ts'
import { texts } from './texts.ts'

interface Matter {
  readonly state: CaseState
  readonly next: NextStep
  readonly outlook: RepairOutlook
}

interface Props {
  readonly matters: readonly Matter[]
  readonly fellows: readonly FellowAccount[]
  readonly drafts: readonly DraftRow[]
}

/** Every record about an entity on one time axis, what is first, and who else acts for the entity. */
export function Matters({ matters, fellows, drafts }: Props) {
  const say = useSay()
  const { today } = useVisit()
  const isLimited = useIsLimited()
  const open = matters.filter(({ next }) => next.kind !== 'over')
  const over = matters.filter(({ next }) => next.kind === 'over')
  const entity = matters[0]?.state.entity
  if (!entity) return <NoMatters />
  const range = rangeOf(
    open.map(({ state, next, outlook }) => axisRowOf(state, next, outlook)),
    today,
  )
  return (
    <>
      <Heading title={texts.title} lead={isLimited ? texts.leadLimited : texts.lead}>
        <p class="case-entity">
          {entity.name} <span class="hint code">{entity.code}</span>
        </p>
      </Heading>
      <LimitedReach />
      <NewFellows fellows={fellows} />
      <First matters={open} />
      <RepairOffer matters={open} />
      {open.length === 0 ? null : (
        <section aria-labelledby="axis">
          <h2 id="axis">{say(isLimited ? texts.axisLimited : texts.axis)}</h2>
          <AxisLegend />
          <div class="axis-scale">
            <AxisScale range={range} />
          </div>
          <MatterList matters={open} range={range} />
        </section>
      )}
      {over.length === 0 ? null : (
        <details>
          <summary>{say(texts.over, { count: over.length })}</summary>
          <MatterList matters={over} />
        </details>
      )}
      <Drafts drafts={drafts} />
      <Fellows fellows={fellows} />
    </>
  )
}

function NoMatters() {
  const say = useSay()
  const isLimited = useIsLimited()
  return (
    <>
      <Heading title={texts.title} lead={isLimited ? texts.emptyLimited : texts.empty} />
      <LimitedReach />
      <p>{say(texts.emptyHint)}</p>
      <p>
        <a class="button" href="/guide">
          {say(texts.guide)}
        </a>
      </p>
    </>
  )
}

function First({ matters }: { readonly matters: readonly Matter[] }) {
  const say = useSay()
  const isLimited = useIsLimited()
  const { today } = useVisit()
  const first = matters.find(({ next }) => next.kind === 'owed')
  if (!first) {
    return (
      <section class="card acts" aria-labelledby="first">
        <h2 id="first">{say(isLimited ? texts.calmLimited : texts.calm)}</h2>
        <p>{say(texts.calmHint)}</p>
      </section>
    )
  }
  const { state, next } = first
  return (
    <section class="card acts" aria-labelledby="first">
      <h2 id="first">
        {say(texts.urgent)}：{say(next.title)}
      </h2>
      <p>
        {say(findListType(state.listType)?.title ?? plain(state.listType))}{' '}
        <span class="hint code">{state.caseNo}</span>
      </p>
      {next.due ? (
        <p>
          {say(texts.dueOn, { date: next.due.dueOn })} <Tag {...standingWords(next.due, today)} />{' '}
          <a href={`/cases/${state.caseNo}/why/${next.due.key}`}>{say(texts.why)}</a>
        </p>
      ) : null}
      <p>
        <a class="button" href={next.href ?? `/matters/${state.caseNo}`}>
          {say(texts.doIt)}
        </a>
      </p>
    </section>
  )
}

// The one filled button of the page is for what is owed; without that it is for the repair.
function RepairOffer({ matters }: { readonly matters: readonly Matter[] }) {
  const say = useSay()
  const count = matters.filter(({ next }) => next.kind === 'repair').length
  if (count === 0) return null
  const isFirst = matters.every(({ next }) => next.kind !== 'owed')
  return (
    <section class="card offer" aria-labelledby="offer">
      <h2 id="offer">{say(texts.repairNow, { count })}</h2>
      <p>{say(texts.repairHint)}</p>
      <p>
        <a class={isFirst ? 'button' : 'button button-second'} href="/matters/repair">
          {say(texts.repair)}
        </a>
      </p>
    </section>
  )
}

function MatterList({ matters, range }: { readonly matters: readonly Matter[]; readonly range?: AxisRange }) {
  return (
    <ul class="matters">
      {matters.map(({ state, next, outlook }) => (
        <MatterLine state={state} next={next} outlook={outlook} range={range} />
      ))}
    </ul>
  )
}

function MatterLine({ state, next, outlook, range }: Matter & { readonly range: AxisRange | undefined }) {
  const say = useSay()
  const { today } = useVisit()
  const meeting = useMeeting(state)
  return (
    <li>
      <p class="matter-title">
        <a href={`/matters/${state.caseNo}`}>
          {say(findListType(state.listType)?.title ?? plain(state.listType))} <span class="code">{state.caseNo}</span>
        </a>{' '}
        <Tag
          tone={state.closedOn ? 'done' : 'info'}
          text={state.outcome ? outcomeWords[state.outcome] : stageWords[stageOf(state)]}
        />
      </p>
      <MeetingLine meeting={meeting} />
      {range ? <AxisLine row={axisRowOf(state, next, outlook)} range={range} /> : null}
      {next.kind === 'over' ? null : (
        <p class="matter-next">
          {say(next.title)}
          {next.due ? (
            <>
              {' '}
              <time dateTime={next.due.dueOn}>{next.due.dueOn}</time> <Tag {...standingWords(next.due, today)} />
            </>
          ) : null}
        </p>
      )}
    </li>
  )
}
