import type { Letterhead } from '../../casework/letter-uses.ts'
import { openTypeface } from '../../letters/typeface.ts'

/** What letters of the tests print beside their facts. */
export const letterhead: Letterhead = {
  publicAddress: 'https://bihuan.example',
  invitationSecret: 'a secret of the tests, long enough for codes',
  typeface: openTypeface(),
}
