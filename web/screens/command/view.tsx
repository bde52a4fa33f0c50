import type { ComponentChildren } from 'preact'
import type { DrawnForm } from '../../commands/index.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import type { EntryPage } from '../../../database/queries/entries.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { Fault } from '../../form/faults.ts'
import type { FormScene } from '../../form/fields.ts'
import { texts as formTexts } from '../../form/texts.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form, Justification } from '../../form/view.tsx'
import { CaseHeader } from '../../kit/case-header.tsx'
import { describe } from '../../kit/describe.ts'
import { DescribedList } from '../../kit/described.tsx'
import { EntryTimeline, olderAddress } from '../../kit/entry-timeline.tsx'
import type { Safeguards } from '../../kit/give.ts'
import { nextFrom } from '../../kit/navigation.ts'
import { Heading, Notice } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { texts } from './texts.ts'

interface Props {
  readonly form: DrawnForm
  readonly state: CaseState
  readonly scene: FormScene
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly safeguards: Safeguards
  readonly isDraft: boolean
  /** The act to be given instead, when the matter may go the other way. */
  readonly otherwise: HumanCommand | undefined
  /** The place in what is due that has led here: the reader may pass over it. */
  readonly next: string | undefined
  /** What to look at while deciding. */
  readonly panel?: ComponentChildren
}

/** The form of one command on a case. */
export function CommandPage(props: Props) {
  const { form, state, scene, values, faults, safeguards, isDraft, otherwise, next, panel } = props
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <CaseHeader state={state} />
      <Heading title={form.title} lead={form.lead} />
      {isDraft ? (
        <Notice>
          <p>{say(texts.draftOpened)}</p>
        </Notice>
      ) : null}
      {otherwise ? (
        <p>
          {say(texts.or)}
          <a href={commandAddress(state.caseNo, otherwise)}>{say(formOf(otherwise).title)}</a>
        </p>
      ) : null}
      <PassOver next={next} />
      {panel}
      <Form
        submit={form.act}
        danger={form.grave ?? false}
        hidden={{ ...safeguards }}
        others={Object.keys(form.fields).length > 0 ? [{ value: 'draft', text: formTexts.saveDraft }] : []}
        cancel={{ href: `/cases/${state.caseNo}`, text: texts.back }}
        withFiles={scene.files !== undefined}
        keepsTyped
      >
        <FieldsView fields={form.fields} values={values} scene={scene} faults={faults} />
        <Justification values={values} scene={scene} />
      </Form>
    </>
  )
}

interface RefusedProps {
  readonly form: DrawnForm
  readonly state: CaseState
  readonly why: Bilingual
  readonly next: string | undefined
}

/** Why a command cannot be given now. */
export function NotNow({ form, state, why, next }: RefusedProps) {
  const say = useSay()
  return (
    <>
      <CaseHeader state={state} />
      <Heading title={form.title} />
      <Notice tone="now" title={texts.notNow}>
        <p>{say(why)}</p>
      </Notice>
      <p>
        <a href={`/cases/${state.caseNo}`}>{say(texts.back)}</a>
      </p>
      <PassOver next={next} />
    </>
  )
}

function PassOver({ next }: { readonly next: string | undefined }) {
  const say = useSay()
  return next === undefined ? null : (
    <p>
      <a href={nextFrom('/work/next', next)}>{say(texts.passOver)}</a>
    </p>
  )
}

interface StaleProps {
  readonly form: DrawnForm
  readonly state: CaseState
  /** What has been entered since, the latest of it. */
  readonly page: EntryPage
  readonly payload: Readonly<Record<string, unknown>>
  readonly scene: FormScene
  readonly values: Values
  readonly safeguards: Safeguards
  /** Why it is no longer possible, when it is not. */
  readonly refusal: Bilingual | undefined
}

/** The choice when the case has changed since the form was opened; what was typed goes along unseen. */
export function StalePage({ form, state, page, payload, scene, values, safeguards, refusal }: StaleProps) {
  const say = useSay()
  const carried = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('_') && !name.startsWith('_why')
      ? []
      : (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  )
  return (
    <>
      <CaseHeader state={state} />
      <Heading title={texts.staleTitle} lead={texts.staleLead} />
      <h2>{say(texts.changed)}</h2>
      <EntryTimeline {...page} older={olderAddress(`/cases/${state.caseNo}`, page)} />
      <h2>
        {say(texts.typed)}：{say(form.title)}
      </h2>
      <DescribedList items={describe(form.fields, payload, scene)} whole />
      <Notice tone={refusal ? 'late' : 'info'}>
        <p>{refusal ? `${say(texts.noLonger)} ${say(refusal)}` : say(texts.stillLawful)}</p>
      </Notice>
      {refusal ? (
        <p>
          <a class="button" href={`/cases/${state.caseNo}`}>
            {say(texts.back)}
          </a>
        </p>
      ) : (
        <Form
          submit={texts.sendAgain}
          hidden={{ ...safeguards, _sure: 'yes' }}
          cancel={{ href: `/cases/${state.caseNo}`, text: texts.back }}
        >
          {carried.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        </Form>
      )}
    </>
  )
}
