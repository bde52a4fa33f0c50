import { termWords } from '../../../domain/calendar/words.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import type { RuleBook, Tier } from '../../../domain/law/rulebook-types.ts'
import type { Topic } from '../../../domain/topics.ts'
import { homeOf } from '../../kit/navigation.ts'
import { Heading, Table } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { tierWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { texts } from './texts.ts'

/** How does this work? With the terms of the rules that are in force today. */
export const guideScreen: PublicScreen = {
  url: '/guide',
  roles: 'public',
  get: async ({ deps, visit }) => ({
    title: texts.title,
    body: <Guide termOf={termsOn(deps.record.rules, visit.today)} />,
  }),
}

type TermOf = (topic: Topic, tier?: Tier) => Bilingual | undefined

// The general rules: a field of supervision may have its own, which the case's pages then show.
function termsOn(rules: RuleBook, on: LocalDate): TermOf {
  return (topic, tier) => {
    const { rule } = rules.resolve(topic, { on, field: 'any', ...(tier ? { tier } : {}) })
    return rule.term?.count === 0 ? undefined : rule.term && termWords(rule.term)
  }
}

const steps: readonly {
  readonly title: Bilingual
  readonly text: Bilingual
  readonly terms: Readonly<Record<string, Topic>>
}[] = [
  { title: texts.notice, text: texts.noticeText, terms: { defence: 'listing.defence' } },
  { title: texts.decision, text: texts.decisionText, terms: { determine: 'listing.determine' } },
  {
    title: texts.publicity,
    text: texts.publicityText,
    terms: { publish: 'publicity.publish', verify: 'objection.verify' },
  },
  {
    title: texts.rectify,
    text: texts.rectifyText,
    terms: { term: 'rectification.term', check: 'rectification.check' },
  },
  { title: texts.repair, text: texts.repairText, terms: { accept: 'repair.accept', decide: 'repair.decide' } },
  {
    title: texts.down,
    text: texts.downText,
    terms: { publication: 'undoing.publication', sharing: 'undoing.sharing', lift: 'measure.lift' },
  },
]

const tiers: readonly Tier[] = ['minor', 'general', 'serious']

function Guide({ termOf }: { readonly termOf: TermOf }) {
  const say = useSay()
  const { actor } = useVisit()
  const filled = (terms: Readonly<Record<string, Topic>>) =>
    Object.fromEntries(Object.entries(terms).map(([name, topic]) => [name, say(termOf(topic) ?? texts.atOnce)]))
  return (
    <>
      <Heading title={texts.title} lead={texts.lead}>
        <p>
          <a class="button" href={actor ? homeOf(actor.role) : '/sign-in?to=/matters'}>
            {say(texts.start)}
          </a>{' '}
          {actor ? null : <a href="/invitation">{say(texts.invitation)}</a>}
        </p>
      </Heading>
      <ol class="flow">
        {steps.map(({ title, text, terms }) => (
          <li>
            <h2>{say(title)}</h2>
            <p>{say(text, filled(terms))}</p>
          </li>
        ))}
      </ol>
      <Table
        caption={texts.periods}
        empty={texts.periods}
        rows={tiers}
        columns={[
          { title: texts.tier, cell: (tier) => say(tierWords[tier]) },
          { title: texts.shortest, cell: (tier) => say(termOf('publicity.min', tier) ?? texts.atOnce) },
          { title: texts.longest, cell: (tier) => say(termOf('publicity.max', tier) ?? texts.atOnce) },
        ]}
      />
      <h2>{say(texts.documents)}</h2>
      <p>{say(texts.documentsText)}</p>
      <p class="hint">
        {say(texts.today)} <a href="/calculator">{say(texts.more)}</a>
      </p>
    </>
  )
}
