/** The language of a text that is filled: dates read as its readers write them. */
export type FillLanguage = 'zh' | 'en'

const placeholder = /\{(\w+)\}/g
const isoDate = /^(\d{4})-(\d\d)-(\d\d)$/

/** The names of the placeholders in a text, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''))]
}

/**
 * Fills a text: `{name}` stands for a word, and a part in `[...]` falls away when a word in it is missing. Words are
 * taken as they are, whatever brackets people wrote in them. Throws when a word outside brackets is missing: a letter
 * with a hole must not leave the house.
 */
export function fill(text: string, words: Readonly<Record<string, string | undefined>>, lang: FillLanguage): string {
  return text.replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, part: string | undefined, name: string | undefined) => {
    if (name !== undefined) return wordOf(words, name, lang)
    const names = placeholdersIn(part ?? '')
    if (names.some((inner) => words[inner] === undefined)) return ''
    return (part ?? '').replace(placeholder, (__, inner: string) => wordOf(words, inner, lang))
  })
}

function wordOf(words: Readonly<Record<string, string | undefined>>, name: string, lang: FillLanguage): string {
  const word = words[name]
  if (word === undefined) throw new Error(`A letter needs the word ${name}, and the case does not give it`)
  return inWords(word, lang)
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date as letters write it; any other text as it is. */
export function inWords(text: string, lang: FillLanguage): string {
  const found = isoDate.exec(text)
  if (!found) return text
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  return lang === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`
}
