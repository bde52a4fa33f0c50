import type { EvidenceRow } from '../../../database/queries/evidence.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields, FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { Heading, Notice } from '../../kit/parts.tsx'
import { EvidenceFiles } from '../../kit/evidence-files.tsx'
import type { Safeguards } from '../../kit/give.ts'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly files: readonly EvidenceRow[]
  readonly fields: Fields
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly scene: FormScene
  readonly safeguards: Safeguards
  /** Files were sent ahead a moment ago. */
  readonly isUploaded: boolean
  /** Why nothing can be submitted now. */
  readonly refusal: Bilingual | undefined
}

/** What was done, requirement by requirement, and the files that prove it. */
export function EvidencePage(props: Props) {
  const { state, files, fields, values, faults, scene, safeguards, isUploaded, refusal } = props
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      {isUploaded ? (
        <Notice title={texts.uploaded}>
          <p>{say(texts.uploadedHint)}</p>
        </Notice>
      ) : null}
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
          submit={texts.submit}
          others={[{ value: 'upload', text: texts.upload }]}
          hidden={{ ...safeguards }}
          cancel={{ href: `/matters/${state.caseNo}/plan`, text: texts.back }}
          withFiles
          keepsTyped
        >
          <FieldsView fields={fields} values={values} scene={scene} faults={faults} />
        </Form>
      )}
      <EvidenceFiles caseNo={state.caseNo} files={files} empty={texts.none} />
    </>
  )
}
