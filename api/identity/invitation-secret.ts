import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Letterhead } from '../letter-uses.ts'
import { newSecret } from './secrets.ts'

/**
 * What letters print beside their facts, with the secret that is configured or the one of the data folder, which is
 * made at the first start. Throws when the file holds no secret.
 */
export function openLetterhead(settings: {
  readonly publicAddress: string
  readonly invitationSecret: string | undefined
  readonly secretFile: string
}): Letterhead {
  const { publicAddress, secretFile: file } = settings
  if (settings.invitationSecret !== undefined) return { publicAddress, invitationSecret: settings.invitationSecret }
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, newSecret(), { mode: 0o600, flag: 'wx' })
  }
  const invitationSecret = readFileSync(file, 'utf8').trim()
  if (invitationSecret.length < 32)
    throw new Error(`${file} holds no secret of 32 characters or more: take it away, and a new one is made`)
  return { publicAddress, invitationSecret }
}
