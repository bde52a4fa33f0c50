import type { CaseState } from '../../../domain/case.ts'
import type { Fault } from '../../form/faults.ts'
import type { FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { LimitedReach, useIsLimited } from '../../kit/limited-reach.tsx'
import { Heading, Notice } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { applicationFields } from './form.ts'
import { Groups } from './groups.tsx'
import type { PlannedRepair } from './plan.ts'
import { nowIn } from './plan.ts'
import { texts } from './texts.ts'

interface Props {
  readonly plan: readonly PlannedRepair[]
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly scene: FormScene
  /** Makes a form that is sent twice apply once. */
  readonly formKey: string
  readonly isDraft: boolean
}

/** Every record by whether it can be repaired, and one form for all that can be applied for now. */
export function OneStopRepair({ plan, values, faults, scene, formKey, isDraft }: Props) {
  const say = useSay()
  const isLimited = useIsLimited()
  const now = nowIn(plan)
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading
        title={texts.title}
        lead={isLimited ? texts.leadLimited : plan.length === 0 ? texts.noRecords : texts.lead}
      />
      <LimitedReach />
      {isDraft ? (
        <Notice>
          <p>{say(texts.draft)}</p>
        </Notice>
      ) : null}
      {now.length === 0 ? (
        <NothingNow plan={plan} />
      ) : (
        <section class="card offer" aria-labelledby="now">
          <h2 id="now">{say(texts.now, { count: now.length })}</h2>
          <Form
            submit={texts.send}
            hidden={{ _key: formKey, ...versionsOf(now, values) }}
            cancel={{ href: '/matters', text: texts.back }}
            keepsTyped
            withFiles={scene.files !== undefined}
          >
            <FieldsView fields={applicationFields(now)} values={values} scene={scene} faults={faults} />
          </Form>
        </section>
      )}
      <Groups plan={plan} />
    </>
  )
}

// The version that was seen first, however often the form is shown again.
function versionsOf(records: readonly CaseState[], values: Values): Record<string, string> {
  return Object.fromEntries(
    records.map(({ caseNo, version }) => {
      const name = `_version.${caseNo}`
      const seen = values[name]
      return [name, typeof seen === 'string' ? seen : String(version)]
    }),
  )
}

function NothingNow({ plan }: Pick<Props, 'plan'>) {
  const say = useSay()
  const isLimited = useIsLimited()
  const first = plan
    .flatMap(({ outlook }) => (outlook.group === 'later' && outlook.from !== undefined ? [outlook.from] : []))
    .sort()[0]
  return (
    <>
      {plan.length === 0 ? null : (
        <Notice>
          <p>
            {say(isLimited ? texts.nothingNowLimited : texts.nothingNow)}{' '}
            {first === undefined ? null : say(texts.nextDay, { date: first })}
          </p>
        </Notice>
      )}
      <p>
        <a class="button button-second" href="/matters">
          {say(texts.back)}
        </a>
      </p>
    </>
  )
}
