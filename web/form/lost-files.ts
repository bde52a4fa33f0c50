import type { Bilingual } from '../kit/words.ts'
import { newFiles } from './fields.ts'
import type { Values } from './values.ts'
import { many } from './values.ts'

const suffix = '.lost'
const mostNames = 100
const mostSigns = 255

/** Under which name a form says the names of files that were chosen at a field and are not kept. */
export const lostFiles = (path: string) => `${path}${suffix}`

/** Whether a value of a form names files that must be chosen again. */
export const isLostFiles = (name: string): boolean => name.endsWith(suffix)

/** What is typed, with the names of the files that came along: of these nothing else is kept yet. */
export function withLost(typed: Values, files: readonly { readonly control: string; readonly name: string }[]): Values {
  const paths = [...new Set(files.map(({ control }) => pathOf(control)))]
  const lost = paths.map((path): [string, readonly string[]] => {
    const names = files.filter(({ control }) => pathOf(control) === path).map(({ name }) => name.slice(0, mostSigns))
    return [lostFiles(path), [...new Set(names)].slice(0, mostNames)]
  })
  return { ...typed, ...Object.fromEntries(lost) }
}

/** What is typed, without the names of files that were taken, or refused at their field, since. */
export const withoutLost = (typed: Values, controls: readonly string[]): Values => {
  const settled = new Set(controls.map((control) => lostFiles(pathOf(control))))
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !settled.has(name)))
}

/** The field that the files of a control belong to. */
const ending = newFiles('')
export const pathOf = (control: string): string =>
  control.endsWith(ending) ? control.slice(0, -ending.length) : control

/** The files that must be chosen again, by their fields. */
export const lostIn = (values: Values): readonly { readonly path: string; readonly names: readonly string[] }[] =>
  Object.keys(values)
    .filter(isLostFiles)
    .map((name) => ({ path: name.slice(0, -suffix.length), names: many(values, name) }))
    .filter(({ names }) => names.length > 0)

/** The names of all files that must be chosen again. */
export const lostNames = (values: Values): readonly string[] => lostIn(values).flatMap(({ names }) => names)

const mostTold = 5

/** Says which files must be chosen again; the first of them where there are many. */
export function lostWords(names: readonly string[]): Bilingual {
  const [some, more] = [names.slice(0, mostTold), names.length - mostTold]
  return {
    zh: `文件没有保留，请重新选择：${some.join('、')}${more > 0 ? ` 等 ${names.length} 份` : ''}。`,
    en: `Files are not kept. Choose again: ${some.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  }
}
