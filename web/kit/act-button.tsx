import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'

interface Props {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly text: Bilingual
  /** What it is about, for who hears the button without its row. */
  readonly about: string
  readonly first?: true
}

/** A form that is one button, as it stands in a row of a table. */
export function ActButton({ action, hidden, text, about, first }: Props) {
  const say = useSay()
  const { csrf } = useVisit()
  return (
    <form method="post" action={action}>
      {Object.entries({ _csrf: csrf, ...hidden }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class={first ? 'button' : 'button button-second'}>
        {say(text)} <span class="quiet code">{about}</span>
      </button>
    </form>
  )
}
