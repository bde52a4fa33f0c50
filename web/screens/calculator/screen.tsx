import type { CalendarNotice } from '../../../domain/calendar/types.ts'
import type { Calculation } from '../../../domain/terms/explanation.ts'
import { calculate } from '../../../domain/terms/explanation.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy, checkForm } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { Labelled } from '../../form/marks.tsx'
import { one } from '../../form/values.ts'
import { FaultSummary } from '../../form/view.tsx'
import { CalendarStrip } from '../../kit/calendar-strip.tsx'
import { Heading, Notice } from '../../kit/parts.tsx'
import type { PublicScreen } from '../../kit/screen.ts'
import { useSay } from '../../kit/visit.ts'
import { calculatorFields, calculatorSchema, units } from './form.ts'
import { texts } from './texts.ts'
import { filledIn } from '../../kit/words.ts'

/** When is N working days from D? */
export const calculatorScreen: PublicScreen = {
  url: '/calculator',
  roles: 'public',
  getLimit: 'publicReads',
  get: async ({ deps, query, visit }) => {
    if (query['start'] === undefined) {
      return {
        title: texts.title,
        body: <Calculator values={{ start: visit.today, count: '7', unit: 'workingDays' }} faults={[]} />,
      }
    }
    const wrong = (faults: readonly Fault[]) => ({
      title: texts.title,
      body: <Calculator values={query} faults={faults} />,
      ...wrongBy(faults),
    })
    const checked = checkForm(calculatorSchema, calculatorFields, query)
    if (checked.faults) return wrong(checked.faults)
    const { start, count, unit } = checked.payload
    const { calendar } = deps.record.rules
    const answer = calculate(calendar, start, { count, unit })
    if (isRefusal(answer)) {
      const path = answer.code === 'term.notCountable' ? 'count' : 'start'
      return wrong([refusalFault(answer, path)])
    }
    const used = new Set(answer.days.flatMap(({ notice }) => notice ?? []))
    const notices = calendar.notices.filter(({ number }) => used.has(number))
    return { title: texts.title, body: <Calculator values={query} faults={[]} answer={answer} notices={notices} /> }
  },
}

interface Props {
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly answer?: Calculation
  readonly notices?: readonly CalendarNotice[]
}

function Calculator({ values, faults, answer, notices = [] }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.title} lead={texts.lead} />
      <CalculatorForm values={values} faults={faults} />
      {answer ? <Answer answer={answer} /> : null}
      {answer ? (
        <>
          <h2>{say(texts.sources)}</h2>
          {notices.length === 0 ? <p>{say(texts.noSources)}</p> : null}
          <ul>
            {notices.map(({ number, title, issuedOn }) => (
              <li lang="zh-CN">
                {title}（{number}，{issuedOn}）
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function CalculatorForm({ values, faults }: Props) {
  const say = useSay()
  const faultAt = (path: string) => faults.find((fault) => fault.path === path)
  return (
    <form method="get" action="/calculator" class="filter" novalidate>
      <Labelled path="start" label={texts.start} fault={faultAt('start')}>
        <input id="f-start" name="start" type="date" class="short" value={one(values, 'start')} />
      </Labelled>
      <Labelled path="count" label={texts.count} fault={faultAt('count')}>
        <input id="f-count" name="count" type="text" inputMode="numeric" class="short" value={one(values, 'count')} />
      </Labelled>
      <Labelled path="unit" label={texts.unit} fault={faultAt('unit')}>
        <select id="f-unit" name="unit">
          {units.map((unit) => (
            <option value={unit} selected={one(values, 'unit') === unit}>
              {say(texts[unit])}
            </option>
          ))}
        </select>
      </Labelled>
      <button class="button">{say(texts.calculate)}</button>
    </form>
  )
}

function Answer({ answer: { due, provisional, days } }: { readonly answer: Calculation }) {
  const say = useSay()
  return (
    <>
      <Notice tone="done" title={filledIn(texts.due, { date: due })}>
        {days.some(({ step }) => step === 'rolledOver') ? <p>{say(texts.rolled)}</p> : null}
      </Notice>
      {provisional ? (
        <Notice tone="now">
          <p>{say(texts.provisional)}</p>
        </Notice>
      ) : null}
      <h2>{say(texts.dayByDay)}</h2>
      <CalendarStrip days={days} />
    </>
  )
}
