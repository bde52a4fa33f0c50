import type { ShownLetter } from '../../../casework/letters.ts'
import type { NoticeAccount } from '../../../database/queries/account-proofs.ts'
import type { EntryPage } from '../../../database/queries/entries.ts'
import type { TwinCase } from '../../../database/queries/cases.ts'
import type { EvidenceRow } from '../../../database/queries/evidence.ts'
import type { CaseState } from '../../../domain/case.ts'
import { commandAddress, formOf, isOnPaper } from '../../commands/index.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import { CaseHeader } from '../../kit/case-header.tsx'
import { CaseTabs } from '../../kit/case-tabs.tsx'
import { nextDue, ownerWords } from '../../kit/deadline-words.ts'
import { describe } from '../../kit/describe.ts'
import { DescribedList } from '../../kit/described.tsx'
import { EvidenceFiles } from '../../kit/evidence-files.tsx'
import { EntryTimeline, olderAddress } from '../../kit/entry-timeline.tsx'
import { lifecycleOf } from '../../kit/lifecycle.ts'
import type { PlacedMeeting } from '../../kit/meeting.tsx'
import { MeetingCard } from '../../kit/meeting.tsx'
import { Twins } from '../../kit/same-decision.tsx'
import { Steps } from '../../kit/steps.tsx'
import { OtherActs } from '../../commands/other-acts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Actions } from './actions.ts'
import { texts as accountTexts } from '../entity-accounts/texts.ts'
import { Letters } from './letters.tsx'
import { DeadlineTable, MeasureTable, UndoingList } from './tables.tsx'
import { texts, tracks } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly actions: Actions
  readonly page: EntryPage
  readonly letters: readonly ShownLetter[]
  readonly files: readonly EvidenceRow[]
  /** Those opened by the code in the notice; absent for who is not of the agency. */
  readonly accounts: readonly NoticeAccount[] | undefined
  readonly meeting: PlacedMeeting | undefined
  /** Other cases on the same decision. */
  readonly twins: readonly TwinCase[]
  /** The track to which the timeline is narrowed. */
  readonly track: string
}

/** Where a case stands, what can be done, what is due, and what has happened. */
export function CasePage({ state, actions, page, letters, files, accounts, meeting, twins, track }: Props) {
  const say = useSay()
  return (
    <>
      <h1 class="quiet">{state.entity.name}</h1>
      <CaseHeader state={state} />
      <CaseTabs state={state} />
      <Twins cases={twins} />
      <h2 class="quiet">{say(texts.lifecycle)}</h2>
      <Steps label={texts.lifecycle} steps={lifecycleOf(state)} />
      <ActionList state={state} actions={actions} meeting={meeting} />
      <MeetingCard meeting={meeting} />
      <UndoingList state={state} />
      <DeadlineTable state={state} />
      <MeasureTable state={state} />
      <Letters caseNo={state.caseNo} letters={letters} />
      {accounts ? <AccountsLink caseNo={state.caseNo} accounts={accounts} /> : null}
      <EvidenceFiles caseNo={state.caseNo} files={files} empty={texts.noFiles} />
      <details class="facts">
        <summary>{say(texts.facts)}</summary>
        <DescribedList
          items={describe(proposalFields, { ...state.listing.proposal, district: state.district, tier: state.tier })}
        />
      </details>
      <section aria-labelledby="timeline">
        <h2 id="timeline">{say(texts.timeline)}</h2>
        <TrackFilter caseNo={state.caseNo} track={track} />
        {page.entries.length === 0 ? (
          <p class="empty">{say(texts.nothingHere)}</p>
        ) : (
          <EntryTimeline {...page} older={olderAddress(`/cases/${state.caseNo}`, page, track)} />
        )}
      </section>
    </>
  )
}

function AccountsLink({ caseNo, accounts }: { readonly caseNo: string; readonly accounts: readonly NoticeAccount[] }) {
  const say = useSay()
  const count = accounts.filter(({ seen }) => seen?.confirmedBy === null).length
  return (
    <p>
      <a href={`/cases/${caseNo}/entity-accounts`}>{say(accountTexts.link)}</a>
      {count === 0 ? null : say(accountTexts.waiting, { count })}
    </p>
  )
}

function ActionList({ state, actions: { main, others }, meeting }: Pick<Props, 'state' | 'actions' | 'meeting'>) {
  const say = useSay()
  const { actor, today } = useVisit()
  const due = nextDue(state, actor)
  return (
    <section class="card acts" aria-labelledby="acts">
      <h2 id="acts">{say(texts.todo)}</h2>
      {main ? (
        <>
          <p>{say(formOf(main).lead)}</p>
          <p>
            <a class="button" href={commandAddress(state.caseNo, main)}>
              {say(formOf(main).title)}
            </a>
          </p>
        </>
      ) : meeting && meeting.on >= today ? (
        <p>{say(texts.untilThen, { what: say(meeting.title), on: meeting.on })}</p>
      ) : (
        <p>{say(texts.nothing, { who: due ? say(texts.turn, { who: say(ownerWords(due.party, due.owner)) }) : '' })}</p>
      )}
      <OtherActs title={texts.otherActs} caseNo={state.caseNo} acts={others.filter((type) => !isOnPaper(type))} />
      <OtherActs title={texts.paperActs} caseNo={state.caseNo} acts={others.filter(isOnPaper)} />
    </section>
  )
}

function TrackFilter({ caseNo, track }: { readonly caseNo: string; readonly track: string }) {
  const say = useSay()
  return (
    <form class="filter" method="get" action={`/cases/${caseNo}#timeline`}>
      <div class="field">
        <label for="track">{say(texts.filter)}</label>
        <select id="track" name="track">
          <option value="">{say(texts.all)}</option>
          {Object.entries(tracks).map(([value, text]) => (
            <option value={value} selected={value === track}>
              {say(text)}
            </option>
          ))}
        </select>
      </div>
      <button class="button button-second">{say(texts.show)}</button>
    </form>
  )
}
