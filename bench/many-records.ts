import type { Pool } from 'pg'
import { creditCode, tradeName } from './names.ts'

const atOnce = 20_000

/** Fills an empty register with so many public records and the change that has put each there; of nothing else in the record. */
export async function fillRegister(owner: Pool, records: number): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query(`SET statement_timeout = 0; SET maintenance_work_mem = '256MB'`)
    for (let from = 0; from < records; from += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, records - from) }, (_, n) => from + n)
      await client.query(
        `WITH entity AS (SELECT * FROM unnest($1::integer[], $2::text[], $3::text[]) AS one(n, code, name)),
         opened AS (
           INSERT INTO cases (case_no, version, state, stage, agency, district, list_type, tier, entity_code, entity_name, opened_on, changed_at)
           SELECT 'BH-2026-' || lpad((n + 1)::text, 7, '0'), 1, '{}', 'published', 'agency-pudong', '310115', 'work-safety-severe',
             'serious', code, name, '2026-01-01', now() FROM entity RETURNING case_no, entity_code, entity_name),
         shown AS (
           INSERT INTO register (case_no, entity_code, entity_name, list_type, tier, violation, legal_basis, decision_doc_no,
             published_on, until, marked)
           SELECT case_no, entity_code, entity_name, 'work-safety-severe', 'serious', '未对从业人员进行安全生产教育培训（虚构）',
             '《中华人民共和国安全生产法》第九十七条', '沪虚认〔2026〕' || right(case_no, 7) || '号', '2026-03-02', '2029-03-02', false
           FROM opened RETURNING register.*)
         INSERT INTO changes (case_no, case_seq, audience, op, record, position)
         SELECT case_no, 1, 'public', 'put', jsonb_build_object('caseNo', case_no, 'entityCode', entity_code, 'entityName', entity_name,
           'listType', list_type, 'tier', tier, 'violation', violation, 'legalBasis', legal_basis, 'decisionDocNo', decision_doc_no,
           'publishedOn', published_on, 'until', until, 'marked', marked, 'correction', correction), right(case_no, 7)::integer
         FROM shown`,
        [numbers, numbers.map(creditCode), numbers.map(tradeName)],
      )
    }
    await client.query('VACUUM (ANALYZE) cases, register, changes')
  } finally {
    client.release(true)
  }
}
