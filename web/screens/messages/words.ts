import type { MessageRow } from '../../../database/queries/messages.ts'
import type { EventType } from '../../../domain/case.ts'
import { isDate } from '../../../domain/calendar/days.ts'
import { eventFacts } from '../../../domain/event-facts.ts'
import { measureWords } from '../../kit/measure-words.ts'
import { outcomeWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import { texts } from './texts.ts'

type Body = Readonly<Record<string, unknown>>

/** What a message says, in words; whatever its body holds that has none is read in the case. */
export function messageWords({ kind, body }: Pick<MessageRow, 'kind' | 'body'>): Bilingual {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Body
  if (kind === 'supervision.note')
    return joined([filledIn(texts.note, { text: textOf(said['text']) }), ...details(said)])
  const what = kind in eventFacts ? eventFacts[kind as EventType] : texts.other
  return joined([{ zh: what.zh, en: what.en }, ...details(said)])
}

/** The note of a supervisor that a message is about. */
export function noteIn({ kind, body }: Pick<MessageRow, 'kind' | 'body'>): string | undefined {
  const note = kind === 'supervision.note' ? (body as Body)['note'] : undefined
  return typeof note === 'string' ? note : undefined
}

/** What becomes of a decision that proves not to bind the entity. */
const fallen = {
  determinationFell: texts.determinationFell,
  toBeRevoked: texts.toBeRevoked,
  servedAgain: texts.servedAgain,
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function details({ measure, outcome, dueOn, answerBy, until, comeOn, receivedOn, terms }: Body): readonly Bilingual[] {
  const dated = (text: Bilingual, on: unknown) => (typeof on === 'string' && isDate(on) ? [filledIn(text, { on })] : [])
  const first = Array.isArray(terms) ? (terms as readonly Body[])[0] : undefined
  return [
    ...(typeof measure === 'string' ? [measureWords(measure)] : []),
    ...(typeof outcome === 'string'
      ? Object.entries({ ...outcomeWords, ...fallen }).flatMap(([one, words]) => (one === outcome ? [words] : []))
      : []),
    ...dated(texts.dueOn, dueOn ?? first?.['dueOn']),
    ...dated(texts.answerBy, answerBy),
    ...dated(texts.until, until),
    ...dated(texts.comeOn, comeOn),
    ...dated(texts.received, receivedOn),
  ]
}

function joined(parts: readonly Bilingual[]): Bilingual {
  const told = parts.filter(({ zh }) => zh !== '')
  return { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') }
}
