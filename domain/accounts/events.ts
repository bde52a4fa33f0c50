import type { EventFacts } from '../events.ts'
import type { AccountEvents } from './types.ts'

export const accountEvents: EventFacts<keyof AccountEvents> = {
  'account.opened': { zh: '企业方开通账号', en: 'Account of the entity opened', basis: 'none', says: 'nothing' },
  'account.proved': { zh: '企业方账号已核实', en: 'Account of the entity proved', basis: 'none', says: 'nothing' },
}
