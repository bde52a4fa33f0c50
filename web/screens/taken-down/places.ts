import type { LedgerEntry } from '../../../database/queries/cases.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { lastDate } from '../../../domain/dates.ts'
import { withdrawalKey } from '../../../domain/undoing/ending.ts'
import { receiptOf } from '../../../domain/undoing/receipts.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { departmentWords } from '../../kit/measure-words.ts'
import { actWords } from '../../kit/vocabulary.ts'
import type { Bilingual } from '../../kit/words.ts'
import { texts } from './texts.ts'

/** One place that has to take a record down, or one department that has to lift a measure. */
export interface Place {
  readonly where: Bilingual
  readonly act: Bilingual
  readonly doneOn?: LocalDate
  readonly dueOn?: LocalDate
  /** By what somebody has confirmed it. */
  readonly receipt?: string
  /** Where the system has noted it by itself: what it has seen of it. */
  readonly seen?: Seen
}

/** What stands behind an act outside the house that nobody there has confirmed; see `receiptOf`. `older`: nothing is known. */
export type Seen = keyof typeof receiptOf | 'older'

/** Every place, with what it has confirmed or until when it has time; `entries` are those of the undoing. */
export function placesOf(state: CaseState, entries: readonly LedgerEntry[]): readonly Place[] {
  const { undoing } = state
  if (!undoing) return []
  const receiptOf = receipts(entries)
  const acts = (['publication', 'sharing', 'use'] as const).map((act) =>
    place(
      texts[`${act}At`],
      actWords[act],
      undoing.confirmed[act],
      dueOf(
        state,
        (key) =>
          (key.startsWith('undoing') && key.endsWith(`.${act}`)) ||
          // An annulled record is withdrawn within the term that runs since the agency was told.
          (act === 'publication' && undoing.reason === 'annulled' && key === withdrawalKey),
      ),
      receiptOf(act),
    ),
  )
  const ordered = state.listing.determinedOn ?? lastDate
  const measures = Object.values(state.measures)
    .filter(({ status }) => status !== 'determined')
    .map(({ code, department, liftedOn }) => {
      const title = catalogue.measureTitle(code, ordered)
      const act = { zh: `解除：${title.zh}`, en: `Lift: ${title.en}` }
      return place(
        departmentWords(department, ordered),
        act,
        liftedOn,
        dueOf(state, (key) => key.startsWith(`measure.${code}.lift`)),
        receiptOf(code),
      )
    })
  return [...acts, ...measures]
}

// The register ends the publication itself and has nobody's receipt.
const confirmedOutside: ReadonlySet<unknown> = new Set(['sharing', 'use'])

// The latest counts: a restored listing is undone again.
function receipts(entries: readonly LedgerEntry[]): (name: string) => string | undefined {
  const told = entries.flatMap(({ type, data }) =>
    type === 'undoing.confirmed' && confirmedOutside.has(data['act'])
      ? [[data['act'], data['receipt']]]
      : type === 'measure.lifted'
        ? [[data['measure'], data['proof']]]
        : [],
  )
  const byName = new Map(told as [string, string][])
  return (name) => byName.get(name)
}

const dueOf = ({ deadlines }: CaseState, belongs: (key: string) => boolean) =>
  Object.values(deadlines).find(({ key }) => belongs(key))?.dueOn

function place(
  where: Bilingual,
  act: Bilingual,
  doneOn: LocalDate | undefined,
  dueOn: LocalDate | undefined,
  receipt: string | undefined,
): Place {
  const own = receipt === undefined ? undefined : seenBy[receipt]
  return {
    where,
    act,
    ...(doneOn === undefined ? {} : { doneOn }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(doneOn === undefined || receipt === undefined ? {} : own === undefined ? { receipt } : { seen: own }),
  }
}

// Until 30 November 2026 the system wrote that an act had ended, whether anybody outside had been told or not.
const seenBy: Readonly<Record<string, Seen>> = {
  [receiptOf.taken]: 'taken',
  [receiptOf.nobody]: 'nobody',
  'sharing ended': 'older',
  'use ended': 'older',
}
