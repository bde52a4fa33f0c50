import type { CaseState } from '../../../domain/case.ts'
import { decide } from '../../../domain/decide.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { faultOfCommand } from '../../commands/fault-of.ts'
import { formOf } from '../../commands/index.ts'
import { fieldsTogether, titleTogether } from '../../commands/together.ts'
import type { Fault } from '../../form/faults.ts'
import { describe } from '../../kit/describe.ts'
import type { Described } from '../../kit/describe.ts'
import { giverOf } from '../../kit/give.ts'
import type { Page } from '../../kit/layout.tsx'
import { decideContext } from '../../kit/one-case.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import type { Asked } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import type { Act } from './act.ts'
import { commandFor, crumbs } from './act.ts'
import type { TogetherRow } from './rows.ts'
import { rowValue } from './rows.ts'
import { texts } from './texts.ts'
import type { Choice } from './waiting.ts'
import { stillWaiting } from './waiting.ts'

/** What stands before several acts: the question, or why none of them can be done. */
type Before = { readonly question: Page | undefined } | { readonly faults: readonly Fault[] }

/** Asks once more before several acts are given, of those that still wait and would not be refused as things stand. */
export async function questionOf(asked: Asked, act: Act, rows: readonly TogetherRow[]): Promise<Before> {
  const { actor, visit, typed } = asked
  const there = await stillWaiting(asked, act, rows)
  if (there.length === 0) return { faults: [{ text: texts.hasChanged }] }
  const judged = there.map((choice) => ({ choice, refusal: refusalOf(asked, act, choice, rows) }))
  const refused = judged.flatMap(({ choice, refusal }) => (refusal ? [{ choice, refusal }] : []))
  if (refused.length === there.length) return { faults: faultsOf(act, refused) }
  const lawful = judged.flatMap(({ choice, refusal }) => (refusal ? [] : [choice]))
  const checked = commandFor(act, typed, rows[0]!)
  const payload = checked.faults ? {} : (checked.command.payload as Readonly<Record<string, unknown>>)
  const count = { count: lawful.length }
  const gone = rows.length - there.length
  // Confirmed are those that it names, and no other.
  const named = { typed: { ...typed, row: lawful.map(({ value }) => value) } }
  const question = askIfSure(named, {
    title: titleTogether(act.type),
    means: filledIn(texts.means, count),
    act: formOf(act.type).act,
    items: [
      ...describe(fieldsTogether(act.type), payload, { actor, today: visit.today }),
      { label: filledIn(texts.chosen, count), value: lines(lawful, ({ about }) => about) },
      ...(refused.length === 0 ? [] : [notDone(refused)]),
      ...(gone === 0 ? [] : [{ label: texts.gone, value: filledIn(texts.goneRows, { count: gone }) }]),
    ],
    crumbs,
  })
  return { question }
}

interface Refused {
  readonly choice: Choice
  readonly refusal: Refusal
}

const notDone = (refused: readonly Refused[]): Described => ({
  label: filledIn(texts.refused, { count: refused.length }),
  value: lines(
    refused.map(({ choice }) => choice),
    (choice) => refusalWords(refused.find((one) => one.choice === choice)!.refusal),
  ),
})

function lines(choices: readonly Choice[], words: (choice: Choice) => Bilingual): Bilingual {
  const said = (lang: 'zh' | 'en') =>
    choices.map((choice) => `${choice.due.entityName}（${choice.due.caseNo}）${words(choice)[lang]}`).join('\n')
  return { zh: said('zh'), en: said('en') }
}

// As the record would refuse it now, so that what is wrong for all is said before anybody is asked to confirm it.
function refusalOf(asked: Asked, act: Act, { due, value }: Choice, rows: readonly TogetherRow[]): Refusal | undefined {
  const row = rows.find((one) => rowValue(one) === value)!
  const built = commandFor(act, asked.typed, row)
  const actor = giverOf(asked, act.type)
  if (built.faults) return undefined
  if (isRefusal(actor)) return actor
  const decision = decide(due.state satisfies CaseState, built.command, { ...decideContext(asked), actor })
  return isRefusal(decision) ? decision : undefined
}

/** What is wrong with each, every reason once. */
function faultsOf({ type }: Act, refused: readonly Refused[]): readonly Fault[] {
  const faults = refused.map(({ refusal }) => faultOfCommand(type, refusal, fieldsTogether(type)))
  return faults.filter(({ text }, n) => faults.findIndex((other) => other.text.zh === text.zh) === n)
}
