import type { EvidenceRow } from '../../../database/queries/evidence.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { Fault } from '../../form/faults.ts'
import type { FormScene } from '../../form/fields.ts'
import { idOf, Labelled } from '../../form/marks.tsx'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { Heading, Notice } from '../../kit/parts.tsx'
import { EvidenceFiles } from '../../kit/evidence-files.tsx'
import type { Safeguards } from '../../kit/give.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { submissionFields } from './form.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly files: readonly EvidenceRow[]
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly scene: FormScene
  readonly safeguards: Safeguards
  /** Why nothing can be submitted now. */
  readonly refusal: Bilingual | undefined
}

/** Files of evidence and what they prove, requirement by requirement. */
export function EvidencePage({ state, files, values, faults, scene, safeguards, refusal }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <Upload caseNo={state.caseNo} fault={faults.find(({ path }) => path === 'file')} />
      <EvidenceFiles caseNo={state.caseNo} files={files} empty={texts.none} />
      <h2>{say(texts.submitTitle)}</h2>
      {refusal ? (
        <>
          <Notice tone="now" title={texts.notNow}>
            <p>{say(refusal)}</p>
          </Notice>
          <p>
            <a class="button" href={`/matters/${state.caseNo}/plan`}>
              {say(texts.back)}
            </a>
          </p>
        </>
      ) : (
        <Form
          action={`/matters/${state.caseNo}/evidence/submit`}
          submit={texts.submit}
          hidden={{ ...safeguards }}
          cancel={{ href: `/matters/${state.caseNo}/plan`, text: texts.back }}
        >
          <FieldsView fields={submissionFields(state, files)} values={values} scene={scene} faults={faults} />
        </Form>
      )}
    </>
  )
}

function Upload({ caseNo, fault }: { readonly caseNo: string; readonly fault: Fault | undefined }) {
  const say = useSay()
  const { csrf, actor } = useVisit()
  return (
    <form method="post" action={`/matters/${caseNo}/evidence`} encType="multipart/form-data" class="card">
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_by" value={actor?.id ?? ''} />
      <Labelled path="file" label={texts.upload} hint={texts.fileHint} fault={fault}>
        <input id={idOf('file')} name="file" type="file" aria-describedby={`${idOf('file')}-hint`} />
      </Labelled>
      <button class="button button-second">{say(texts.send)}</button>
    </form>
  )
}
