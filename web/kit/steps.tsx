import { Icon } from './icon.tsx'
import { useSay } from './visit.ts'
import type { Bilingual } from './words.ts'

export interface Step {
  readonly title: Bilingual
  readonly state: 'done' | 'here' | 'ahead' | 'skipped'
  readonly hint?: string
  readonly href?: string
}

const words = {
  done: { zh: '已完成', en: 'Done' },
  here: { zh: '您在这里', en: 'You are here' },
  ahead: { zh: '尚未到', en: 'Still to come' },
  skipped: { zh: '未经过', en: 'Not needed' },
}
const icons = { done: 'done', here: 'now', ahead: 'open', skipped: 'skipped' } as const

/** Steps in their order with where one stands; drawn as a line when there is room, read as an ordered list. */
export function Steps({ label, steps }: { readonly label: Bilingual; readonly steps: readonly Step[] }) {
  const say = useSay()
  return (
    <ol class="steps" aria-label={say(label)}>
      {steps.map(({ title, state, hint, href }) => (
        <li class={`step step-${state}`} aria-current={state === 'here' ? 'step' : undefined}>
          <Icon name={icons[state]} />
          <span class="step-title">{href === undefined ? say(title) : <a href={href}>{say(title)}</a>}</span>
          <span class="step-state">{say(words[state])}</span>
          {hint === undefined ? null : <span class="step-hint">{hint}</span>}
        </li>
      ))}
    </ol>
  )
}
