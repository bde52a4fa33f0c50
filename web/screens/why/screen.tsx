import { everyRole } from '../../../http/access.ts'
import { explainDate } from '../../../casework/explain-date.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { DeadlineExplanation } from '../../../domain/terms/explanation-types.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { CalendarStrip } from '../../kit/calendar-strip.tsx'
import { CaseHeader } from '../../kit/case-header.tsx'
import { dueWords } from '../../kit/deadline-words.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs } from '../../kit/one-case.ts'
import { Heading, Notice } from '../../kit/parts.tsx'
import type { Screen } from '../../kit/screen.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'
import { texts } from './texts.ts'

/** Why a deadline of a case is the day it is, for open and closed ones. */
export const whyScreen: Screen = {
  url: '/cases/:caseNo/why/:key',
  roles: everyRole,
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const { deps, actor, params } = asked
    const found = await explainDate(deps, actor, state, params['key'] ?? '')
    if (isRefusal(found)) return notFound
    const { deadline, explanation } = found
    return {
      title: texts.title,
      crumbs: caseCrumbs(state),
      body: <Why state={state} explanation={explanation} what={dueWords(deadline)} />,
    }
  },
}

interface Props {
  readonly state: CaseState
  readonly explanation: DeadlineExplanation
  readonly what: Bilingual
}

function Why({ state, explanation, what }: Props) {
  const say = useSay()
  const { lang } = useVisit()
  const { counting, dueOn, provisional, text } = explanation
  return (
    <>
      <CaseHeader state={state} />
      <Heading title={texts.title} />
      <p class="lead">
        <strong>{say(texts.due, { what: say(what), date: dueOn })}</strong>
      </p>
      {provisional ? (
        <Notice tone="now">
          <p>{say(texts.provisional)}</p>
        </Notice>
      ) : null}
      <h2>{say(texts.counted)}</h2>
      {counting.term.unit === 'months' || counting.term.unit === 'years' ? (
        <p class="hint">{say(texts.longPeriod)}</p>
      ) : null}
      <CalendarStrip days={counting.days} />
      <h2>{say(texts.full)}</h2>
      <p>
        <button
          class="button button-second"
          type="button"
          data-copy="explanation"
          data-copied={say(texts.copied)}
          hidden
        >
          {say(texts.copy)}
        </button>
      </p>
      <div class="letter day-by-day" id="explanation">
        {text[lang]}
      </div>
    </>
  )
}
