import { eventFacts } from '../../domain/event-facts.ts'
import { agencyWords } from './agency-words.ts'
import type { Bilingual } from './words.ts'
import { plain } from './words.ts'

const platform = { zh: '市公共信用信息平台', en: 'The city credit platform' }

/** To whom a message goes: the platform, an agency or a department. */
export const recipientWords = (recipient: string): Bilingual =>
  recipient === 'platform' ? platform : agencyWords(recipient)

/** What a message tells: the event that it is about. */
export const messageWords = (kind: string): Bilingual =>
  Object.entries(eventFacts).find(([type]) => type === kind)?.[1] ?? plain(kind)
