import type { Scenario, Scene } from './scenario.ts'
import { ofCase, unseen } from './scenario.ts'

/** Without the constraints that the table has, as who owns it can take them away. */
const withoutChecks = (statement: string) => async (scene: Scene) => {
  for (const check of ['letters_settled_whole', 'letters_certificate_settled'])
    await scene.owner.query(`ALTER TABLE letters DROP CONSTRAINT IF EXISTS ${check}`)
  await ofCase(statement)(scene)
}

const forgedCertificate = (template: string, facts: string) =>
  `INSERT INTO letters (case_no, occasion, kind, number, template, facts, check_code, drawn_up_by, drawn_up_at)
   VALUES ($1, 'repair.1.certificate', 'repairCertificate', '沪虚〔2026〕97号', ${template}, ${facts}, 'AAAA-AAAA-AAAA',
     'officer', now())`

/** Ways of tampering with letters. */
export const letterScenarios: readonly Scenario[] = [
  {
    name: '13 facts and number of a served letter',
    tamper: ofCase(`UPDATE letters SET number = '沪虚〔2026〕99号', facts = facts || '{"x": 1}' WHERE case_no = $1`),
    both: ['beside.changed'],
  },
  {
    name: '13 the same without triggers',
    tamper: unseen('letters', `UPDATE letters SET number = '沪虚〔2026〕99号' WHERE case_no = $1`),
    both: ['beside.changed'],
  },
  {
    name: '13 a letter deleted',
    tamper: ofCase('DELETE FROM letters WHERE case_no = $1'),
    both: ['beside.missing'],
  },
  {
    name: '13 a served letter made one without wording, under another number',
    tamper: withoutChecks(`UPDATE letters SET template = NULL, number = '沪虚〔2026〕98号' WHERE case_no = $1`),
    both: ['beside.changed'],
  },
  {
    name: '13 a served letter made one that was never settled',
    tamper: ofCase(`UPDATE letters SET template = NULL, facts = NULL WHERE case_no = $1`),
    both: ['beside.changed'],
  },
  {
    name: '13 a certificate without wording, in a case never repaired',
    tamper: withoutChecks(forgedCertificate('NULL', `'{"words": {}}'`)),
    both: ['beside.notLogged', 'letter.notGranted'],
  },
  {
    name: '13 a certificate with neither wording nor facts',
    tamper: withoutChecks(forgedCertificate('NULL', 'NULL')),
    both: ['beside.notLogged', 'letter.notGranted'],
  },
  {
    name: '13 a certificate that is settled and logged, in a case never repaired',
    tamper: async (scene) => {
      await ofCase(forgedCertificate('1', `'{"words": {}}'`))(scene)
      await scene.follow()
    },
    both: ['letter.notGranted'],
  },
  {
    name: '13 facts of a letter without its wording',
    tamper: withoutChecks(
      `INSERT INTO letters (case_no, occasion, kind, number, facts, drawn_up_by, drawn_up_at)
       VALUES ($1, 'listing.decision.9', 'decision', '沪虚〔2026〕96号', '{"words": {}}', 'officer', now())`,
    ),
    both: ['beside.notLogged'],
  },
]
