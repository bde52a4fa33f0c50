import type { Pool } from 'pg'
import type { Actor } from '../domain/actor.ts'
import type { CaseState } from '../domain/case.ts'
import { erasedText } from '../domain/personal.ts'
import { inWords } from '../letters/fill.ts'
import type { PaperCheckpoint, PaperUse } from '../letters/pdf.ts'
import type { Typeface } from '../letters/typeface.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { LetterCheckpoint } from '../database/queries/letters.ts'
import type { RegisteredLetter } from '../record/letters.ts'
import { readCheckpoint, signingKeyId } from '../record/log/note.ts'
import { codeOfNotice } from '../identity/invitations.ts'

/** What letters print beside their facts. */
export interface Letterhead {
  /** Where people reach us, without a slash at the end. */
  readonly publicAddress: string
  /** From which the invitation codes of notices are made; 32 characters or more. */
  readonly invitationSecret: string
  /** What they are printed in. */
  readonly typeface: Typeface
}

/** How anybody checks a certificate or a decision, by its number and code. */
function checking({ publicAddress }: Letterhead, kind: string, number: string, code: string): PaperUse {
  const called = kind === 'decision' ? '本决定书' : '本证明'
  const page = `${publicAddress}/verify`
  return {
    words: `核验：任何人都可以扫描二维码，或者打开 ${page} ，填写编号 ${number} 和核验码 ${code}，核验${called}的真伪和是否仍然有效。`,
    address: `${page}?${new URLSearchParams({ number, code }).toString()}`,
  }
}

// Who serves the notice, and on whom it is served. To others the same paper shows the code covered, and to whoever has
// given it: a reviewer who stands in for the officer would otherwise give a code and hold it.
const readsCode: ReadonlySet<Actor['role']> = new Set(['caseOfficer', 'entityAgent'])
const covered = '****-****-****-****'

/**
 * How the entity makes its account, by the code in the notice. The QR code leads to the page and does not hold the code,
 * which would then stand in addresses. None once the entity was erased.
 */
async function joining(
  pool: Pool,
  { publicAddress, invitationSecret }: Letterhead,
  actor: Actor,
  { caseNo, entity }: CaseState,
): Promise<PaperUse | undefined> {
  if (entity.code === erasedText) return undefined
  const given = await codeOfNotice(pool, invitationSecret, caseNo)
  if (!given) return undefined
  const { code, expiresAt, givenBy } = given
  const isShown = readsCode.has(actor.role) && actor.id !== givenBy
  const address = `${publicAddress}/invitation`
  const until = inWords(shanghaiDate(new Date(expiresAt.getTime() - 1)), 'zh')
  return {
    words:
      `网上办理：扫描二维码，或者打开 ${address} ，填写统一社会信用代码（证件号码）和邀请码 ${isShown ? code : covered}，` +
      `即可开通账户，查看本案、提出陈述申辩、提交证据。邀请码只能使用一次，有效期至${until}；过期的，可以向本机关重新索取。`,
    address,
  }
}

/** What a checkpoint of the log says, as it is printed and shown; undefined for a note that is none. */
export function shownCheckpoint({ note, at }: LetterCheckpoint) {
  const read = readCheckpoint(note)
  return (
    read && {
      origin: read.origin,
      size: read.size,
      root: read.root.toString('base64'),
      key: signingKeyId(note),
      at: new Date(at).toISOString(),
    }
  )
}

/** The checkpoint that a numbered letter is printed with: paper that left the house is where nobody rewrites it. */
export function paperCheckpoint(
  { publicAddress }: Letterhead,
  entered: RegisteredLetter | undefined,
): PaperCheckpoint | undefined {
  const shown = entered?.checkpoint ? shownCheckpoint(entered.checkpoint) : undefined
  if (!shown) return undefined
  const on = inWords(shanghaiDate(new Date(shown.at)), 'zh')
  const query = new URLSearchParams({ size: String(shown.size), root: shown.root })
  return {
    words:
      `存证：本文书编号时，本市台账的签名日志共有${shown.size}项，由密钥 ${shown.key} 于${on}签署，其名称、项数和根如下。` +
      `此后若有人改动这些项中的任何一项，根就不再相符。任何人都可以扫描其旁的二维码，或者打开 ${publicAddress}/verify 填写项数和根核对；` +
      `持有数据库和库外副本的机关可以用 npm run verify -- --trusted 核对全部记录。`,
    lines: [shown.origin, String(shown.size), shown.root.match(/.{1,4}/g)!.join(' ')],
    address: `${publicAddress}/verify?${query.toString()}#checkpoint`,
  }
}

/** What the holder of a numbered letter can do with it. */
export async function useOf(
  pool: Pool,
  letterhead: Letterhead,
  actor: Actor,
  state: CaseState,
  { kind, entered }: { readonly kind: string; readonly entered: RegisteredLetter | undefined },
): Promise<PaperUse | undefined> {
  if (entered?.checkCode) return checking(letterhead, kind, entered.number, entered.checkCode)
  return entered && kind === 'determinationNotice' ? await joining(pool, letterhead, actor, state) : undefined
}
