import type { Flash, FlashTone } from './flash.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import { deskRoles, nextFrom } from './navigation.ts'
import { texts } from './texts.ts'
import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'

const placeIn = (path: string) => new URL(path, 'http://local').searchParams.get('next') ?? undefined

const flashLooks = {
  done: { banner: 'done', title: texts.done },
  begun: { banner: 'now', title: texts.begun },
  kept: { banner: 'info', title: texts.kept },
  attention: { banner: 'late', title: texts.attention },
} as const satisfies Readonly<Record<FlashTone, { readonly banner: IconName; readonly title: Bilingual }>>

/** What the last act has come to, with the way on to the next one. */
export function FlashBanner({ tone, text }: Flash) {
  const say = useSay()
  const { actor, path } = useVisit()
  const { banner, title } = flashLooks[tone]
  const leadsOn = tone === 'done' && path.startsWith('/cases/') && actor !== undefined && deskRoles.includes(actor.role)
  return (
    <div class={`banner banner-${banner}`} role="status">
      <p>
        <Icon name={banner} /> <strong>{say(title)}</strong> {say(text)}
      </p>
      {leadsOn ? (
        <p>
          <a class="button button-second" href={nextFrom('/work/next', placeIn(path))}>
            {say(texts.nextOne)}
          </a>
        </p>
      ) : null}
    </div>
  )
}
