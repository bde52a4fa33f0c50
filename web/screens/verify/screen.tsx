import type { DoorRecord } from '../../../record/door-record.ts'
import type { CheckedCertificate, CheckedDecision } from '../../../casework/certificates.ts'
import { certificateLimit, checkCertificate, checkDecision, mostOfCheckCode } from '../../../casework/certificates.ts'
import { mostOfLine } from '../../../casework/schemas/common.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, statusOf } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { Labelled } from '../../form/marks.tsx'
import { FaultSummary } from '../../form/view.tsx'
import type { Page } from '../../kit/layout.tsx'
import { Heading, Notice, SummaryList } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay } from '../../kit/visit.ts'
import type { ComparedCheckpoint } from './checkpoint.tsx'
import { PaperCheckpoint, compareTyped } from './checkpoint.tsx'
import { texts } from './texts.ts'
import type { TypedCheckpoint } from './typed.ts'
import { readTyped } from './typed.ts'
import { agencyWords } from '../../kit/agency-words.ts'

/** Is this paper genuine and in force? Asked by its address, so that a QR code can ask. */
export const verifyScreen: PublicScreen = {
  url: '/verify',
  roles: 'public',
  getLimit: certificateLimit,
  get: async ({ deps, query }) => {
    const { record } = deps
    const paper = { size: (query['size'] ?? '').trim().slice(0, 30), root: (query['root'] ?? '').trim().slice(0, 120) }
    const isPaper = query['size'] !== undefined || query['root'] !== undefined
    const asked = query['number']
    const number = (asked ?? '').trim().slice(0, mostOfLine)
    const code = (query['code'] ?? '').trim().slice(0, mostOfCheckCode)
    if (asked === undefined && isPaper) return await answerPaper(record, paper)
    if (asked === undefined) {
      return { title: texts.title, body: <Verify number="" code={code} faults={[]} paper={paper} /> }
    }
    if (number === '') {
      return {
        title: texts.title,
        wrong: true,
        body: <Verify number="" code={code} faults={[{ path: 'number', text: texts.fill }]} paper={paper} />,
      }
    }
    const certificate = await checkCertificate(record, number, code === '' ? undefined : code)
    const isDecision = isRefusal(certificate) && code !== ''
    const checked = isDecision ? await checkDecision(record, number, code) : certificate
    return {
      title: texts.title,
      body: <Verify {...{ number, code, checked, isDecision, paper }} faults={[]} />,
      ...(isRefusal(checked) ? { status: statusOf(checked), code: checked.code } : {}),
    }
  },
}

async function answerPaper(record: DoorRecord, paper: TypedCheckpoint): Promise<Page> {
  const meant = readTyped(paper)
  if (!('root' in meant)) {
    const body = <Verify number="" code="" faults={meant} paper={paper} />
    return { title: texts.title, wrong: true, body }
  }
  const compared = await compareTyped(record, meant)
  return { title: texts.title, body: <Verify number="" code="" faults={[]} paper={paper} compared={compared} /> }
}

interface Props {
  readonly number: string
  readonly code: string
  readonly faults: readonly Fault[]
  readonly checked?: CheckedCertificate | CheckedDecision | Refusal
  /** What was checked is a decision and no certificate. */
  readonly isDecision?: boolean
  readonly paper: TypedCheckpoint
  readonly compared?: ComparedCheckpoint | undefined
}

function Verify({ number, code, faults, checked, isDecision = false, paper, compared }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      {checked === undefined ? null : <Result checked={checked} isDecision={isDecision} />}
      <form method="get" action="/verify" class="card">
        <Labelled
          path="number"
          label={texts.number}
          hint={texts.numberHint}
          fault={faults.find(({ path }) => path === 'number')}
        >
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
      <PaperCheckpoint typed={paper} faults={faults} compared={compared} />
      <h2>{say(texts.means)}</h2>
      <p>{say(texts.meansHint)}</p>
      <p>
        <a href="/register">{say(texts.searchOthers)}</a>
      </p>
    </>
  )
}

function Result({ checked, isDecision }: Required<Pick<Props, 'checked' | 'isDecision'>>) {
  const say = useSay()
  if (isRefusal(checked)) {
    return (
      <Notice tone="late" title={texts.unknown}>
        <p>{say(texts.unknownHint)}</p>
      </Notice>
    )
  }
  const { status, entity, agency, issuedOn, supersededOn, number, checkpoint } = checked
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
          { term: texts.agency, value: agency === undefined ? '—' : say(agencyWords(agency)) },
          { term: isDecision ? texts.decidedOn : texts.issuedOn, value: issuedOn ?? '—' },
          ...(checkpoint === null
            ? []
            : [
                {
                  term: texts.checkpoint,
                  value: <Printed size={checkpoint.size} root={checkpoint.root} id={checkpoint.key} />,
                },
              ]),
          ...(supersededOn === null ? [] : [{ term: texts.supersededOn, value: supersededOn }]),
        ]}
      />
    </div>
  )
}

function Printed({ size, root, id }: { readonly size: number; readonly root: string; readonly id: string }) {
  const say = useSay()
  const query = new URLSearchParams({ size: String(size), root })
  return (
    <>
      {say(texts.checkpointItems, { size: String(size), key: id })} <span class="long-code">{root}</span>{' '}
      <a href={`/verify?${query.toString()}#checkpoint`}>{say(texts.compare)}</a>
    </>
  )
}
