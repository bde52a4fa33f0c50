import type { Pool } from 'pg'
import { codeOfNotice, issueCode } from '../../identity/invitations.ts'
import { people } from './people.ts'
import { letterhead } from './letterhead.ts'

/** The code in the notice of a case, which gets a number here as by the page of the case; a new one each time. */
export async function noticeCode(pool: Pool, caseNo: string, entityCode: string): Promise<string> {
  await pool.query(
    `INSERT INTO letters (case_no, occasion, kind, number, drawn_up_by, drawn_up_at)
     VALUES ($1, 'listing.notice', 'determinationNotice', '沪虚告〔2026〕' || $1 || '号', $2, now()) ON CONFLICT DO NOTHING`,
    [caseNo, people.officer.id],
  )
  const secret = letterhead.invitationSecret
  await issueCode(pool, secret, { caseNo, entityCode, issuedBy: people.officer.id }, { anew: true })
  return (await codeOfNotice(pool, secret, caseNo))?.code ?? ''
}
