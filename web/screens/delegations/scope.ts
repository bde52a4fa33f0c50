import type { Delegation } from '../../../database/queries/delegations.ts'
import { findListType } from '../../../rules/catalogue.ts'
import { commandForms } from '../../commands/index.ts'
import type { Bilingual } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { tracks } from '../case/texts.ts'
import { texts } from './texts.ts'

const commands = Object.keys(commandForms)
const trackOf = (command: string) => command.split('.')[0] ?? ''

/** The parts of the work that people do, by which a delegation can be narrowed. */
export const workTracks = Object.entries(tracks).filter(([track]) =>
  commands.some((command) => trackOf(command) === track),
)

/** The commands of some parts of the work. */
export const commandsOf = (chosen: readonly string[]): string[] =>
  commands.filter((command) => chosen.includes(trackOf(command)))

/** What a delegation is for: everything, or the parts of the work and the lists that it is narrowed to. */
export function scopeWords({ commands: given, listTypes }: Pick<Delegation, 'commands' | 'listTypes'>): Bilingual {
  const parts =
    given === null
      ? []
      : workTracks.filter(([track]) => given.some((command) => trackOf(command) === track)).map(([, words]) => words)
  const lists = (listTypes ?? []).map((code) => findListType(code)?.title ?? plain(code))
  if (given === null && listTypes === null) return texts.whole
  const joined = (words: readonly Bilingual[], lang: 'zh' | 'en') =>
    words.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ')
  const both = (lang: 'zh' | 'en') =>
    [joined(parts, lang), joined(lists, lang)].filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ')
  return { zh: both('zh'), en: both('en') }
}
