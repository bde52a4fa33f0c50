import type { RecordedEvent } from '../domain/case.ts'
import { erasedText } from '../domain/personal.ts'
import type { Law } from './facts/act.ts'
import type { AnyFacts } from './kinds.ts'
import { lettersOf } from './letters-of.ts'

type Words = Readonly<Record<string, string | undefined>>

/**
 * What the letters of a case may still say after an erasure: a word that hangs on what was erased is replaced, every
 * other stays as the letter was entered, whatever the law has become since. `before` and `after` are the ledger with and
 * without what was erased. Which words are personal is thereby told by the ledger and not by a list of its own.
 */
export function erasedLetters(
  caseNo: string,
  before: readonly RecordedEvent[],
  after: readonly RecordedEvent[],
  law: Law,
): (occasion: string, entered: AnyFacts) => AnyFacts {
  const [said, left] = [before, after].map(
    (ledger) => new Map(lettersOf(caseNo, ledger, law).map((letter) => [letter.occasion, letter.facts])),
  )
  return (occasion, entered) => erasedFacts(entered, said?.get(occasion), left?.get(occasion))
}

function erasedFacts(entered: AnyFacts, said: AnyFacts | undefined, left: AnyFacts | undefined): AnyFacts {
  return {
    words: erasedWords(entered.words, said?.words, left?.words),
    lists: Object.fromEntries(
      Object.entries(entered.lists).map(([name, entries]) => [
        name,
        entries.map(
          (entry, at) =>
            erasedWords(entry, said?.lists[name]?.[at], left?.lists[name]?.[at]) as Readonly<Record<string, string>>,
        ),
      ]),
    ),
  }
}

// A word that is no longer written today cannot be told from a personal one, so it goes too.
function erasedWords(entered: Words, said: Words = {}, left: Words = {}): Words {
  const stays = (name: string) =>
    left[name] !== undefined && left[name] === said[name] && !left[name].includes(erasedText)
  return Object.fromEntries(
    Object.entries(entered).map(([name, word]) => [name, stays(name) ? word : (left[name] ?? erasedText)]),
  )
}
