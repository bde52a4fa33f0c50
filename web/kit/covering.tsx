import { Icon } from './icon.tsx'
import { useSay, useVisit } from './visit.ts'
import { roleWords } from './vocabulary.ts'

const texts = {
  title: { zh: '代办', en: 'Acting for somebody else' },
  covering: { zh: '您正在代 {name}（{role}）办理', en: 'You are acting for {name} ({role})' },
  both: { zh: '每次办理都同时记下您和对方。', en: 'Each act is recorded with both of you.' },
  stop: { zh: '停止代办', en: 'Stop' },
}

/** In whose name the reader acts, above every page, and the way back. */
export function Covering() {
  const say = useSay()
  const { covered, csrf } = useVisit()
  if (!covered) return null
  return (
    <section class="covering" aria-label={say(texts.title)}>
      <div class="page">
        <p>
          <Icon name="person" />{' '}
          <strong>{say(texts.covering, { name: covered.name, role: say(roleWords[covered.role]) })}</strong>{' '}
          {say(texts.both)}
        </p>
        <form method="post" action="/delegations/act">
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="for" value="" />
          <button class="button button-second">{say(texts.stop)}</button>
        </form>
      </div>
    </section>
  )
}
