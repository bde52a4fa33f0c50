import type { Layout } from './layout.ts'
import { byHeading, columns, headingForm } from './layout.ts'

/**
 * The column that a heading nearly names and that the sheet has not under its own: with a letter more, less or other, or
 * with words around it. Left out, what stands there would be lost without anybody seeing it.
 */
export function nearColumn(heading: string, { places }: Layout): readonly string[] {
  const form = headingForm(heading)
  const near = [...byHeading].find(([known, column]) => !places.includes(column) && isNear(form, known))
  return near ? [`${heading} → ${columns[near[1]]}`] : []
}

const fewestInWords = 4

const mostAround = 3

function isNear(heading: string, known: string): boolean {
  const form = heading.replace(/\(.*\)$/, '')
  const bare = known.replace(/\(.*\)$/, '')
  const isWithin = bare.length >= fewestInWords && form.includes(bare) && form.length <= bare.length + mostAround
  return isWithin || form === bare || differsByOne(heading, known) || differsByOne(form, bare)
}

function differsByOne(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < fewestInWords || Math.abs(one.length - other.length) > 1) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const at = Array.from(long).findIndex((_, n) => long[n] !== short[n])
  return short.slice(at) === long.slice(at + 1) || short.slice(at + 1) === long.slice(at + 1)
}
