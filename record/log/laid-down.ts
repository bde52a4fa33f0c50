/** What the migrations lay down, as far as a verification compares it. A test compares it with a migrated database. */

/** The roles in which the application works; a login made for it is a member of the first. */
export const roles = ['bihuan_app', 'bihuan_reader']

/** What neither may change or delete again. */
export const enteredOnce =
  'ledger log_leaves log_waiting log_besides log_subtrees log_checkpoints log_keys log_cosignatures subject_keys erasures erasure_orders erasure_approvals operator_acts checks check_hits check_rights'.split(
    ' ',
  )

/** Every table, with digests of its columns and of its keys, unique indexes, references and checks. */
export const shapes: Readonly<Record<string, readonly [columns: string, constraints: string]>> = {
  account_cases: ['26bf960ae0691ce4', '43e6d26cdb3ec1ca'],
  account_proofs: ['538d22e44dfdf4f4', 'faaa862b604489c4'],
  accounts: ['9b30347a425cb5f7', '40e57473cd4be364'],
  api_keys: ['2339fb8a6cdfd7f2', 'acb1d6a4097f317a'],
  assignments: ['2f18165d45cac219', '8d6420f93712f42b'],
  cases: ['e01df69198e7270e', '864995f6d0c59088'],
  changes: ['3863a9359cc1d3ae', 'c79ad6f72ff18b00'],
  changes_dropped: ['f274ad22ea0db174', '6b971009dc414bdd'],
  check_hits: ['8acaa642012ab640', '215e4d32e871fb2a'],
  check_rights: ['1237f76d5e3cb3c5', '065db93732175729'],
  checks: ['2c4ab84f599dd3dd', '4bb62c7e771a2074'],
  clock_turns: ['570c7a09eef3118e', 'cca20e098e912848'],
  conductors_begun_anew: ['62cb5a02ee07a246', '61299a86b05b47d2'],
  deadlines: ['0cd3fb83d0784e6a', 'f67aff7991a8ff29'],
  delegations: ['de9205e70bc03c69', 'a495de3fc23d10a4'],
  downloads: ['7f9c1674f9eaceb5', '208072ad19b48b94'],
  draft_files: ['e96704b40194be8c', '4fc60ad64e270fb9'],
  drafts: ['c5d8df1d5e92d57b', 'dc0f47a92d387557'],
  erasure_approvals: ['cebccdeb6c288948', '2d287fee0417e9eb'],
  erasure_orders: ['2d4056a5d215e973', '3a498692ff0a660b'],
  erasures: ['5f7ed2c3d897aec5', '85788abcefd74af3'],
  evidence_files: ['d199b9040f6bed5f', '29f077eebb27e1ad'],
  idempotency: ['7f9bc62299cde8fd', 'c560d2c98e38e870'],
  import_parts: ['e8f7a16448366b65', '680fb0869cf4dd2f'],
  import_refusals: ['2939162ec9b28903', '025e381c660d685c'],
  import_rows: ['a44a82645d8b6926', '878108d32ea80a85'],
  imports: ['47983a6b33df1b98', '3384e37f96b98297'],
  invitations: ['705b547daec3af80', '31544381035bb033'],
  ledger: ['32f51e91a7fd26bf', '5a40a50d4d5cbd67'],
  letter_serials: ['432350e7d5dc7aa4', '2692be0a679a74fb'],
  letters: ['c27cb857f4ab4cc3', '7d09c5d8a39caa04'],
  log_besides: ['ea912ccd6ac84495', 'a1b723eb08833e13'],
  log_checkpoints: ['4c5ef310758eb952', '4a3b02c8ee022b72'],
  log_copies: ['bc67d1d893af562a', '0afd3a249f916307'],
  log_cosignatures: ['1087513563075e6b', '45ca31090c2a2e1a'],
  log_keys: ['876afa0f0a8a9e10', '2a9af221228c9ac0'],
  log_leaves: ['62603de9c73afa6a', '7718de13fa6be2d2'],
  log_progress: ['b9621e7194799f3e', '627cbc5f7b48f0b7'],
  log_subtrees: ['9296b4321b34059f', '66edb998db1b59da'],
  log_verifications: ['9cd56acf9fd86fc4', '0d9ee4d44bdc04a5'],
  log_waiting: ['3c68074171f3e9c5', '04c56bb6cc141ef7'],
  log_watch: ['c6d6bc4d3ada3a78', '7890564e861b40e3'],
  measures: ['a8f638e768e4e45e', 'e679fb9081663ddf'],
  migrations: ['e218f06c563ef195', 'b359ea4fb416cb19'],
  operator_acts: ['1fe37dbc87c2c6d9', '4bb2cd1cd66f89d1'],
  outbox: ['4d8b4ef07f1aca53', '57c17c3839b0524d'],
  provider_bindings: ['c6d17bb3e7912e41', 'e7a5d52e0730aa48'],
  provider_visits: ['2d6faa8faf003371', 'a98027d8afb68c4f'],
  register: ['8c5243682229b74b', 'acf4c3757e570c46'],
  register_snapshots: ['36037e1e10df0a56', '8582580e4b632d2d'],
  request_counts: ['8638ba3f7896a1ae', '9753777c5b833f53'],
  rule_publication_moves: ['bd4d033a22d924b2', 'c72e393334ac7e8a'],
  rule_publications: ['15a0c172818959d1', '9423a4f05f7a3f6c'],
  sessions: ['868802c4dc1b5c20', 'cde968e3f479e881'],
  settings: ['744b298c450cd2cd', 'aad3dfdf24e3cb01'],
  sign_in_attempts: ['53fdb6f44753f280', '24f5dfa7f280402e'],
  state_form: ['1bf205fd42e14bd5', 'e3b0c44298fc1c14'],
  subject_keys: ['5ec5f2df22debe17', '997daf9c7dd60629'],
  subscriber_cases: ['9c64c312eb4771ac', 'ced44c34b9a10e0d'],
  subscriber_proposals: ['3326c0d3594fe83f', '501d8b8d8b365e44'],
  subscriber_secrets: ['ec7618265a26fb21', '02bbdfdbb292f7d7'],
  subscribers: ['429decad2de06e9a', '7fc52cf3980e1a0c'],
  supervision_note_cases: ['a73297fd416fe786', '22f0dadae893b34e'],
  supervision_notes: ['40f46eab72ac2f16', '81f440e80d4ebe1f'],
  workers: ['9566663446d0b7d2', '8ff0d0f6275dd188'],
  write_trials: ['be3ed5aeef72e0b5', 'e3b0c44298fc1c14'],
}

/** Their names. */
export const tables = Object.keys(shapes)

/** Those whose rows may go with a crash. */
export const unlogged = ['request_counts']

/** Tables of which each account reads its own rows only; of all others row-level security is off. */
export const walled =
  'cases ledger deadlines measures outbox imports import_rows import_refusals letters evidence_files drafts draft_files changes checks check_hits'.split(
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
  'log_leaves leaves_follow': 'public.leaves_follow 4  t',
}

/** Every function, with a digest of its text and settings, whose it is, and which role may run it. */
export const functions: Readonly<Record<string, string>> = {
  'public.acting(text)': '4b4dbd56f7f664f0',
  'public.bare_number(text)': '385e055c66f9c436',
  'public.begin_transaction_id()': '4a0b5eaac1906a07',
  'public.bounded_number(text)': '61a03f7349702705',
  'public.certificate_is_granted()': '0c902200c18ab205',
  'public.changes_get_positions()': '9283ba5a0ba0ce7f',
  'public.changes_hold_the_moment()': '4e13cd57f2fda20c',
  'public.delegation_said(public.delegations)': '3732be3b230115f1',
  'public.delegation_written()': '637b14455af5923a',
  'public.download_said(public.downloads)': '272b34b19829ed66',
  'public.download_written()': '3a8fd3df594db85e',
  'public.enter_beside(text,text,text,jsonb)': 'cbc5dc6ffe3cd55c',
  'public.entity_reaches(text,text)': 'a1fbea2ca1439592',
  'public.entries_wait()': 'c679a61a05a02e31',
  'public.entries_wait_no_more()': '005de81997d72f36',
  'public.erasure_approval_said(public.erasure_approvals)': '91764e3915e3aa28',
  'public.erasure_approval_written()': '61b799c7400329a7',
  'public.erasure_order_said(public.erasure_orders)': '3308111450270074',
  'public.erasure_order_written()': 'c8ce8e83712b0059',
  'public.evidence_said(public.evidence_files)': '578e518f9bdf1ebe',
  'public.evidence_written()': '7bd4cd507a97fa92',
  'public.instant_text(timestamp with time zone)': '2648fe3c1edf485e',
  'public.invitation_said(public.invitations)': '115cdc5c7415f3a8',
  'public.invitation_written()': '839e4e81015bb411',
  'public.leaves_follow()': '7def5b327f881899',
  'public.letter_is_settled()': 'b97b0c08e9eed7ff',
  'public.letter_said(public.letters)': '2174834aa975d2de',
  'public.letter_written()': '25810f4d2d8eb377',
  'public.logged_is_so()': '50f6bc1e9623e927',
  'public.may_read(text,text,text,text,text)': '0e531cb7cac8e6ac',
  'public.name_grams(text)': 'ba89da8e905fe5ab',
  'public.normal_code(text)': '83525134fb82fbf7',
  'public.normal_name(text)': 'fa2d17b7cf886f5b',
  'public.normal_number(text)': '04907508b1ab8544',
  'public.numbers_are_doubles(jsonb)': '63aa90b4130aace0',
  'public.setting_written()': '33dc3667f172bda9',
}

/** Columns that PostgreSQL derives, by which people find a case or a public record. */
export const derived = [
  ...['cases', 'register'].flatMap((table) => [`${table}.entity_name_form`, `${table}.entity_code_form`]),
  'cases.decision_form',
  'cases.documents_form',
  'cases.person_form',
]
