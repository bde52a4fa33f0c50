/** What the migrations lay down, as far as a verification compares it. A test compares it with a migrated database. */

/** The roles in which the application works; a login made for it is a member of the first. */
export const roles = ['bihuan_app', 'bihuan_reader']

/** What neither may change or delete again. */
export const enteredOnce =
  'ledger log_leaves log_waiting log_besides log_subtrees log_checkpoints log_keys log_cosignatures subject_keys erasures erasure_orders erasure_approvals operator_acts'.split(
    ' ',
  )

/** Tables of which each account reads its own rows only; of all others row-level security is off. */
export const walled =
  'cases ledger deadlines measures outbox imports import_rows import_refusals letters evidence_files drafts draft_files'.split(
    ' ',
  )

/** Every policy: of what, its name, and for which command and role it lets through or holds back; `true`: every row. */
export const policies: readonly (readonly [table: string, name: string, says: string])[] = [
  ...walled.flatMap((table) => [
    [table, 'reader', 'r permissive bihuan_reader'] as const,
    [table, 'writer', '* permissive bihuan_app true'] as const,
  ]),
  ['cases', 'reach', 'r restrictive bihuan_reader'],
  ['outbox', 'reach', 'r restrictive bihuan_reader'],
]

/** Every trigger, by its table. */
export const triggers = [
  'delegations delegation_written',
  'downloads download_written',
  'erasure_approvals erasure_approval_written',
  'erasure_orders erasure_order_written',
  'evidence_files evidence_written',
  'invitations invitation_written',
  'ledger a_transaction_id',
  'ledger entries_wait',
  'letters certificate_is_granted',
  'letters letter_is_settled',
  'letters letter_written',
  'log_besides logged_is_so',
  'log_leaves entries_wait_no_more',
]

/** Columns that PostgreSQL derives, by which people find a case or a public record. */
export const derived = ['cases', 'register'].flatMap((table) => [
  `${table}.entity_name_form`,
  `${table}.entity_code_form`,
])
