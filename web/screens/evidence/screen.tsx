import { randomUUID } from 'node:crypto'
import { keepFile } from '../../../api/received-files.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import { claimDraft, dropDraft } from '../../../database/queries/drafts.ts'
import type { CaseState } from '../../../domain/case.ts'
import { refusalNow } from '../../../domain/decide.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { refusalText } from '../../../domain/refusal-texts/index.ts'
import { limits } from '../../../evidence/limits.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { give } from '../../kit/give.ts'
import { draftId } from '../../kit/interrupted.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, decideContext } from '../../kit/one-case.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { filledIn, plain } from '../../kit/words.ts'
import { submissionFields, submissionOf, submissionSchema } from './form.ts'
import { texts } from './texts.ts'
import { EvidencePage } from './view.tsx'

/** Files of evidence: sent to the matter, and listed with the form that uses them. */
export const evidenceScreen: Screen = {
  url: '/matters/:caseNo/evidence',
  roles: ['entityAgent'],
  upload: true,
  get: async (asked) => {
    const state = await askedCase(asked)
    return state ? await show(asked, state, {}, []) : notFound
  },
  post: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const kept = await receive(asked, state)
    if (isRefusal(kept)) return await show(asked, state, {}, [{ path: 'file', text: words(kept) }])
    const flash = filledIn(texts.uploaded, { name: kept.name })
    return { goTo: `/matters/${state.caseNo}/evidence`, flash }
  },
}

/** Submitting the evidence for the check. */
export const submitEvidenceScreen: Screen = {
  url: '/matters/:caseNo/evidence/submit',
  roles: ['entityAgent'],
  // Here leads a form that was kept while its author signed in again.
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const id = draftId(asked.query)
    const draft = id === undefined ? undefined : await claimDraft(asked.deps.record.pool, asked.actor.id, id)
    return await show(asked, state, draft?.fields ?? {}, [])
  },
  post: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const { typed, deps, actor } = asked
    const files = await listEvidence(deps.record.pool, state.caseNo)
    const checked = checkForm(submissionSchema, submissionFields(state, files), typed)
    if (checked.faults) return await show(asked, state, typed, checked.faults)
    const done = await give(
      asked,
      { type: 'rectification.submitEvidence', payload: submissionOf(checked.payload, files) },
      state.caseNo,
    )
    if (isRefusal(done)) return await show(asked, state, seenAnew(typed), [{ path: 'items', text: words(done) }])
    const id = draftId(asked.query)
    if (id !== undefined) await dropDraft(deps.record.pool, actor.id, id)
    return { goTo: `/matters/${state.caseNo}/plan`, flash: texts.submitted }
  },
}

const words = (refusal: Refusal) => ({ zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') })

// After a refusal the page shows the matter as it stands, so the next try is made on that.
const seenAnew = ({ _version, ...typed }: Values): Values => typed

async function receive({ deps, actor, request, file }: Asked, { caseNo }: CaseState) {
  if (!file || file.filename === '') return refuse('evidence.noFile')
  const received = await deps.shelf.incoming.receive(file.file)
  try {
    const isTooLarge = file.file.truncated || received.bytes > limits.fileBytes
    const sender = { actor, requestId: request.id, log: request.log }
    return await keepFile(deps, sender, caseNo, { ...received, name: file.filename, isTooLarge })
  } finally {
    await deps.shelf.incoming.drop([received])
  }
}

async function show(asked: Asked, state: CaseState, values: Values, faults: readonly Fault[]): Promise<Shown> {
  const { deps, actor, visit } = asked
  const refusal = refusalNow(state, 'rectification.submitEvidence', decideContext(asked))
  const body = (
    <EvidencePage
      state={state}
      files={await listEvidence(deps.record.pool, state.caseNo)}
      values={values}
      faults={faults}
      scene={{ state, actor, today: visit.today }}
      safeguards={{
        _version: one(values, '_version') || String(state.version),
        _key: one(values, '_key') || randomUUID(),
      }}
      refusal={refusal && words(refusal)}
    />
  )
  const crumbs = [
    { text: { zh: '我的事项', en: 'My matters' }, href: '/matters' },
    { text: plain(state.caseNo), href: `/matters/${state.caseNo}` },
  ]
  return { title: texts.title, crumbs, body, ...(faults.length > 0 ? { wrong: true } : {}) }
}
