import type { Letterhead } from '../../api/letter-uses.ts'

/** What letters of the tests print beside their facts. */
export const letterhead: Letterhead = {
  publicAddress: 'https://bihuan.example',
  invitationSecret: 'a secret of the tests, long enough for codes',
}
