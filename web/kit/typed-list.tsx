import { fieldAt } from '../form/faults.ts'
import type { Field, Fields } from '../form/fields.ts'
import { fileIn } from '../form/fields.ts'
import { isLostFiles } from '../form/lost-files.ts'
import type { Values } from '../form/values.ts'
import { whyFields } from '../form/view.tsx'
import { useSay } from './visit.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const otherwise = { zh: '其他内容', en: 'Something else' }

// A form of ours has fewer rows and seldom as many signs; nobody is shown more of another's.
const mostShown = 200
const mostSigns = 131_072

interface Props {
  readonly title: Bilingual
  readonly typed: Values
  readonly fields: Fields
}

/** What somebody typed in a form, in the words of its fields; what it carries unseen is left out. */
export function TypedList({ title, typed, fields }: Props) {
  const say = useSay()
  const rows = shownOf(typed, fields)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="typed">
      <h2 id="typed">{say(title)}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <>
            <dt>{say(labelIn(fields, name) ?? otherwise)}</dt>
            {[value].flat().map((one) => (
              <dd class="typed">{say(wordsFor(fieldIn(fields, name), one))}</dd>
            ))}
          </>
        ))}
      </dl>
    </section>
  )
}

/** What is shown of a form: its first fields, up to a number of them and of their signs. */
function shownOf(typed: Values, fields: Fields): [string, string | readonly string[]][] {
  const shown: [string, string | readonly string[]][] = []
  let signs = 0
  for (const [name, value] of Object.entries(typed)) {
    const text = String(value)
    if (!isTyped(name, fields) || text.trim() === '') continue
    signs += text.length
    if (shown.length >= mostShown || signs > mostSigns) break
    shown.push([name, value])
  }
  return shown
}

/** What a value of a form is called on its page; undefined where the form is not known. */
export function labelIn(fields: Fields, name: string): Bilingual | undefined {
  const field = fieldIn(fields, name)
  return field && 'label' in field ? field.label : undefined
}

const fieldIn = (fields: Fields, name: string): Field | undefined =>
  Object.entries(whyFields).find(([path]) => path === name)?.[1] ?? fieldAt(fields, name)

const isTyped = (name: string, fields: Fields) =>
  !isLostFiles(name) && (!name.startsWith('_') || name in whyFields) && fieldIn(fields, name)?.kind !== 'given'

// Options that depend on the case, and texts, stand as they were sent.
function wordsFor(field: Field | undefined, value: string): Bilingual {
  if (field?.kind === 'yesNo') return value === 'yes' ? field.yes : field.no
  if ((field?.kind === 'choice' || field?.kind === 'ticks') && typeof field.options !== 'function')
    return field.options.find((option) => option.value === value)?.label ?? plain(value)
  if (field?.kind === 'evidence') return plain(fileIn(value)?.title ?? value)
  return plain(value)
}
