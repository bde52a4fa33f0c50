import type { Subscriber, SubscriberProposal } from '../../../record/subscribers/registry.ts'
import type { Registration } from '../../../record/subscribers/registration.ts'
import { findListType } from '../../../rules/catalogue.ts'
import type { Fault } from '../../form/faults.ts'
import type { FormScene } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { ActButton } from '../../kit/act-button.tsx'
import { momentWords } from '../../kit/moment.ts'
import { Heading, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn, plain } from '../../kit/words.ts'
import { tierWords } from '../../kit/vocabulary.ts'
import { districtWords } from '../supervision/behind/words.ts'
import { subscriberFields } from './form.ts'
import { audienceWords, kinds, texts, wayWords } from './texts.ts'

interface Props {
  readonly subscribers: readonly Subscriber[]
  readonly waiting: readonly SubscriberProposal[]
  readonly values: Values
  readonly scene: FormScene
  readonly faults: readonly Fault[]
}

/** What a subscriber is told of: its audience, and what it is narrowed to. */
export function scopeWords({ audience, lists = [], districts = [], tiers = [] }: Registration): Bilingual {
  const parts: Bilingual[] = [
    audienceWords[audience],
    ...lists.map((code) => findListType(code)?.title ?? plain(code)),
    ...districts.map((code) => districtWords(code)),
    ...tiers.map((tier) => tierWords[tier]),
  ]
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}

/** The registered, those that wait, and the form of a new one. */
export function Subscribers({ subscribers, waiting, values, scene, faults }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <Registered subscribers={subscribers} />
      <Waiting waiting={waiting} />
      {scene.actor.role === 'operator' ? (
        <section aria-labelledby="propose">
          <h2 id="propose">{say(texts.propose)}</h2>
          <Form action="/subscribers" submit={texts.submit}>
            <FieldsView fields={subscriberFields} values={values} scene={scene} faults={faults} />
          </Form>
        </section>
      ) : null}
    </>
  )
}

function Registered({ subscribers }: Pick<Props, 'subscribers'>) {
  const say = useSay()
  return (
    <Table
      caption={filledIn(texts.all, { count: subscribers.length })}
      empty={texts.none}
      rows={subscribers}
      columns={[
        {
          title: texts.code,
          cell: ({ code }) => (
            <a href={`/subscribers/${code}`}>
              <span class="code">{code}</span>
            </a>
          ),
        },
        { title: texts.names, cell: ({ registration }) => say(registration.names) },
        { title: texts.kind, cell: ({ registration }) => say(kinds[registration.kind]) },
        { title: texts.audience, cell: ({ registration }) => say(scopeWords(registration)) },
        { title: texts.way, cell: ({ registration }) => say(wayWords[registration.way]) },
        { title: texts.basis, cell: ({ registration }) => registration.legalBasis },
        { title: texts.state, cell: (one) => <StateOf subscriber={one} /> },
      ]}
    />
  )
}

/** How a subscriber stands. */
export function StateOf({ subscriber }: { readonly subscriber: Subscriber }) {
  const { disabledAt, failingSince } = subscriber
  if (disabledAt !== null) return <Tag tone="plain" text={texts.off} />
  return failingSince === null ? (
    <Tag tone="done" text={texts.on} />
  ) : (
    <Tag tone="late" text={filledIn(texts.failing, { since: momentWords(failingSince) })} />
  )
}

function Waiting({ waiting }: Pick<Props, 'waiting'>) {
  const say = useSay()
  const who = useWho()
  const { actor } = useVisit()
  return (
    <Table
      caption={filledIn(texts.waiting, { count: waiting.length })}
      empty={texts.noneWaiting}
      rows={waiting}
      columns={[
        { title: texts.code, cell: ({ code }) => <span class="code">{code}</span> },
        {
          title: texts.names,
          cell: ({ registration: { names, kind, way, address } }) => (
            <>
              {say(names)}
              <br />
              <span class="hint">
                {say(kinds[kind])} · {say(wayWords[way])}{' '}
                {address === undefined ? null : <span class="code">{address}</span>}
              </span>
            </>
          ),
        },
        { title: texts.audience, cell: ({ registration }) => say(scopeWords(registration)) },
        {
          title: texts.basis,
          cell: ({ registration: { legalBasis, persons } }) => (
            <>
              {legalBasis}
              {persons === undefined ? null : (
                <>
                  <br />
                  <span class="hint">
                    {say(texts.persons)}: {persons}
                  </span>
                </>
              )}
            </>
          ),
        },
        { title: texts.reason, cell: ({ reason }) => reason },
        {
          title: texts.by,
          cell: ({ proposedBy, proposedAt }) => `${who(proposedBy)} · ${momentWords(proposedAt)}`,
        },
        {
          title: texts.decide,
          cell: ({ id, code, proposedBy }) => {
            if (actor?.role !== 'operator' && actor?.role !== 'citySupervisor') return '—'
            const isOwn = proposedBy === actor.id
            return (
              <>
                {isOwn ? null : (
                  <ActButton action="/subscribers" hidden={{ act: 'approved', id }} text={texts.approve} about={code} />
                )}
                <ActButton action="/subscribers" hidden={{ act: 'rejected', id }} text={texts.reject} about={code} />
              </>
            )
          },
        },
      ]}
    />
  )
}
