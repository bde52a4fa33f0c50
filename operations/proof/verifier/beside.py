"""Rows beside the ledger, erasures with their orders, and deadlines."""

import hashlib
import json

from .formats import ERASED
from .record import INSTANT


def at(column):
    return INSTANT.format(column)


KINDS = {
    "letter": (
        "letters WHERE template IS NOT NULL",
        "case_no",
        "occasion",
        ["case_no", "occasion", "kind", "number", "template", "facts", "check_code", "drawn_up_by", at("drawn_up_at")],
        {},
    ),
    "evidence": (
        "evidence_files",
        "case_no",
        "sha256",
        ["case_no", "sha256", "name", "type", "bytes", "uploaded_by", "role", at("at"), "request_id"],
        {},
    ),
    "download": ("downloads", "case_no", "id", ["id", "case_no", "item", "actor", "role", at("at"), "request_id"], {}),
    "invitation": (
        "invitations",
        "case_no",
        "code_hash",
        ["code_hash", "case_no", "entity_code", "issued_by", at("issued_at"), at("expires_at"), at("used_at"), "used_by"],
        {at("used_at"): "NULL", "used_by": "NULL"},
    ),
    "delegation": (
        "delegations",
        "''",
        "id",
        ["id", "delegator", "delegate", "from_on", "until_on", "commands", "list_types", "reason", "created_by"]
        + [at("created_at"), at("revoked_at"), "revoked_by"],
        {at("revoked_at"): "NULL", "revoked_by": "NULL"},
    ),
    "erasureOrder": (
        "erasure_orders",
        "case_no",
        "id",
        ["id", "case_no", "subjects", "files", "reason", "legal_basis", "ordered_by", at("ordered_at"), "request_id"],
        {},
    ),
    "erasureApproval": (
        "erasure_approvals",
        "(SELECT case_no FROM erasure_orders WHERE erasure_orders.id = order_id)",
        "order_id",
        ["order_id", "approved_by", "reason", "legal_basis", at("approved_at"), "request_id"],
        {},
    ),
}


def said(columns):
    return f"jsonb_build_array({', '.join(columns)})::text"


def check(database, found, grace):
    orders = read_orders(database)
    erased_cases = {row[1] for row in found["erasures"].values()} | {
        order["caseNo"] for order in orders.values() if order["approved"]
    }
    items = items_by_name(database, found, grace)
    faults = check_rows(database, items, orders, erased_cases)
    faults += check_erasures(database, found, orders, items)
    return faults + check_deadlines(database)


def read_orders(database):
    rows = database.all(
        """SELECT id, case_no, to_json(subjects), ordered_by, approved_by FROM erasure_orders
           LEFT JOIN erasure_approvals ON order_id = id"""
    )
    return {
        number: {"caseNo": case, "subjects": json.loads(subjects), "approved": approver not in (None, author)}
        for number, case, subjects, author, approver in rows
    }


def items_by_name(database, found, grace):
    rows = database.all(
        f"""SELECT id, of, case_no, name, encode(digest, 'hex'), encode(salt, 'hex'), erasure_order,
          at < now() - interval '{grace} seconds' OR at > now() + interval '60 seconds' FROM log_besides ORDER BY id"""
    )
    items = {}
    for number, of, case, name, digest, salt, order, late in rows:
        position = found["positions"]["beside"].get(int(number))
        item = {"digest": digest, "salt": salt, "order": order, "position": position, "late": late == "t"}
        items.setdefault((of, case, name), []).append(item)
    return items


def says(item, text):
    return item["salt"] is not None and hashlib.sha256(bytes.fromhex(item["salt"]) + text.encode()).hexdigest() == item["digest"]


def check_rows(database, items, orders, erased_cases):
    faults = []

    def tell(code, of, case, name):
        faults.append({"code": code, "name": f"{of} {name}", **({"caseNo": case} if case else {})})

    for of, (table, case_of, name_of, columns, before) in KINDS.items():
        first = said([before.get(column, column) for column in columns])
        there = set()
        for case, name, now, opened in database.rows(
            f"SELECT {case_of}, {name_of}::text, {said(columns)}, {first} FROM {table}"
        ):
            there.add((of, case, name))
            own = items.get((of, case, name), [])
            plain = [item for item in own if item["order"] is None]
            if not own or any(item["position"] is None and item["late"] for item in own):
                tell("beside.notLogged", of, case, name)
            if not own:
                continue
            wrong = not plain or len(plain) > (2 if before else 1) or not says(own[-1], now)
            wrong = wrong or (len(plain) == 2 and not says(plain[0], opened))
            for item in own:
                order = orders.get(item["order"])
                wrong = wrong or (item["order"] is not None and not (order and order["approved"] and order["caseNo"] == case))
            if wrong:
                tell("beside.changed", of, case, name)
        for key in items:
            if key[0] == of and key not in there and key[1] not in erased_cases:
                tell("beside.missing", *key)
    return faults


def check_erasures(database, found, orders, items):
    faults = []
    everything = [(key[0], item["position"]) for key, own in items.items() for item in own if item["position"] is not None]
    begin = min((position for of, position in everything if of == "begin"), default=-1)
    if any(of != "begin" and position < begin for of, position in everything):
        begin = -1
    open_cases = {case for (case,) in database.all("SELECT case_no FROM cases WHERE closed_on IS NULL")}
    for number, row in found["erasures"].items():
        position = found["positions"]["erasure"].get(number, float("inf"))
        case, subject, order_id = row[1], row[2], row[8]
        order = orders.get(order_id)

        def logged(of):
            own = items.get((of, case, order_id), [])
            return any(item["position"] is not None and item["position"] < position for item in own)

        rests = order and order["approved"] and order["caseNo"] == case and subject in order["subjects"]
        rests = rests and logged("erasureOrder") and logged("erasureApproval")
        if not rests and not (order_id is None and position < begin):
            faults.append({"code": "erasure.noOrder", "caseNo": case})
        if case in open_cases:
            faults.append({"code": "erasure.caseOpen", "caseNo": case})
    return faults


COLUMNS = ["topic", "ruleId", "pack", "calendar", "startsOn", "term", "dueOn", "provisional", "party", "owner", "onPass"]


def check_deadlines(database):
    due = {}
    for case, opens, closes, on in database.rows(
        "SELECT case_no, opens, closes, to_char(on_date, 'YYYY-MM-DD') FROM ledger ORDER BY case_no, case_seq"
    ):
        for close in json.loads(closes or "null") or []:
            if (case, close["key"]) in due:
                due[case, close["key"]].update(closedOn=close.get("on", on), closedAs=close["as"])
        for opened in json.loads(opens or "null") or []:
            row = {name: opened.get(name) for name in COLUMNS} | {"closedOn": None, "closedAs": None}
            before = due.get((case, opened["key"]))
            if before:
                row.update(topic=before["topic"], owner=before["owner"])
            due[case, opened["key"]] = row
    there = {}
    for case, key, *row in database.rows(
        """SELECT case_no, key, topic, rule_id, pack, calendar, to_char(starts_on, 'YYYY-MM-DD'), term,
             to_char(due_on, 'YYYY-MM-DD'), provisional, party, owner, on_pass, to_char(closed_on, 'YYYY-MM-DD'), closed_as
           FROM deadlines"""
    ):
        row[5], row[7] = json.loads(row[5]), row[7] == "t"
        there[case, key] = dict(zip(COLUMNS + ["closedOn", "closedAs"], row))
        if due.get((case, key), {}).get("owner") == ERASED:
            there[case, key]["owner"] = ERASED
    return [
        {"code": "deadline.changed", "caseNo": case, "name": key}
        for case, key in sorted({*due, *there})
        if due.get((case, key)) != there.get((case, key))
    ]
