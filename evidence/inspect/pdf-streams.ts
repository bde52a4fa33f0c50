import { reference, valueAfter, word } from './pdf-words.ts'

/** What the dictionary of a stream says of itself, as far as it stands in this text, which ends where the stream begins. */
export interface StreamWords {
  readonly isObjects: boolean
  /** By its type, and not only by what else an object stream has. */
  readonly isNamed: boolean
  readonly isFiltered: boolean
  /** Its content is changed beyond its filters, or lies elsewhere. */
  readonly isChanged: boolean
  /** Where its first object stands (ISO 32000-2, 7.5.7); NaN when it is not plainly said. */
  readonly first: number
}

const ofNoObjects: StreamWords = {
  isObjects: false,
  isNamed: false,
  isFiltered: false,
  isChanged: false,
  first: Number.NaN,
}

/** Reads the words of a dictionary; an object begins behind the last `obj`. */
export function streamWords(ahead: string): StreamWords {
  const dictionary = ahead.slice(ahead.lastIndexOf('obj') + 3)
  if (!/ObjStm|#|\/First/.test(dictionary)) return ofNoObjects
  // The ends of each name's words: only the few that are read are looked behind.
  const names = new Map<string, number[]>()
  for (const { 0: whole, 1: name, index } of dictionary.matchAll(word)) {
    if (name === undefined) continue
    const plain = name.replaceAll(/#(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    const ends = names.get(plain) ?? []
    ends.push(index + whole.length)
    names.set(plain, ends)
  }
  // Readers go by the two numbers of an object stream too (ISO 32000-2, Table 16), whatever its type.
  const isNamed = names.has('ObjStm')
  if (!isNamed && !(names.has('First') && names.has('N'))) return ofNoObjects
  const valueOf = (name: string) => {
    const [end, ...others] = names.get(name) ?? []
    return end === undefined || others.length > 0 ? undefined : valueAfter(dictionary.slice(end))
  }
  const first = valueOf('First') ?? ''
  const isPlain = (name: string) => !names.has(name) || /^(?:<<|null\b|\[)/.test(valueOf(name) ?? '')
  return {
    isObjects: true,
    isNamed,
    isFiltered: names.has('Filter'),
    isChanged:
      !isPlain('DecodeParms') ||
      !isPlain('DP') ||
      ['Predictor', 'F', 'FFilter', 'FDecodeParms'].some((name) => names.has(name)),
    first: reference.test(first) ? Number.NaN : Number(/^\d{1,9}/.exec(first)?.[0] ?? Number.NaN),
  }
}
