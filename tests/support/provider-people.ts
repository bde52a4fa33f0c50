import { people } from './people.ts'

const { entityCode } = people.entity
/** Another entity than that of the tests. */
export const otherCode = '91310106MA1FAKE993'
/** Fictitious people at a provider, which asks for their claims with each sign-in: a test may change them. */
export const atProvider: { [login: string]: { [claim: string]: string | readonly string[] } } = {
  'city-1': { preferred_username: 'officer-li', name: '李（虚构）' },
  'city-2': { preferred_username: 'officer-li', name: '另一人（虚构）' },
  'city-3': { preferred_username: 'nobody-here' },
  'city-4': { preferred_username: 'officer-off' },
  'city-5': { preferred_username: 'entity-local' },
  'firm-1': { uscc: entityCode, name: '王（虚构）' },
  'firm-2': { uscc: 'not a code' },
  'firm-3': { name: '赵（虚构）' },
  'firm-4': { uscc: entityCode, name: '钱（虚构）' },
  'firm-5': { uscc: [entityCode, otherCode], name: '孙（虚构）' },
}
