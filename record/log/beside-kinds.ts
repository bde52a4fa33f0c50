const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const said = (...parts: string[]) => `jsonb_build_array(${parts.join(', ')})::text`

/** What is known of a kind of rows. */
export interface Kind {
  readonly table: string
  readonly caseNo: string
  readonly name: string
  /** The text of which the digest is taken, as PostgreSQL prints it. */
  readonly text: string
  /** The text that the row had before its one lawful change. */
  readonly before?: string
  /** Which rows have to be in the log. */
  readonly where?: string
  /** The column that says when the row was written, where it may be compared; of `legal` time by the clock of the record. */
  readonly written?: string
  readonly legal?: boolean
}

const invitation = (usedAt: string, usedBy: string) =>
  said('code_hash', 'case_no', 'entity_code', 'issued_by', instant('issued_at'), instant('expires_at'), usedAt, usedBy)
const delegation = (revokedAt: string, revokedBy: string) =>
  said(
    ...'id, delegator, delegate, from_on, until_on, commands, list_types, reason, created_by'.split(', '),
    instant('created_at'),
    revokedAt,
    revokedBy,
  )

const letter = [
  ...'case_no, occasion, kind, number, template, facts, check_code, drawn_up_by'.split(', '),
  instant('drawn_up_at'),
]

const evidence = [...'case_no, sha256, name, type, bytes, uploaded_by, role'.split(', '), instant('at'), 'request_id']

/** What stands beside the ledger and is covered by the log. In step with the migrations and with docs/log.md. */
export const kinds: Readonly<Record<string, Kind>> = {
  letter: {
    table: 'public.letters',
    caseNo: 'case_no',
    name: 'occasion',
    text: `CASE WHEN checkpoint IS NULL THEN ${said(...letter)} ELSE ${said(...letter, 'checkpoint', instant('checkpoint_at'))} END`,
    // Whatever its columns say now: what was settled was logged, and what is not settled has no facts and is no certificate.
    where: `template IS NOT NULL OR facts IS NOT NULL OR kind = 'repairCertificate' OR EXISTS (SELECT FROM public.log_besides
      WHERE of = 'letter' AND log_besides.case_no = letters.case_no AND name = occasion)`,
  },
  evidence: {
    table: 'public.evidence_files',
    caseNo: 'case_no',
    name: 'sha256',
    text: `CASE WHEN form = 1 THEN ${said(...evidence)} ELSE ${said(...evidence, 'scanned')} END`,
    written: 'at',
    legal: true,
  },
  download: {
    table: 'public.downloads',
    caseNo: 'case_no',
    name: 'id::text',
    text: said('id', 'case_no', 'item', 'actor', 'role', instant('at'), 'request_id'),
    written: 'at',
  },
  invitation: {
    table: 'public.invitations',
    caseNo: 'case_no',
    name: 'code_hash',
    text: invitation(instant('used_at'), 'used_by'),
    before: invitation('NULL', 'NULL'),
    written: 'issued_at',
  },
  delegation: {
    table: 'public.delegations',
    caseNo: `''`,
    name: 'id::text',
    text: delegation(instant('revoked_at'), 'revoked_by'),
    before: delegation('NULL', 'NULL'),
    written: 'created_at',
  },
  erasureOrder: {
    table: 'public.erasure_orders',
    caseNo: 'case_no',
    name: 'id::text',
    text: said(
      ...'id, case_no, subjects, files, reason, legal_basis, ordered_by'.split(', '),
      instant('ordered_at'),
      'request_id',
    ),
    written: 'ordered_at',
  },
  erasureApproval: {
    table: 'public.erasure_approvals',
    caseNo: '(SELECT case_no FROM public.erasure_orders WHERE id = order_id)',
    name: 'order_id::text',
    text: said('order_id', 'approved_by', 'reason', 'legal_basis', instant('approved_at'), 'request_id'),
    written: 'approved_at',
  },
  clock: {
    table: 'public.settings',
    caseNo: `''`,
    name: 'name',
    text: said('name', 'value'),
    where: `name = 'clock'`,
  },
}
