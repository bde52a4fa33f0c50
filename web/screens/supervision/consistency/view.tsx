import { likeMeasures } from '../../../../database/queries/supervision/like-cases.ts'
import type { LikeQuestion } from '../../../../database/queries/supervision/like-cases.ts'
import type { Tier } from '../../../../domain/law/rulebook-types.ts'
import { Dots } from '../../../charts/dots.tsx'
import { Heading, Table } from '../../../kit/parts.tsx'
import { useSay } from '../../../kit/visit.ts'
import { tierWords } from '../../../kit/vocabulary.ts'
import type { Bilingual } from '../../../kit/words.ts'
import { behind } from '../behind/address.ts'
import { compareWords } from '../behind/texts.ts'
import { listTypeWords } from '../behind/words.ts'
import type { Spread } from './spread.ts'
import { texts } from './texts.ts'

interface Props {
  readonly spreads: readonly Spread[]
  readonly question: LikeQuestion
}

/** How like cases spread. */
export function Consistency({ spreads, question }: Props) {
  const say = useSay()
  const outliers = spreads.reduce((sum, one) => sum + one.outliers, 0)
  const far = spreads.flatMap((spread) =>
    spread.dots.filter(({ out }) => out).map((dot) => ({ spread, ...dot, away: dot.value - spread.middle })),
  )
  const furthest = far.toSorted((a, b) => Math.abs(b.away) - Math.abs(a.away))
  const open = (listType: string, tier: string, value: number) =>
    behind({ of: 'like', ...question, listType, tier, value })
  return (
    <>
      <Heading title={texts.title}>
        {spreads.length === 0 ? null : (
          <p class="lead">{say(outliers > 0 ? texts.found : texts.alike, { groups: spreads.length, outliers })}</p>
        )}
        {furthest[0] ? (
          <p>
            <a class="button" href={open(furthest[0].spread.listType, furthest[0].spread.tier, furthest[0].value)}>
              {say(texts.sample)}
            </a>
          </p>
        ) : null}
      </Heading>
      <form class="filter" method="get" action="/supervision/consistency">
        <div class="field">
          <label for="compare">{say(texts.compare)}</label>
          <select id="compare" name="compare">
            {likeMeasures.map((one) => (
              <option value={one} selected={one === question.compare}>
                {say(compareWords[one])}
              </option>
            ))}
          </select>
        </div>
        <button class="button button-second">{say(texts.show)}</button>
      </form>
      {spreads.length === 0 ? null : (
        <>
          <h2>{say(compareWords[question.compare])}</h2>
          <p class="hint">{say(texts.chart)}</p>
          <Dots
            title={texts.chart}
            rows={spreads.map(({ listType, tier, middle, dots }) => ({
              name: say(kindWords(listType, tier)),
              middle,
              dots,
            }))}
          />
        </>
      )}
      <Table
        caption={texts.table}
        empty={texts.empty}
        rows={spreads}
        columns={[
          { title: texts.kind, cell: ({ listType, tier }) => say(kindWords(listType, tier)) },
          { title: texts.cases, number: true, cell: ({ cases }) => cases },
          { title: texts.middle, number: true, cell: ({ middle }) => middle },
          { title: texts.range, number: true, cell: ({ least, most }) => `${least} – ${most}` },
          { title: texts.outliers, number: true, cell: (one) => (one.outliers === 0 ? say(texts.none) : one.outliers) },
        ]}
      />
      {spreads.length === 0 ? null : (
        <Table
          caption={texts.values}
          empty={texts.noOutliers}
          rows={furthest}
          columns={[
            { title: texts.kind, cell: ({ spread }) => say(kindWords(spread.listType, spread.tier)) },
            { title: texts.value, number: true, cell: ({ value }) => value },
            { title: texts.away, number: true, cell: ({ away }) => (away > 0 ? `+${away}` : away) },
            {
              title: texts.cases,
              number: true,
              cell: ({ spread, value, count }) => <a href={open(spread.listType, spread.tier, value)}>{count}</a>,
            },
          ]}
        />
      )}
      <p class="hint">{say(texts.method)}</p>
    </>
  )
}

function kindWords(listType: string, tier: string): Bilingual {
  const list = listTypeWords(listType)
  const words = tierWords[tier as Tier]
  return { zh: `${list.zh} · ${words.zh}`, en: `${list.en} · ${words.en}` }
}
