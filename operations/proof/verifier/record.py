"""The log, the ledger under it, the copy and the checkpoints."""

import base64
import json
import os
import time
from datetime import datetime

from . import formats

INSTANT = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def read_copy(folder):
    def content(name):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            return None
        with open(path, "rb") as file:
            return file.read()

    leaves, lines, keys = (content(name) for name in ("leaves", "checkpoints.jsonl", "keys.txt"))
    checkpoints = []
    for line in (lines or b"").decode(errors="replace").splitlines():
        try:
            one = json.loads(line)
            checkpoints.append((one["note"], one["at"], one["complete"]))
        except (ValueError, KeyError, TypeError):
            continue
    return {
        "there": leaves is not None or lines is not None,
        "leaves": leaves or b"",
        "checkpoints": checkpoints,
        "keys": [line for line in (keys or b"").decode().splitlines() if line],
    }


def lacking(copy):
    if not copy["there"]:
        return ["copy.absent"]
    lacks = [("copy.noLeaves", len(copy["leaves"]) >= 32), ("copy.noCheckpoints", copy["checkpoints"]), ("copy.noKeys", copy["keys"])]
    return [code for code, there in lacks if not there]


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def real_time(database):
    """The real instant of a legal one; None where the record has no clock."""
    rows = database.all("SELECT value FROM settings WHERE name = 'clock'")
    if not rows:
        return None
    origin = json.loads(rows[0][0]).get("origin")
    if not origin:
        return lambda legal: legal
    start, real, day = origin["legalStart"] / 1000, origin["realStart"] / 1000, origin["daySeconds"]
    return lambda legal: real + (legal - start) * day / 86400


def read_entry(row):
    seq, case_no, case_seq, kind, data, opens, closes, on, at, actor, role, behalf, reason, basis, request = row
    return {
        "seq": formats.Number(seq),
        "caseNo": case_no,
        "caseSeq": int(case_seq),
        "type": kind,
        "data": formats.read_json(data),
        "opens": formats.read_json(opens),
        "closes": formats.read_json(closes),
        "on": on,
        "at": at,
        "actor": actor,
        "role": role,
        "onBehalfOf": behalf,
        "reason": reason,
        "legalBasis": basis,
        "requestId": request,
    }


ENTRY = f"""l.seq, l.case_no, l.case_seq, l.type, l.data, l.opens, l.closes, to_char(l.on_date, 'YYYY-MM-DD'), {INSTANT.format('l.at')},
  l.actor, l.role, l.on_behalf_of, l.reason, l.legal_basis, l.request_id"""


def erasure_leaf(row):
    number, case_no, subject, fields, at, actor, reason, basis, order = row
    content = {
        "form": 1 if order is None else 2,
        "kind": "erasure",
        "id": int(number),
        "caseNo": case_no,
        "subject": subject,
        "fields": formats.read_json(fields),
        "at": at,
        "actor": actor,
        "reason": reason,
        "legalBasis": basis,
    }
    return formats.leaf(content if order is None else {**content, "order": order})


def beside_leaf(row):
    number, of, case_no, name, digest, order, at = row
    return formats.leaf(
        {
            "form": 1,
            "kind": "beside",
            "id": int(number),
            "of": of,
            "caseNo": case_no,
            "name": name,
            "digest": base64.b64encode(bytes.fromhex(digest)).decode(),
            "order": order,
            "at": at,
        }
    )


class Checkpoints:
    """Those of the copy, of the database and those kept elsewhere, in the order of their sizes."""

    def __init__(self, origin, copy, in_database, trusted, faults):
        known = {}
        for note in in_database:
            known[note] = (False, None)
        for note, at, complete in copy["checkpoints"]:
            known[note] = (False, instant(at) if complete else known.get(note, (False, None))[1])
        notes = [(note, *what) for note, what in known.items()] + [(note, True, None) for note in trusted]
        self.left, self.proven, self.complete = [], 0, float("-inf")
        for note, is_trusted, complete in notes:
            read = formats.read_note(note)
            size = read[1] if read else 0
            ours = read and read[0] == origin
            signed = formats.is_signed(note, copy["keys"]) or (is_trusted and not copy["keys"])
            if not (ours and signed):
                faults.append({"code": "trusted.signature" if is_trusted else "checkpoint.signature", "size": size})
            if read:
                self.left.append((size, read[2], is_trusted, complete))
        self.left.sort(key=lambda one: one[0])
        self.faults = faults

    def reach(self, tree):
        while self.left and self.left[0][0] == tree.size:
            size, root, is_trusted, complete = self.left.pop(0)
            if root == tree.root():
                self.proven = size
            else:
                code = "trusted.root" if is_trusted else "checkpoint.root"
                self.faults.append({"code": code, "position": self.proven, "size": size})
            if complete is not None:
                self.complete = max(self.complete, complete)


def check(database, copy, trusted):
    faults = []
    origin = (database.all("SELECT value ->> 'origin' FROM settings WHERE name = 'log'") or [[""]])[0][0]
    in_database = [note for (note,) in database.rows("SELECT note FROM log_checkpoints ORDER BY size")]
    checkpoints = Checkpoints(origin, copy, in_database, trusted, faults)
    for (key,) in database.all("SELECT key FROM log_keys"):
        if copy["there"] and key not in copy["keys"]:
            faults.append({"code": "key.onlyInDatabase", "name": key})
    keys = {
        (case_no, subject): bytes.fromhex(key)
        for case_no, subject, key in database.rows("SELECT case_no, subject, encode(key, 'hex') FROM subject_keys")
    }
    erasures = {
        int(row[0]): row
        for row in database.rows(
            f"SELECT id, case_no, subject, fields, {INSTANT.format('at')}, actor, reason, legal_basis, order_id FROM erasures"
        )
    }
    erased = {}
    for row in erasures.values():
        for field in formats.read_json(row[3]):
            erased[(row[1], int(field["caseSeq"]), field["pointer"])] = field["saltedHash"]
    besides = {
        int(row[0]): row
        for row in database.rows(
            f"""SELECT id, of, case_no, name, encode(digest, 'hex'), erasure_order, {INSTANT.format('at')} FROM log_besides"""
        )
    }
    real, tree, last = real_time(database), formats.Tree(), {}
    positions = {"erasure": {}, "beside": {}}

    def push(hashed, position, named):
        kept = copy["leaves"][position * 32 : position * 32 + 32]
        if len(kept) == 32 and kept != hashed:
            faults.append({"code": "leaf.changed", "position": position, **named})
        checkpoints.reach(tree)
        tree.push(kept if len(kept) == 32 else hashed)

    def follow(case_no, case_seq, place):
        if case_seq != last.get(case_no, 0) + 1:
            faults.append({"code": "entry.outOfOrder", "caseNo": case_no, "caseSeq": case_seq, **place})
        last[case_no] = case_seq

    query = f"""SELECT v.position, encode(v.hash, 'hex'), v.case_no, v.case_seq, v.seq, v.erasure, v.beside, {ENTRY}
      FROM log_leaves AS v LEFT JOIN ledger AS l ON l.seq = v.seq ORDER BY v.position"""
    for row in database.rows(query):
        position, hashed, case_no, case_seq, seq, erasure, aside = row[:7]
        position, hashed = int(position), bytes.fromhex(hashed)
        named = {"caseNo": case_no, **({} if case_seq is None else {"caseSeq": int(case_seq)})}
        while tree.size < position:
            faults.append({"code": "leaf.missing", "position": tree.size})
            push(bytes(32), tree.size, {})
        checkpoints.reach(tree)
        fault = None
        if seq is not None and row[7] is None:
            fault = "entry.missing"
        elif seq is not None:
            entry = read_entry(row[7:])
            if formats.entry_leaf(entry, lambda case, subject: keys.get((case, subject)), erased) != hashed:
                fault = "entry.changed"
            if fault:
                faults.append({"code": fault, "position": position, **named})
            fault = None
            follow(entry["caseNo"], entry["caseSeq"], {"position": position})
            if real and real(instant(entry["at"])) < checkpoints.complete - 60:
                fault = "entry.backdated"
        elif erasure is not None:
            positions["erasure"][int(erasure)] = position
            one = erasures.get(int(erasure))
            fault = None if one and erasure_leaf(one) == hashed else "erasure.changed"
        else:
            positions["beside"][int(aside)] = position
            one = besides.get(int(aside))
            fault = None if one and beside_leaf(one) == hashed else "beside.changed"
        if fault:
            faults.append({"code": fault, "position": position, **named})
        push(hashed, position, named)
    checkpoints.reach(tree)
    size, root = tree.size, tree.root()
    for position in range(size, min(len(copy["leaves"]) // 32, size + 10)):
        faults.append({"code": "leaf.missing", "position": position})
    for at, _root, is_trusted, _complete in checkpoints.left:
        faults.append({"code": "trusted.beyond" if is_trusted else "checkpoint.beyond", "size": at})
    waiting = database.all(
        """SELECT seq, case_no, case_seq FROM ledger
           WHERE NOT EXISTS (SELECT FROM log_leaves WHERE log_leaves.seq = ledger.seq) ORDER BY seq"""
    )
    for seq, case_no, case_seq in waiting:
        follow(case_no, int(case_seq), {"seq": int(seq)})
    for number, row in erasures.items():
        if number not in positions["erasure"]:
            faults.append({"code": "erasure.notLogged", "caseNo": row[1]})
    for case_no, version in database.all("SELECT case_no, version FROM cases ORDER BY case_no"):
        if last.pop(case_no, 0) != int(version):
            faults.append({"code": "case.incomplete", "caseNo": case_no})
    faults += [{"code": "case.incomplete", "caseNo": case_no} for case_no in last]
    return {
        "faults": faults,
        "size": size,
        "root": base64.b64encode(root).decode(),
        "erasures": erasures,
        "besides": besides,
        "positions": positions,
        "waiting": waiting,
    }


def never_logged(database, waiting, grace):
    """Of the entries that waited for a leaf, those that have none when the log has not grown for the grace time."""
    size, until = None, time.time() + grace
    while waiting:
        grown = database.all("SELECT count(*) FROM log_leaves")
        numbers = ",".join(str(int(row[0])) for row in waiting)
        logged = {seq for (seq,) in database.all(f"SELECT seq FROM log_leaves WHERE seq IN ({numbers})")}
        waiting = [row for row in waiting if row[0] not in logged]
        if size not in (None, grown):
            until = time.time() + grace
        size = grown
        if time.time() >= until:
            break
        time.sleep(0.25)
    return [
        {"code": "entry.notLogged", "seq": int(seq), "caseNo": case_no, "caseSeq": int(case_seq)}
        for seq, case_no, case_seq in waiting
    ]
