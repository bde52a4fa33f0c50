import type { CaseState } from '../../../domain/case.ts'
import { Heading, SummaryList } from '../../kit/parts.tsx'
import { QrCode } from '../../kit/qr.tsx'
import { useSay } from '../../kit/visit.ts'
import { outcomeWords } from '../../kit/vocabulary.ts'
import type { Place } from './places.ts'
import { PlacesCount, PlacesTable } from './places-table.tsx'
import { texts } from './texts.ts'

/** A certificate with what strangers need to check it. */
export interface Certificate {
  readonly href: string
  readonly number: string
  readonly checkCode: string
  /** The whole address of its check, for the QR code. */
  readonly check: string
}

interface Props {
  readonly state: CaseState
  readonly places: readonly Place[]
  readonly certificate: Certificate | undefined
}

/** Whether a record is gone everywhere, place by place, and the certificate that says so. */
export function TakenDownPage({ state, places, certificate }: Props) {
  const say = useSay()
  const { undoing, closedOn } = state
  if (!undoing) return <Heading title={texts.title} lead={texts.leadNone} />
  const filling = { reason: say(outcomeWords[undoing.reason]), date: undoing.begunOn }
  return (
    <>
      <Heading title={texts.title}>
        <p class="lead">{say(closedOn === undefined ? texts.leadRunning : texts.leadDone, filling)}</p>
        <p>
          <PlacesCount places={places} isOver={closedOn !== undefined} />
        </p>
      </Heading>
      {certificate ? <CertificateCard certificate={certificate} /> : null}
      <PlacesTable places={places} empty={texts.leadNone} />
      <h2>{say(texts.stillThere)}</h2>
      <p>{say(texts.stillThereHint)}</p>
    </>
  )
}

function CertificateCard({ certificate: { href, number, checkCode, check } }: { readonly certificate: Certificate }) {
  const say = useSay()
  return (
    <section class="card offer with-qr" aria-labelledby="certificate">
      <div>
        <h2 id="certificate">{say(texts.certificate)}</h2>
        <p>{say(texts.certificateHint)}</p>
        <SummaryList
          rows={[
            { term: texts.number, value: number },
            { term: texts.code, value: <span class="code">{checkCode}</span> },
          ]}
        />
        <div class="buttons">
          <a class="button" href={href}>
            {say(texts.download)}
          </a>
          <a href={check}>{say(texts.checkPage)}</a>
        </div>
      </div>
      <QrCode address={check} label={texts.qr} />
    </section>
  )
}
