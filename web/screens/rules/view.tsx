import type { RulePack } from '../../../domain/law/rulebook-types.ts'
import type { Publication } from '../../../record/publication/publications.ts'
import type { Fault } from '../../form/faults.ts'
import type { Fields } from '../../form/fields.ts'
import type { Values } from '../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../form/view.tsx'
import { Heading, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { statuses } from '../../kit/vocabulary.ts'
import { texts } from './texts.ts'

interface Props {
  readonly packs: readonly RulePack[]
  readonly publications: readonly Publication[]
  readonly typed: Values
  readonly faults: readonly Fault[]
  readonly formKey: string
}

export const proposalFields = {
  content: { kind: 'area', label: texts.content, hint: texts.publishHint },
  reason: { kind: 'line', label: texts.reason },
} satisfies Fields

/** Packs, publications, and for an operator the form that proposes one. */
export function Rules({ packs, publications, typed, faults, formKey }: Props) {
  const say = useSay()
  const { actor, today } = useVisit()
  const inForce = packs.filter(({ from, until }) => from <= today && (until === undefined || until >= today))
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead}>
        <p>
          <a class="button" href="/rules/what-if">
            {say(texts.tryIt)}
          </a>
        </p>
      </Heading>
      <Table
        caption={texts.packs}
        empty={texts.noPublications}
        rows={inForce}
        columns={[
          {
            title: texts.pack,
            cell: ({ id, version, title }) => (
              <>
                {say(title)}
                <br />
                <span class="hint code">
                  {id}@{version}
                </span>
              </>
            ),
          },
          { title: texts.rank, cell: ({ rank }) => say(texts[rank]) },
          { title: texts.from, cell: ({ from }) => <time dateTime={from}>{from}</time> },
          { title: texts.until, cell: ({ until }) => until ?? say(texts.open) },
          { title: texts.count, number: true, cell: ({ rules }) => rules.length },
          {
            title: texts.checked,
            number: true,
            cell: ({ rules }) => rules.filter(({ verified }) => verified === 'found').length,
          },
        ]}
      />
      {actor?.role === 'districtSupervisor' ? null : <Publications publications={publications} />}
      {actor?.role === 'operator' ? (
        <section>
          <h2>{say(texts.publish)}</h2>
          <Form submit={texts.propose} action="/rules" hidden={{ _key: formKey }}>
            <FieldsView fields={proposalFields} values={typed} scene={{ actor, today }} faults={faults} />
          </Form>
        </section>
      ) : null}
    </>
  )
}

function Publications({ publications }: Pick<Props, 'publications'>) {
  const say = useSay()
  const who = useWho()
  return (
    <Table
      caption={texts.publications}
      empty={texts.noPublications}
      rows={publications}
      columns={[
        { title: texts.version, cell: ({ id, version }) => <a href={`/rules/publications/${id}`}>{version}</a> },
        { title: texts.reason, cell: ({ reason }) => reason },
        { title: texts.proposed, cell: ({ proposedBy }) => who(proposedBy) },
        {
          title: texts.stage,
          cell: ({ stage }) => (
            <Tag
              tone={stage === 'finished' ? 'done' : stage === 'rejected' ? 'plain' : 'now'}
              text={statuses['publication.stage'][stage]}
            />
          ),
        },
        {
          title: texts.moves,
          cell: ({ dryRun }) => say(texts.moveWords, { earlier: dryRun.earlier, later: dryRun.later }),
        },
      ]}
    />
  )
}
