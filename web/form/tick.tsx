import { useSay } from '../kit/visit.ts'
import type { Option } from './fields.ts'
import { idOf } from './marks.tsx'

interface TickProps {
  readonly type: 'radio' | 'checkbox'
  readonly path: string
  readonly n: number
  readonly option: Option
  readonly checked: boolean
}

/** One radio button or box with its words. */
export function Tick({ type, path, n, option, checked }: TickProps) {
  const say = useSay()
  const id = n === 0 ? idOf(path) : `${idOf(path)}-${n}`
  return (
    <div class="tick">
      <input
        type={type}
        id={id}
        name={path}
        value={option.value}
        checked={checked}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <label for={id}>{say(option.label)}</label>
      {option.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {say(option.hint)}
        </p>
      ) : null}
    </div>
  )
}
