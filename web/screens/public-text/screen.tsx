import { findCommitment } from '../../../casework/public-register.ts'
import type { PublicCommitment, RegisterEntry } from '../../../database/queries/register.ts'
import type { CaseState } from '../../../domain/case.ts'
import { lawfulCommands } from '../../../domain/decide.ts'
import { isOpen } from '../../../domain/objection/open.ts'
import { showingOf } from '../../../domain/publicity/showing.ts'
import { commandAddress } from '../../commands/index.ts'
import { decideContext } from '../../kit/one-case.ts'
import { Heading, Notice } from '../../kit/parts.tsx'
import { Commitment } from '../../kit/public-commitment.tsx'
import { PublicRecord } from '../../kit/public-record.tsx'
import { useSay } from '../../kit/visit.ts'
import { matterScreen } from '../matter/one-matter.ts'
import { shownRecordOf } from './preview.ts'
import { texts } from './texts.ts'

/** Is what the public will see right, and masked? */
export const publicTextScreen = matterScreen('/public', texts.title, async (asked, state) => {
  const context = decideContext(asked)
  const commitment = await findCommitment(asked.deps.record, state.caseNo)
  const may = new Set(lawfulCommands(state, context))
  return <PublicText state={state} entry={shownRecordOf(state, context)} commitment={commitment} may={may} />
})

interface Props {
  readonly state: CaseState
  readonly entry: RegisterEntry | undefined
  readonly commitment: PublicCommitment | undefined
  readonly may: ReadonlySet<string>
}

function PublicText({ state, entry, commitment, may }: Props) {
  const say = useSay()
  const showing = showingOf(state)
  const isShown = showing === 'public'
  return (
    <>
      <Heading
        title={texts.title}
        lead={entry === undefined ? texts.leadOff : isShown ? texts.leadShown : texts.leadBefore}
      />
      {entry === undefined ? (
        <Notice>
          <p>{say(texts[showing === 'ended' || showing === 'suspended' ? showing : 'keptOff'])}</p>
        </Notice>
      ) : (
        <section class="card public-card" aria-labelledby="card">
          <h2 id="card">{say(texts.card)}</h2>
          <PublicRecord entry={entry} {...(isShown ? {} : { dated: texts.ifToday })} />
          {isShown ? <a href={`/register/${state.caseNo}`}>{say(texts.register)}</a> : null}
        </section>
      )}
      {entry === undefined ? null : <Commitment commitment={commitment} />}
      <Change state={state} may={may} />
      <h2>{say(texts.kept)}</h2>
      <p>{say(texts.keptList)}</p>
    </>
  )
}

function Change({ state, may }: Pick<Props, 'state' | 'may'>) {
  const say = useSay()
  const act = may.has('objection.file') ? 'objection.file' : may.has('listing.defend') ? 'listing.defend' : undefined
  return (
    <section class="card acts" aria-labelledby="change">
      <h2 id="change">{say(texts.wrong)}</h2>
      <p>{say(act === 'objection.file' ? texts.object : act ? texts.defend : whyNot(state))}</p>
      {act ? (
        <p>
          <a class="button" href={commandAddress(state.caseNo, act)}>
            {say(texts.ask)}
          </a>
        </p>
      ) : null}
      {may.has('publicity.waivePreview') ? (
        <p>
          <a href={commandAddress(state.caseNo, 'publicity.waivePreview')}>{say(texts.agree)}</a>
        </p>
      ) : null}
    </section>
  )
}

function whyNot(state: CaseState) {
  if (isOpen(state.objections.at(-1))) return texts.open
  return state.publicity || state.closedOn !== undefined ? texts.over : texts.later
}
