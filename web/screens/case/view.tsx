import type { ShownLetter } from '../../../api/case-letters.ts'
import type { LedgerEntry } from '../../../database/queries/cases.ts'
import type { EvidenceRow } from '../../../database/queries/evidence.ts'
import type { CaseState } from '../../../domain/case.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import { CaseHeader } from '../../kit/case-header.tsx'
import { CaseTabs } from '../../kit/case-tabs.tsx'
import { nextDue, ownerWords } from '../../kit/deadline-words.ts'
import { describe } from '../../kit/describe.ts'
import { DescribedList } from '../../kit/described.tsx'
import { EvidenceFiles } from '../../kit/evidence-files.tsx'
import { EntryTimeline } from '../../kit/entry-timeline.tsx'
import { lifecycleOf } from '../../kit/lifecycle.ts'
import { Steps } from '../../kit/steps.tsx'
import { OtherActs } from '../../commands/other-acts.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Actions } from './actions.ts'
import { Letters } from './letters.tsx'
import { DeadlineTable, MeasureTable, UndoingList } from './tables.tsx'
import { texts, tracks } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly actions: Actions
  readonly entries: readonly LedgerEntry[]
  readonly letters: readonly ShownLetter[]
  readonly files: readonly EvidenceRow[]
  /** The track to which the timeline is narrowed. */
  readonly track: string
}

/** Where a case stands, what can be done, what is due, and what has happened. */
export function CasePage({ state, actions, entries, letters, files, track }: Props) {
  const say = useSay()
  return (
    <>
      <h1 class="quiet">{state.entity.name}</h1>
      <CaseHeader state={state} />
      <CaseTabs state={state} />
      <h2 class="quiet">{say(texts.lifecycle)}</h2>
      <Steps label={texts.lifecycle} steps={lifecycleOf(state)} />
      <ActionList state={state} actions={actions} />
      <UndoingList state={state} />
      <DeadlineTable state={state} />
      <MeasureTable state={state} />
      <Letters caseNo={state.caseNo} letters={letters} />
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
        {entries.length === 0 ? <p class="empty">{say(texts.nothingHere)}</p> : <EntryTimeline entries={entries} />}
      </section>
    </>
  )
}

function ActionList({ state, actions: { main, others } }: Pick<Props, 'state' | 'actions'>) {
  const say = useSay()
  const due = nextDue(state)
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
      ) : (
        <p>{say(texts.nothing, { who: due ? say(texts.turn, { who: say(ownerWords(due.party, due.owner)) }) : '' })}</p>
      )}
      <OtherActs title={texts.otherActs} caseNo={state.caseNo} acts={others} />
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
