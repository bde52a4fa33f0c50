/** What the migrations lay down, as far as a verification compares it. A test compares it with a migrated database. */

/** The roles in which the application works; a login made for it is a member of the first. */
export const roles = ['bihuan_app', 'bihuan_reader']

/** What neither may change or delete again. */
export const enteredOnce =
  'ledger log_leaves log_waiting log_besides log_subtrees log_checkpoints log_keys log_cosignatures subject_keys erasures erasure_orders erasure_approvals operator_acts'.split(
    ' ',
  )

/** Every table. */
export const tables = (
  'account_cases account_proofs accounts api_keys assignments cases changes changes_dropped clock_turns ' +
  'conductors_begun_anew deadlines ' +
  'delegations downloads draft_files drafts erasure_approvals erasure_orders erasures evidence_files idempotency ' +
  'import_parts import_refusals import_rows imports invitations ledger letter_serials letters log_besides ' +
  'log_checkpoints log_copies log_cosignatures log_keys log_leaves log_progress log_subtrees log_verifications ' +
  'log_waiting log_watch measures migrations operator_acts outbox provider_bindings provider_visits register ' +
  'register_snapshots ' +
  'request_counts rule_publication_moves rule_publications sessions settings sign_in_attempts state_form ' +
  'subject_keys supervision_note_cases supervision_notes workers write_trials'
).split(' ')

/** Those whose rows may go with a crash. */
export const unlogged = ['request_counts']

/** Tables of which each account reads its own rows only; of all others row-level security is off. */
export const walled =
  'cases ledger deadlines measures outbox imports import_rows import_refusals letters evidence_files drafts draft_files changes'.split(
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

/** Every trigger, by its table: which function it runs, when (`tgtype`), of which columns, and under which condition; `t`: always. */
export const triggers: Readonly<Record<string, string>> = {
  'changes changes_hold_the_moment': 'public.changes_hold_the_moment 7  t',
  'delegations delegation_written': 'public.delegation_written 21  t',
  'downloads download_written': 'public.download_written 21  t',
  'erasure_approvals erasure_approval_written': 'public.erasure_approval_written 21  t',
  'erasure_orders erasure_order_written': 'public.erasure_order_written 21  t',
  'evidence_files evidence_written': 'public.evidence_written 21  t',
  'invitations invitation_written': 'public.invitation_written 21  t',
  'ledger a_transaction_id': 'public.begin_transaction_id 6  t',
  'ledger entries_wait': 'public.entries_wait 4  t',
  'letters certificate_is_granted': "public.certificate_is_granted 23  ((new.kind = 'repairCertificate'::text))",
  'letters letter_is_settled': 'public.letter_is_settled 19  t',
  'letters letter_written': 'public.letter_written 21  t',
  'settings setting_written': "public.setting_written 21  ((new.name = 'clock'::text))",
  'log_besides logged_is_so': 'public.logged_is_so 19 9 t',
  'log_leaves changes_get_positions': 'public.changes_get_positions 4  t',
  'log_leaves entries_wait_no_more': 'public.entries_wait_no_more 4  t',
}

/** Every function, with a digest of its text and settings, whose it is, and which role may run it. */
export const functions: Readonly<Record<string, string>> = {
  'public.acting(text)': '71dfecefd54bee99',
  'public.begin_transaction_id()': '4ccb289681561bdb',
  'public.certificate_is_granted()': 'bcd66fe462847366',
  'public.changes_get_positions()': '2bf661edd6af611d',
  'public.changes_hold_the_moment()': '6689fb5011e408dd',
  'public.delegation_said(public.delegations)': '71dfecefd54bee99',
  'public.delegation_written()': 'e27f9f1abcb07dff',
  'public.download_said(public.downloads)': '71dfecefd54bee99',
  'public.download_written()': '131c863073a6c01a',
  'public.enter_beside(text,text,text,jsonb)': 'c2df0f7f58671231',
  'public.entity_reaches(text,text)': '49b73f066b57afaf',
  'public.entries_wait()': 'c13a35a17740df80',
  'public.entries_wait_no_more()': 'a120991997da61bd',
  'public.erasure_approval_said(public.erasure_approvals)': '71dfecefd54bee99',
  'public.erasure_approval_written()': 'a3d3ff1e3b9144df',
  'public.erasure_order_said(public.erasure_orders)': '71dfecefd54bee99',
  'public.erasure_order_written()': '90e09807edb824c6',
  'public.evidence_said(public.evidence_files)': '71dfecefd54bee99',
  'public.evidence_written()': '765fc0bc12df1d42',
  'public.instant_text(timestamp with time zone)': '71dfecefd54bee99',
  'public.invitation_said(public.invitations)': '71dfecefd54bee99',
  'public.invitation_written()': 'a2ecab72a2ff1120',
  'public.letter_is_settled()': 'cc39ca3455305489',
  'public.letter_said(public.letters)': '71dfecefd54bee99',
  'public.letter_written()': '22e245b45b3b1eb4',
  'public.logged_is_so()': '8ad327db84627f27',
  'public.may_read(text,text,text,text,text)': '9801dd85668be02d',
  'public.name_grams(text)': '71dfecefd54bee99',
  'public.normal_code(text)': '71dfecefd54bee99',
  'public.normal_name(text)': '71dfecefd54bee99',
  'public.normal_number(text)': '71dfecefd54bee99',
  'public.parted_number(text)': '71dfecefd54bee99',
  'public.setting_written()': 'e57ba1b0044b12f7',
}

/** Columns that PostgreSQL derives, by which people find a case or a public record. */
export const derived = [
  ...['cases', 'register'].flatMap((table) => [`${table}.entity_name_form`, `${table}.entity_code_form`]),
  'cases.decision_form',
  'cases.documents_form',
  'cases.person_form',
]
