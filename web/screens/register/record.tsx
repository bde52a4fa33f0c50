import type { PublicChange, PublicCommitment, RegisterEntry, Withdrawal } from '../../../database/queries/register.ts'
import type { PublicGrounds } from '../../../casework/public-register.ts'
import { originOf } from '../../kit/origin.ts'
import { Heading, Notice, SummaryList, Tag, Timeline } from '../../kit/parts.tsx'
import { PublicRecord } from '../../kit/public-record.tsx'
import { Commitment } from '../../kit/public-commitment.tsx'
import { QrCode } from '../../kit/qr.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import type { AxisRow } from '../../kit/time-axis.tsx'
import { AxisLine, AxisScale, rangeOf } from '../../kit/time-axis.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { annulmentWords } from '../../kit/vocabulary.ts'
import { plain, sayIn } from '../../kit/words.ts'
import { Grounds } from './grounds.tsx'
import { texts } from './texts.ts'
import { exactMomentWords } from '../../kit/moment.ts'
import {
  findCommitment,
  findPublicGrounds,
  findRegisterEntry,
  findWithdrawal,
  listPublicChanges,
} from '../../../casework/public-register.ts'

const crumbs = [{ text: texts.title, href: '/register' }]

/**
 * What, why, by which law, until when? A record that is not public any more looks like one that never was, save one that
 * was withdrawn with its decision: of it the public is told why (行政处罚法 Art 48).
 */
export const recordScreen: PublicScreen = {
  url: '/register/:caseNo',
  roles: 'public',
  getLimit: 'publicReads',
  get: async ({ deps, params, query, request }) => {
    const caseNo = params['caseNo'] ?? ''
    const entry = await findRegisterEntry(deps.record, caseNo)
    if (!entry) {
      const withdrawal = await findWithdrawal(deps.record, caseNo)
      if (!withdrawal) return { title: texts.goneTitle, crumbs, status: 404, body: <Gone /> }
      return { title: texts.withdrawnTitle, crumbs, status: 410, body: <Withdrawn withdrawal={withdrawal} /> }
    }
    const [changes, commitment, grounds] = await Promise.all([
      listPublicChanges(deps.record, caseNo),
      findCommitment(deps.record, caseNo),
      findPublicGrounds(deps.record, caseNo),
    ])
    const address = `${originOf(request)}/register/${encodeURIComponent(caseNo)}?check=now`
    const checkedAt = query['check'] === undefined ? undefined : await deps.record.clock.now()
    return {
      title: plain(entry.entityName),
      crumbs,
      body: <RecordPage {...{ entry, changes, commitment, grounds, address, checkedAt }} />,
    }
  },
}

function Gone() {
  return (
    <>
      <Heading title={texts.goneTitle} lead={texts.goneLead} />
      <SearchAgain />
    </>
  )
}

function SearchAgain() {
  const say = useSay()
  return (
    <p>
      <a class="button" href="/register">
        {say(texts.again)}
      </a>
    </p>
  )
}

function Withdrawn({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const say = useSay()
  const { document, annulledBy, annulledOn, outcome, withdrawnOn, reasons } = withdrawal
  return (
    <>
      <Heading title={texts.withdrawnTitle} lead={texts.withdrawnLead} />
      <SummaryList
        rows={[
          { term: texts.withdrawnOn, value: <time dateTime={withdrawnOn}>{withdrawnOn}</time> },
          { term: texts.outcome, value: say(annulmentWords[outcome]) },
          { term: texts.annulledBy, value: annulledBy },
          { term: texts.annulledOn, value: <time dateTime={annulledOn}>{annulledOn}</time> },
          { term: texts.document, value: document },
          ...(reasons === null ? [] : [{ term: texts.reasons, value: reasons }]),
        ]}
      />
      <SearchAgain />
    </>
  )
}

interface Props {
  readonly entry: RegisterEntry
  readonly changes: readonly PublicChange[]
  readonly commitment: PublicCommitment | undefined
  readonly grounds: PublicGrounds | undefined
  /** What the QR code opens. */
  readonly address: string
  /** When it was asked whether a print still holds. */
  readonly checkedAt: Date | undefined
}

function RecordPage({ entry, changes, commitment, grounds, address, checkedAt }: Props) {
  const say = useSay()
  return (
    <>
      {checkedAt ? (
        <Notice tone="done" title={texts.stands}>
          <p>{say(texts.standsHint, { at: exactMomentWords(checkedAt) })}</p>
        </Notice>
      ) : null}
      <Heading title={plain(entry.entityName)} lead={texts.recordLead}>
        {entry.marked ? (
          <p>
            <Tag tone="now" text={texts.contested} />
          </p>
        ) : null}
      </Heading>
      <div class="card public-card">
        <PublicRecord entry={entry} />
      </div>
      <Commitment commitment={commitment} />
      {grounds ? <Grounds grounds={grounds} listType={entry.listType} /> : null}
      <h2>{say(texts.term)}</h2>
      <TermBar entry={entry} />
      <section class="card with-qr" aria-labelledby="verify">
        <div>
          <h2 id="verify">{say(texts.verify)}</h2>
          <p>{say(texts.verifyHint)}</p>
          <div class="buttons">
            <a class="button" href={address}>
              {say(texts.verifyNow)}
            </a>
            <a href={`/api/v1/register/${entry.caseNo}`}>{say(texts.data)}</a>
          </div>
        </div>
        <QrCode address={address} label={texts.qr} />
      </section>
      <h2>{say(texts.log)}</h2>
      <p class="hint">{say(texts.logHint)}</p>
      <Timeline
        happenings={changes
          .map(({ on, type }, n) => ({ id: `change-${n}`, on, title: changeWords[type], by: null }))
          .toReversed()}
      />
      <h2>{say(texts.mine)}</h2>
      <p>
        {say(texts.mineHint)} <a href="/sign-in?to=/matters">{say(texts.signIn)}</a>
      </p>
    </>
  )
}

const changeWords = {
  'publicity.published': texts.published,
  'publicity.restored': texts.restored,
  'objection.marked': texts.marked,
  'objection.rejected': texts.rejected,
  'publicity.corrected': texts.corrected,
  'correction.confirmed': texts.corrected,
  'listing.changed': texts.changed,
}

function TermBar({ entry }: Pick<Props, 'entry'>) {
  const say = useSay()
  const { today } = useVisit()
  const filling = { from: entry.publishedOn, until: entry.until }
  const words = { zh: sayIn('zh')(texts.termWords, filling), en: sayIn('en')(texts.termWords, filling) }
  const row: AxisRow = { stretches: [{ kind: 'longest', from: entry.publishedOn, to: entry.until }], marks: [], words }
  const range = rangeOf([row], today)
  return (
    <>
      <p>{say(words)}</p>
      <AxisLine row={row} range={range} />
      <AxisScale range={range} />
    </>
  )
}
