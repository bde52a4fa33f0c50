import { randomUUID } from 'node:crypto'
import { payloadSchemas } from '../../../casework/schemas/commands.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import type { CaseState } from '../../../domain/case.ts'
import { refusalNow } from '../../../domain/decide.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import { formOf } from '../../commands/index.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { describe } from '../../kit/describe.ts'
import { told } from '../../kit/flash.ts'
import { give } from '../../kit/give.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { inCase, keepFilesOf } from '../../kit/keep-files.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, decideContext } from '../../kit/one-case.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure, wantsBack } from '../../kit/sure.tsx'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { EvidencePage } from './view.tsx'

const command = 'rectification.submitEvidence'
const { fields, askIf } = formOf(command)

/** What was done for each requirement, with the files that prove it: sent ahead or handed in by one form. */
export const evidenceScreen: Screen = {
  url: '/matters/:caseNo/evidence',
  roles: ['entityAgent'],
  files: true,
  fieldsOf: () => fields,
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const draft = await keptDraft(asked)
    return await show(asked, state, draft?.fields ?? {}, [])
  },
  post: async (sent) => {
    const state = await askedCase(sent)
    if (!state) return notFound
    if (refusalNow(state, command, decideContext(sent))) return await show(sent, state, sent.typed, [])
    const { typed, faults } = await keepFilesOf(sent, inCase(sent, state.caseNo))
    const asked = { ...sent, typed }
    if (faults.length > 0) return await show(asked, state, typed, faults)
    if (one(typed, '_more') !== '') return await show(asked, state, typed, [])
    if (one(typed, '_do') === 'upload') {
      const isEmpty = (sent.files ?? []).length === 0
      return await show(asked, state, typed, isEmpty ? [{ path: 'items', text: texts.noneChosen }] : [], !isEmpty)
    }
    const checked = checkForm(payloadSchemas[command], fields, typed)
    if (checked.faults) return await show(asked, state, typed, checked.faults)
    const doubt = askIf?.(checked.payload, state)
    if (wantsBack(typed)) return await show(asked, state, typed, [])
    if (doubt) {
      const items = describe(fields, checked.payload, { state, actor: sent.actor, today: sent.visit.today })
      const question = askIfSure(asked, { title: texts.title, means: doubt, act: texts.submit, items })
      if (question) return question
    }
    const done = await give(asked, { type: command, payload: checked.payload }, state.caseNo)
    if (isRefusal(done)) return await show(asked, state, seenAnew(typed), [refusalFault(done, 'items')])
    await dropKeptDraft(asked)
    return { goTo: `/matters/${state.caseNo}/plan`, flash: told.done(texts.submitted) }
  },
}

// After a refusal the page shows the matter as it stands, so the next try is made on that.
const seenAnew = ({ _version, ...typed }: Values): Values => typed

async function show(
  asked: Asked,
  state: CaseState,
  values: Values,
  faults: readonly Fault[],
  isUploaded = false,
): Promise<Shown> {
  const { deps, actor, visit } = asked
  const refusal = refusalNow(state, command, decideContext(asked))
  const files = await listEvidence(deps.readAs(actor), state.caseNo)
  const body = (
    <EvidencePage
      state={state}
      files={files}
      fields={fields}
      values={values}
      faults={faults}
      scene={{ state, actor, today: visit.today, files }}
      safeguards={{
        _version: one(values, '_version') || String(state.version),
        _key: one(values, '_key') || randomUUID(),
      }}
      isUploaded={isUploaded}
      refusal={refusal && refusalWords(refusal)}
    />
  )
  const crumbs = [
    { text: { zh: '我的事项', en: 'My matters' }, href: '/matters' },
    { text: plain(state.caseNo), href: `/matters/${state.caseNo}` },
  ]
  return { title: texts.title, crumbs, body, ...wrongBy(faults) }
}
