import { Icon } from './icon.tsx'
import { hasMailbox } from './navigation.ts'
import { mostUnread } from './unread.ts'
import { useSay, useVisit } from './visit.ts'

const texts = {
  messages: { zh: '消息', en: 'Messages' },
  unread: { zh: '条未读', en: 'unread' },
}

/** The way to the messages from every page, with how many have come since its reader has looked. */
export function Bell() {
  const say = useSay()
  const { actor, unread = 0 } = useVisit()
  if (!actor || !hasMailbox.includes(actor.role)) return null
  return (
    <a class="bell" href="/messages">
      <Icon name="bell" /> {say(texts.messages)}
      {unread === 0 ? null : (
        <>
          {' '}
          <span class="count">{unread > mostUnread ? `${mostUnread}+` : unread}</span>
          <span class="quiet"> {say(texts.unread)}</span>
        </>
      )}
    </a>
  )
}
