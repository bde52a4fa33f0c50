"""What is read of the database."""

import re

from . import pg
from .small import utc

BESIDE = {
    "letter": (
        "public.letters t",
        "t.template IS NOT NULL OR t.facts IS NOT NULL OR t.kind = 'repairCertificate' OR EXISTS (SELECT FROM "
        "public.log_besides b WHERE b.of = 'letter' AND b.case_no = t.case_no AND b.name = t.occasion)",
        "t.case_no",
        "t.occasion",
        None,
        (
            "jsonb_build_array(t.case_no, t.occasion, t.kind, t.number, t.template, t.facts, t.check_code, "
            "t.drawn_up_by, "
            f"{utc('t.drawn_up_at')})",
            "jsonb_build_array(t.case_no, t.occasion, t.kind, t.number, t.template, t.facts, t.check_code, "
            "t.drawn_up_by, "
            f"{utc('t.drawn_up_at')}, t.checkpoint, {utc('t.checkpoint_at')})",
            "t.checkpoint IS NOT NULL",
        ),
    ),
    "evidence": (
        "public.evidence_files t",
        "true",
        "t.case_no",
        "t.sha256",
        None,
        (
            "jsonb_build_array(t.case_no, t.sha256, t.name, t.type, t.bytes, t.uploaded_by, t.role, "
            f"{utc('t.at')}, t.request_id)",
            "jsonb_build_array(t.case_no, t.sha256, t.name, t.type, t.bytes, t.uploaded_by, t.role, "
            f"{utc('t.at')}, t.request_id, t.scanned)",
            "t.form <> 1",
        ),
    ),
    "download": (
        "public.downloads t",
        "true",
        "t.case_no",
        "t.id",
        None,
        f"jsonb_build_array(t.id, t.case_no, t.item, t.actor, t.role, {utc('t.at')}, t.request_id)",
    ),
    "invitation": (
        "public.invitations t",
        "true",
        "t.case_no",
        "t.code_hash",
        ("t.used_at", "t.used_by"),
        f"jsonb_build_array(t.code_hash, t.case_no, t.entity_code, t.issued_by, {utc('t.issued_at')}, "
        f"{utc('t.expires_at')}, "
        f"{utc('t.used_at')}, t.used_by)",
    ),
    "delegation": (
        "public.delegations t",
        "true",
        "''",
        "t.id",
        ("t.revoked_at", "t.revoked_by"),
        f"jsonb_build_array(t.id, t.delegator, t.delegate, t.from_on, t.until_on, t.commands, t.list_types, t.reason, "
        f"t.created_by, {utc('t.created_at')}, {utc('t.revoked_at')}, t.revoked_by)",
    ),
    "erasureOrder": (
        "public.erasure_orders t",
        "true",
        "t.case_no",
        "t.id",
        None,
        f"jsonb_build_array(t.id, t.case_no, t.subjects, t.files, t.reason, t.legal_basis, t.ordered_by, "
        f"{utc('t.ordered_at')}, t.request_id)",
    ),
    "erasureApproval": (
        "public.erasure_approvals t LEFT JOIN public.erasure_orders o ON o.id = t.order_id",
        "true",
        "o.case_no",
        "t.order_id",
        None,
        f"jsonb_build_array(t.order_id, t.approved_by, t.reason, t.legal_basis, {utc('t.approved_at')}, t.request_id)",
    ),
    "clock": (
        "public.settings t",
        "t.name = 'clock'",
        "''",
        "t.name",
        None,
        "jsonb_build_array(t.name, t.value)",
    ),
}


# When a row says that it was written, and whether that is legal time.
WRITTEN = {
    "evidence": ("t.at", True),
    "download": ("t.at", False),
    "invitation": ("t.issued_at", False),
    "delegation": ("t.created_at", False),
    "erasureOrder": ("t.ordered_at", False),
    "erasureApproval": ("t.approved_at", False),
}


def beside_sql(of):
    source, where, case, name, two, text = BESIDE[of]
    if isinstance(text, tuple):
        now = f"CASE WHEN {text[2]} THEN {text[1]} ELSE {text[0]} END"
    else:
        now = text
    before, changed = "NULL", "false"
    if two:
        before = now
        for column in two:
            before = before.replace(utc(column), "NULL::text").replace(f", {column})", ", NULL::text)")
        before = f"({before})::text"
        changed = f"({two[0]} IS NOT NULL OR {two[1]} IS NOT NULL)"
    written = utc(WRITTEN[of][0]) if of in WRITTEN else "NULL"
    return f"SELECT {case}, ({name})::text, ({now})::text, {before}, {changed}, {written} FROM {source} WHERE {where}"


SQL = {
    "settings": "SELECT name, value::text FROM public.settings WHERE name IN ('log', 'clock')",
    "now": f"SELECT {utc('clock_timestamp()')}",
    "keys": "SELECT key FROM public.log_keys",
    "checkpoints": "SELECT size, note FROM public.log_checkpoints ORDER BY size",
    "copies": f"SELECT size, encode(root, 'base64'), begun_by, reason, {utc('at')} FROM public.log_copies ORDER BY id",
    "leaves": "SELECT position, seq, erasure, beside, case_no, case_seq, hash FROM public.log_leaves ORDER BY position",
    "subjectKeys": "SELECT case_no, subject, key FROM public.subject_keys",
    "erasures": f"SELECT id, case_no, subject, fields::text, {utc('at')}, actor, reason, legal_basis, "
    "order_id::text FROM public.erasures ORDER BY id",
    "besides": f"SELECT id, of, case_no, name, digest, salt, erasure_order::text, {utc('at')} "
    "FROM public.log_besides ORDER BY id",
    "orders": f"SELECT id::text, case_no, to_jsonb(subjects)::text, ordered_by, {utc('ordered_at')}, reason, "
    "legal_basis, to_jsonb(files)::text FROM public.erasure_orders",
    "approvals": f"SELECT order_id::text, approved_by, {utc('approved_at')}, reason, legal_basis "
    "FROM public.erasure_approvals",
    "cases": "SELECT case_no, version FROM public.cases",
    "turns": f"SELECT to_char(day, 'YYYY-MM-DD'), {utc('turned_at')} FROM public.clock_turns",
    "printed": "SELECT DISTINCT checkpoint FROM public.letters WHERE checkpoint IS NOT NULL",
    "ungranted": "SELECT t.case_no, t.occasion FROM public.letters t WHERE t.kind = 'repairCertificate' AND NOT EXISTS ("
    "SELECT FROM public.ledger g WHERE g.case_no = t.case_no AND g.type = 'repair.granted' AND t.occasion = "
    "concat('repair.', (SELECT count(*) FROM public.ledger a WHERE a.case_no = t.case_no AND a.type = 'repair.applied' "
    "AND a.case_seq < g.case_seq), '.certificate'))",
    "ledger": f"SELECT seq, case_no, case_seq, type, data::text, opens::text, closes::text, "
    f"to_char(on_date, 'YYYY-MM-DD'), {utc('at')}, actor, role, on_behalf_of, reason, legal_basis, request_id "
    "FROM public.ledger ORDER BY case_no, case_seq, seq",
    "deadlines": "SELECT case_no, key, topic, rule_id, pack, calendar, to_char(starts_on, 'YYYY-MM-DD'), term::text, "
    "to_char(due_on, 'YYYY-MM-DD'), provisional::text, party, owner, on_pass, "
    "to_char(closed_on, 'YYYY-MM-DD'), closed_as FROM public.deadlines",
}
# What follows from the ledger of a case, and of which keys there is one row.
OF_CASES = {"register": "register", "measures": "measure", "changes": "stream"}
SQL["ofNoCase"] = " UNION ".join(
    f"SELECT '{code}.changed', case_no FROM public.{table} t WHERE NOT EXISTS "
    "(SELECT FROM public.cases c WHERE c.case_no = t.case_no)"
    for table, code in OF_CASES.items()
)
KEYS = {
    "cases": "case_no",
    "changes": "case_no, case_seq, audience",
    "deadlines": "case_no, key",
    "downloads": "id",
    "delegations": "id",
    "erasure_approvals": "order_id",
    "erasure_orders": "id",
    "erasures": "id",
    "evidence_files": "case_no, sha256",
    "invitations": "code_hash",
    "ledger": "seq",
    "letters": "case_no, occasion",
    "log_besides": "id",
    "log_leaves": "position",
    "measures": "case_no, code",
    "register": "case_no",
    "settings": "name",
    "subject_keys": "case_no, subject",
}
SQL["twice"] = " UNION ALL ".join(
    f"(SELECT 'constraints of {table}' FROM public.{table} GROUP BY {key} HAVING count(*) > 1 LIMIT 1)"
    for table, key in KEYS.items()
)
for _of in BESIDE:
    SQL["beside." + _of] = beside_sql(_of)


TABLES = sorted(set(re.findall(r"public\.([a-z_]+)", " ".join(SQL.values()))))


class Database:
    """One moment of the database, and afterwards what has got its leaf since."""

    def __init__(self, url):
        self.url = url
        self.c = self._connect()
        self.c.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        # The snapshot comes first, before anything that there could be to wait for; the tables are held from then on.
        held = self.c.query(
            "SELECT format('public.%I', relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT') ORDER BY relname"
        )
        if held:
            self.c.query("LOCK TABLE " + ", ".join(r[0] for r in held) + " IN ACCESS SHARE MODE")

    def _connect(self):
        c = pg.Connection(
            self.url,
            {"DateStyle": "ISO, YMD", "TimeZone": "UTC", "bytea_output": "hex", "default_transaction_read_only": "on"},
        )
        # Functions and operators of PostgreSQL alone, whatever stands in public; no time limit.
        for s in (
            "search_path = pg_catalog, pg_temp",
            "statement_timeout = 0",
            "idle_in_transaction_session_timeout = 0",
        ):
            c.query("SET " + s)
        # The login of the application has policies of its own by which it sees all; nobody else needs any.
        if c.query("SELECT row_security_active('public.ledger')")[0][0] != "t":
            c.query("SET row_security = off")
        return c

    def stream(self, name):
        return self.c.stream(SQL[name])

    def strange(self):
        """Relations that are no ordinary tables, or not those of the snapshot, and whatever stands outside public."""
        renamed = []
        for t in TABLES:
            self.c.query(f"SELECT * FROM public.{t} LIMIT 0")
            now = self.c.columns
            # Names are looked up as they are now, the catalogue answers as of the snapshot.
            before = self.c.query(
                "SELECT concat_ws(' ', attnum, atttypid, attname) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
                f"WHERE relnamespace = 'public'::regnamespace AND relname = '{t}' AND attnum > 0 AND NOT attisdropped "
                "ORDER BY attnum"
            )
            if now != [r[0] for r in before]:
                renamed.append(f"columns of {t}")
        renamed += [r[0] for r in self.c.query(SQL["twice"])]
        names = ",".join(f"'{t}'" for t in TABLES)
        return renamed + [
            r[0]
            for r in self.c.query(
                "SELECT 'relation ' || relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                f"AND relname IN ({names}) AND (relkind <> 'r' OR relpersistence <> 'p' "
                "OR EXISTS (SELECT FROM pg_inherits WHERE pg_class.oid IN (inhrelid, inhparent)) "
                "OR EXISTS (SELECT FROM pg_rewrite WHERE ev_class = pg_class.oid) "
                # The functions answer by what the name means now, the columns as it was in the snapshot.
                "OR to_regclass('public.' || quote_ident(relname)) IS DISTINCT FROM oid "
                "OR pg_relation_filenode(oid) IS DISTINCT FROM nullif(relfilenode, 0)) "
                # Ids from here on are not of initdb.
                "UNION SELECT 'schema ' || nspname FROM pg_namespace WHERE oid >= 16384 "
                "AND nspname !~ '^pg_(toast_)?temp_' "
                "UNION SELECT 'relation ' || relnamespace::regnamespace || '.' || relname FROM pg_class "
                "WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND relpersistence <> 't' "
                "AND relnamespace <> 'public'::regnamespace ORDER BY name"
            )
        ]

    def end(self):
        self.c.query("COMMIT")

    def unlogged(self, seqs, items):
        """Afterwards, in a transaction of its own: last position, which still have no leaf, and the time."""
        c = self.c
        top = c.query("SELECT max(position) FROM public.log_leaves")[0][0]
        now = c.query(SQL["now"])[0][0]

        def still(column, ids):
            left = set(ids)
            ids = sorted(ids)
            for i in range(0, len(ids), 500):
                part = ",".join(str(x) for x in ids[i : i + 500])
                left -= {int(r[0]) for r in c.query(f"SELECT {column} FROM public.log_leaves WHERE {column} IN ({part})")}
            return left

        return top, still("seq", seqs), still("beside", items), now
