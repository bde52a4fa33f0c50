import type { CaseState } from '../../../domain/case.ts'
import { answersByGround, mostGrounds } from '../../../domain/listing/grounds.ts'
import { orderedOn } from '../../../domain/measures/ordered-on.ts'
import { catalogue, findListType } from '../../../rules/catalogue.ts'
import { commandAddress } from '../../commands/index.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { MeetingLine, useMeeting } from '../../kit/meeting.tsx'
import { Cut } from '../../kit/cut.tsx'
import { MoreGrounds } from '../../kit/more-grounds.tsx'
import { Heading, Notice, SummaryList, Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { tierWords } from '../../kit/vocabulary.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  /** What the entity may do now. */
  readonly may: ReadonlySet<string>
}

/** What is claimed against an entity, and the way to answer it. */
export function NoticePage({ state, may }: Props) {
  const say = useSay()
  const { listing } = state
  return (
    <>
      <Heading title={texts.title} lead={texts.lead} />
      <Answering state={state} may={may} />
      <MeetingLine meeting={useMeeting(state)} />
      <Claimed state={state} />
      <p>
        <a href={`/api/v1/letters/${state.caseNo}.listing.notice`}>{say(texts.letter)}</a>
      </p>
      {listing.grounds.length === 0 ? null : <Grounds state={state} />}
    </>
  )
}

function Answering({ state, may }: Props) {
  const say = useSay()
  const { today } = useVisit()
  const { defenceUntil, hearingUntil } = state.listing
  const until = may.has('listing.defend') ? defenceUntil : hearingUntil
  if (!(may.has('listing.defend') || may.has('listing.askHearing')) || until === undefined) {
    return (
      <Notice>
        <p>{say(texts.over)}</p>
      </Notice>
    )
  }
  const again = state.listing.grounds.length > 0
  return (
    <section class="card acts" aria-labelledby="until">
      <h2 id="until">
        {say(texts.until, { date: until })} <Tag {...distanceWords(until, today)} />
      </h2>
      <p>
        {say(texts.silence)} <a href={`/cases/${state.caseNo}/why/listing.defence`}>{say(texts.why)}</a>
      </p>
      <div class="buttons">
        {may.has('listing.defend') ? (
          <a class="button" href={commandAddress(state.caseNo, 'listing.defend')}>
            {say(again ? texts.more : texts.defend)}
          </a>
        ) : null}
        {may.has('listing.askHearing') ? (
          <a href={commandAddress(state.caseNo, 'listing.askHearing')}>{say(texts.hearing)}</a>
        ) : null}
        {may.has('listing.waiveDefence') ? (
          <a href={commandAddress(state.caseNo, 'listing.waiveDefence')}>{say(texts.waive)}</a>
        ) : null}
        {may.has('listing.waiveHearing') ? (
          <a href={commandAddress(state.caseNo, 'listing.waiveHearing')}>{say(texts.waiveHearing)}</a>
        ) : null}
      </div>
    </section>
  )
}

function Claimed({ state }: Pick<Props, 'state'>) {
  const say = useSay()
  const { proposal } = state.listing
  const ordered = orderedOn(state, useVisit().today)
  const { docNo, decidedOn, content } = proposal.underlyingDecision
  const measures = proposal.measures.map(({ code, department }) => {
    const title = say(catalogue.measureTitle(code, ordered))
    return `${title}（${say(catalogue.departmentTitle(department, ordered))}）`
  })
  return (
    <>
      <h2>{say(texts.claimed)}</h2>
      <SummaryList
        rows={[
          { term: texts.list, value: say(findListType(state.listType)?.title ?? plain(state.listType)) },
          { term: texts.tier, value: say(tierWords[state.tier]) },
          { term: texts.conduct, value: proposal.violation.type },
          { term: texts.facts, value: proposal.violation.facts },
          { term: texts.basis, value: proposal.legalBasis },
          { term: texts.decision, value: `${docNo}　${decidedOn}\n${content}` },
          { term: texts.measures, value: measures.join('\n') },
          { term: texts.requirements, value: proposal.rectification.requirements.map(({ text }) => text).join('\n') },
        ]}
      />
    </>
  )
}

function Grounds({ state: { caseNo, listing } }: Pick<Props, 'state'>) {
  const answers = answersByGround(listing)
  return (
    <>
      <Table
        caption={texts.answers}
        empty={texts.none}
        rows={listing.grounds.slice(0, mostGrounds)}
        columns={[
          { title: texts.ground, cell: ({ text }) => text },
          {
            title: texts.answer,
            cell: ({ id }) => {
              const answer = answers.get(id)
              if (!answer) return <Tag tone="now" text={texts.waiting} />
              return (
                <>
                  <Tag
                    tone={answer.accepted ? 'done' : 'plain'}
                    text={answer.accepted ? texts.accepted : texts.notAccepted}
                  />
                  <br />
                  <Cut text={answer.answer} />
                </>
              )
            },
          },
        ]}
      />
      <MoreGrounds caseNo={caseNo} count={listing.grounds.length} />
    </>
  )
}
