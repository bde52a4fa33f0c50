import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Letterhead } from './letter-uses.ts'
import { newSecret } from '../identity/secrets.ts'
import { openTypeface } from '../letters/typeface.ts'

/**
 * What letters print beside their facts, with the secret that is configured or the one of the data folder, which is
 * made at the first start. Throws when the file holds no secret, and when that of the further font is no font.
 */
export function openLetterhead(settings: {
  readonly publicAddress: string
  readonly invitationSecret: string | undefined
  readonly secretFile: string
  readonly furtherFont: string | undefined
}): Letterhead {
  const { publicAddress, secretFile: file } = settings
  const typeface = openTypeface(settings.furtherFont)
  if (settings.invitationSecret !== undefined)
    return { publicAddress, invitationSecret: settings.invitationSecret, typeface }
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, newSecret(), { mode: 0o600, flag: 'wx' })
  }
  const invitationSecret = readFileSync(file, 'utf8').trim()
  if (invitationSecret.length < 32)
    throw new Error(`${file} holds no secret of 32 characters or more: take it away, and a new one is made`)
  return { publicAddress, invitationSecret, typeface }
}
