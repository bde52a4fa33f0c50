import type { TrendPoint } from '../../../../database/queries/supervision/rectifications.ts'
import { demonstrationOn } from '../../../../rules/demonstration.ts'
import { RateBar } from '../../../charts/rate-bar.tsx'
import { Heading, Table, Tag } from '../../../kit/parts.tsx'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { behind } from '../behind/address.ts'
import { Count } from '../behind/count.tsx'
import type { DistrictRate, Targets } from '../rates.ts'
import { done, rateOf, together } from '../rates.ts'
import { Headline } from './headline.tsx'
import { Way } from './way.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly on: string
  readonly rates: readonly DistrictRate[]
  readonly targets: Targets
  readonly source: string
  readonly pack: string
  readonly trend: readonly TrendPoint[]
  readonly district: string | undefined
  readonly open: number
}

/** Every district against its line. */
export function Overview(props: Props) {
  const { on, rates, targets, source, open, district } = props
  const say = useSay()
  const all = together(rates)
  const rate = rateOf(all)
  const missed = rates.filter(({ reached }) => reached === false)
  const furthest = missed.toSorted((a, b) => gap(b) - gap(a))[0]
  const figures = {
    on,
    reached: rates.filter(({ reached }) => reached).length,
    missed: missed.length,
  }
  const held = demonstrationOn(on)
  const doubt = held?.verified === 'found' ? undefined : held
  const whole = rates.length === 1 ? { district: rates[0]!.district.code } : {}
  return (
    <>
      <Heading title={texts.title}>
        <Headline
          rate={rate}
          target={rates.length === 1 ? rates[0]!.target : targets.usual}
          ofOne={rates.length === 1}
          missed={missed.length}
          {...(district === undefined || rates.length === 1 ? { trend: props.trend } : {})}
        />
        <p class="lead">{rate === null ? say(texts.nothing) : say(texts.lead, figures)}</p>
        <p>
          {furthest ? (
            <a class="button" href={`/supervision/forecast?district=${furthest.district.code}`}>
              {say(texts.laggards, { district: say(furthest.district.name) })}
            </a>
          ) : (
            <a class="button" href="/supervision/overdue">
              {say(texts.late)}
            </a>
          )}
        </p>
      </Heading>
      <dl class="strip" aria-label={say(texts.figures)}>
        <div class="strip-done">
          <dt>{say(texts.done)}</dt>
          <dd>
            <a href={behind({ of: 'rectification', on, standing: done, ...whole })}>{all.inTime + all.late}</a>
          </dd>
        </div>
        <div class="strip-late">
          <dt>{say(texts.overdue)}</dt>
          <dd>
            <a href={behind({ of: 'rectification', on, standing: ['overdue'], ...whole })}>{all.overdue}</a>
          </dd>
        </div>
        <div>
          <dt>{say(texts.running)}</dt>
          <dd>
            <a href={behind({ of: 'rectification', on, standing: ['running'], ...whole })}>{all.running}</a>
          </dd>
        </div>
        <div>
          <dt>{say(texts.open)}</dt>
          <dd>
            <a href={behind({ of: 'open', ...whole })}>{open}</a>
          </dd>
        </div>
      </dl>
      <Districts on={on} rates={rates} />
      <p class="hint">
        {say(texts.legend, { usual: targets.usual, demonstration: targets.demonstration, source })}
        {doubt ? ` ${say(doubt.remark)}` : null}
      </p>
      <Way {...props} />
      <form class="filter" method="get" action="/supervision">
        <div class="field">
          <label for="on">{say(texts.asOf)}</label>
          <input id="on" name="on" type="date" class="short" value={on} />
        </div>
        <button class="button button-second">{say(texts.show)}</button>
      </form>
    </>
  )
}

const gap = ({ rate, target }: DistrictRate) => target - (rate ?? target)

function Districts({ on, rates }: Pick<Props, 'on' | 'rates'>) {
  const say = useSay()
  const { lang } = useVisit()
  // The furthest behind first; those without a rectification take one line together.
  const known = rates
    .filter((one) => one.inTime + one.late + one.overdue + one.running > 0)
    .toSorted((a, b) => gap(b) - gap(a))
  const others = rates.filter((one) => !known.includes(one))
  const number = (standing: 'inTime' | 'late' | 'overdue' | 'running') => (row: DistrictRate) => (
    <Count
      count={row[standing]}
      href={behind({ of: 'rectification', on, standing: [standing], district: row.district.code })}
    />
  )
  return (
    <>
      <Table
        caption={texts.districts}
        empty={texts.nothing}
        rows={known}
        columns={[
          {
            title: texts.district,
            cell: ({ district }) => (
              <a href={`/supervision?district=${district.code}&on=${on}`}>{say(district.name)}</a>
            ),
          },
          { title: texts.rate, number: true, cell: ({ rate }) => (rate === null ? '—' : <strong>{rate} %</strong>) },
          {
            title: texts.bar,
            cell: ({ rate, target, reached }) => <RateBar rate={rate} lines={[target]} reached={reached === true} />,
          },
          {
            title: texts.shortBy,
            number: true,
            cell: (row) => (row.reached === false ? Math.round(gap(row) * 10) / 10 : '—'),
          },
          { title: texts.inTime, number: true, cell: number('inTime') },
          { title: texts.lateDone, number: true, cell: number('late') },
          { title: texts.overdue, number: true, cell: number('overdue') },
          { title: texts.running, number: true, cell: number('running') },
          {
            title: { zh: '目标', en: 'Target' },
            cell: ({ target, reached }) => (
              <>
                <Tag
                  tone={reached === undefined ? 'plain' : reached ? 'done' : 'late'}
                  text={reached === undefined ? texts.untold : reached ? texts.reached : texts.missed}
                />{' '}
                <span class="code">{target} %</span>
              </>
            ),
          },
        ]}
      />
      {others.length === 0 ? null : (
        <p>
          {say(texts.others, {
            count: others.length,
            names: others.map(({ district }) => say(district.name)).join(lang === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
    </>
  )
}
