import type { Fault } from './faults.ts'
import type { Database } from './rows.ts'

/** What is wrong with the content kept under a SHA-256; undefined when nothing is. Throws when the store does not answer. */
export type JudgeContent = (sha256: string) => Promise<'content.changed' | 'content.missing' | undefined>

const rowsAtOnce = 1_000

/** Has the content of every file of evidence judged by the SHA-256 under which its row has it, each content once. */
export async function checkContents(db: Database, judge: JudgeContent): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let after = ''; ;) {
    const { rows } = await db.query<{ sha256: string; caseNo: string }>(
      `SELECT sha256, min(case_no) AS "caseNo" FROM public.evidence_files WHERE sha256 > $1
       GROUP BY sha256 ORDER BY sha256 LIMIT ${rowsAtOnce}`,
      [after],
    )
    for (const { sha256, caseNo } of rows) {
      const code = await judge(sha256)
      if (code && (await isHeld(db, sha256))) faults.push({ code, caseNo, name: sha256 })
    }
    if (rows.length < rowsAtOnce) return faults
    after = rows.at(-1)!.sha256
  }
}

// One that was lawfully erased meanwhile is no fault.
async function isHeld(db: Database, sha256: string): Promise<boolean> {
  const { rows } = await db.query('SELECT FROM public.evidence_files WHERE sha256 = $1 LIMIT 1', [sha256])
  return rows.length > 0
}
