import type { Pool } from 'pg'
import type { Actor } from '../domain/actor.ts'
import type { CaseState } from '../domain/case.ts'
import { erasedText } from '../domain/personal.ts'
import { inWords } from '../letters/fill.ts'
import type { PaperUse } from '../letters/pdf.ts'
import { shanghaiDate } from '../record/clock.ts'
import type { RegisteredLetter } from '../record/letters.ts'
import { codeOfNotice } from './identity/invitations.ts'

/** What letters print beside their facts. */
export interface Letterhead {
  /** Where people reach us, without a slash at the end. */
  readonly publicAddress: string
  /** From which the invitation codes of notices are made; 32 characters or more. */
  readonly invitationSecret: string
}

/** How anybody checks a certificate, by its number and code. */
function checking({ publicAddress }: Letterhead, number: string, code: string): PaperUse {
  const page = `${publicAddress}/verify`
  return {
    words: `核验：任何人都可以扫描二维码，或者打开 ${page} ，填写编号 ${number} 和核验码 ${code}，核验本证明的真伪和是否仍然有效。`,
    address: `${page}?${new URLSearchParams({ number, code }).toString()}`,
  }
}

// Who serves the notice, and on whom it is served. To others the same paper shows the code covered.
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
  const { code, expiresAt } = given
  const address = `${publicAddress}/invitation`
  const until = inWords(shanghaiDate(new Date(expiresAt.getTime() - 1)), 'zh')
  return {
    words:
      `网上办理：扫描二维码，或者打开 ${address} ，填写统一社会信用代码（证件号码）和邀请码 ${readsCode.has(actor.role) ? code : covered}，` +
      `即可开通账户，查看本案、提出陈述申辩、提交证据。邀请码只能使用一次，有效期至${until}；过期的，可以向本机关重新索取。`,
    address,
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
  if (entered?.checkCode) return checking(letterhead, entered.number, entered.checkCode)
  return entered && kind === 'determinationNotice' ? await joining(pool, letterhead, actor, state) : undefined
}
