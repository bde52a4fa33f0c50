import type { CheckedCertificate } from '../../../api/certificate-check.ts'
import { certificateLimit, checkCertificate } from '../../../api/certificate-check.ts'
import { logRefusal } from '../../../api/security-log.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { Labelled } from '../../form/marks.tsx'
import { FaultSummary } from '../../form/view.tsx'
import { Heading, Notice, SummaryList } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay } from '../../kit/visit.ts'
import { texts } from './texts.ts'

/** Is this paper genuine and in force? Asked by its address, so that a QR code can ask. */
export const verifyScreen: PublicScreen = {
  url: '/verify',
  roles: 'public',
  getLimit: certificateLimit,
  get: async ({ deps, query, request }) => {
    const asked = query['number']
    const number = (asked ?? '').trim().slice(0, 60)
    const code = (query['code'] ?? '').trim().slice(0, 20)
    if (asked === undefined) return { title: texts.title, body: <Verify number="" code={code} faults={[]} /> }
    if (number === '') {
      return {
        title: texts.title,
        wrong: true,
        body: <Verify number="" code={code} faults={[{ path: 'number', text: texts.fill }]} />,
      }
    }
    const checked = await checkCertificate(deps.record.pool, number, code === '' ? undefined : code)
    if (isRefusal(checked)) logRefusal(request, 404, checked.code)
    return { title: texts.title, body: <Verify number={number} code={code} faults={[]} checked={checked} /> }
  },
}

interface Props {
  readonly number: string
  readonly code: string
  readonly faults: readonly Fault[]
  readonly checked?: CheckedCertificate | Refusal
}

function Verify({ number, code, faults, checked }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      {checked === undefined ? null : <Result checked={checked} />}
      <form method="get" action="/verify" class="card">
        <Labelled path="number" label={texts.number} hint={texts.numberHint} fault={faults[0]}>
          <input id="f-number" name="number" type="text" value={number} aria-describedby="f-number-hint" />
        </Labelled>
        <Labelled path="code" label={texts.code} hint={texts.codeHint} optional>
          <input
            id="f-code"
            name="code"
            type="text"
            value={code}
            class="short"
            autocomplete="off"
            aria-describedby="f-code-hint"
          />
        </Labelled>
        <button class="button">{say(texts.check)}</button>
      </form>
      <h2>{say(texts.means)}</h2>
      <p>{say(texts.meansHint)}</p>
      <p>
        <a href="/register">{say(texts.searchOthers)}</a>
      </p>
    </>
  )
}

function Result({ checked }: { readonly checked: CheckedCertificate | Refusal }) {
  const say = useSay()
  if (isRefusal(checked)) {
    return (
      <Notice tone="late" title={texts.unknown}>
        <p>{say(texts.unknownHint)}</p>
      </Notice>
    )
  }
  const { status, entity, agency, issuedOn, supersededOn, number } = checked
  return (
    <div class={`verdict verdict-${status}`}>
      <Notice tone={status === 'genuine' ? 'done' : 'now'} title={texts[status]}>
        <p>{say(checked.text)}</p>
      </Notice>
      <SummaryList
        rows={[
          { term: texts.number, value: number },
          { term: texts.entity, value: entity?.name ?? say(texts.withCode) },
          ...(entity ? [{ term: texts.entityCode, value: <span class="code">{entity.code}</span> }] : []),
          { term: texts.agency, value: agency ?? '—' },
          { term: texts.issuedOn, value: issuedOn ?? '—' },
          ...(supersededOn === null ? [] : [{ term: texts.supersededOn, value: supersededOn }]),
        ]}
      />
    </div>
  )
}
