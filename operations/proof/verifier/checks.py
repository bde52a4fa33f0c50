"""The checks, in the order of the page."""

import hmac
import json
import time
from datetime import datetime, timedelta, timezone

from . import jcs
from .contents import ERASED, Clock, leaf_hash, replace, subject_of
from .database import BESIDE, WRITTEN
from .lateness import Lateness
from .notes import is_signed, parse_key, parse_note
from .outside import Tree
from .small import b64, bytea, instant, sha

# By which entries a case is closed, and open again.
CLOSING, OPENING = "case.closed", ("publicity.restored", "publicity.ended")
ZERO = bytes(32)
# How far a row's own time may lie from when it was entered.
APART = timedelta(minutes=15)


class Verifier:
    def __init__(self, copy, source, trusted, grace, outages=(), sleep=time.sleep, clock=time.time):
        self.outages = outages
        self.copy, self.source, self.trusted, self.grace = copy, source, trusted, grace
        self.sleep, self.clock = sleep, clock
        self.faults, self.lacking, self.notes, self.listed = [], [], [], []

    def fault(self, code, detail, **where):
        self.faults.append({"code": code, **{k: v for k, v in where.items() if v is not None}, "detail": detail})

    def rows(self, name):
        return self.source.stream(name)

    def run(self):
        for name in self.source.strange():
            self.fault("guard.changed", "what is shown may not be what stands there", name=name)
        for p in self.copy.passed_by:
            self.fault("log.passedBy", "the watch has seen it go without a leaf", name=str(p.get("what")))
        self.load()
        self.check_signatures()
        self.check_ledger()
        self.check_leaves_and_roots()
        self.check_order()
        self.check_besides()
        self.check_erasures()
        self.check_cover()
        self.source.end()
        self.check_unlogged()
        for p in sorted(set(self.copy.passed)):
            self.notes.append(f"{p}: what was no line (or leaf) of its own was passed over")
        for b in self.copy.begun:
            self.notes.append("copy begun anew: " + json.dumps(b, ensure_ascii=False))
        big = 1 << 62
        self.faults.sort(key=lambda f: f.get("position", big))
        return "altered" if self.faults else "uncompared" if self.lacking else "good"

    # -- reading

    def load(self):
        r = dict(self.rows("settings"))
        try:
            v = json.loads(r["log"])
            self.origin = v["origin"]
        except (KeyError, ValueError, TypeError):
            self.origin = None
            self.notes.append("settings 'log' has no origin: the name of the log is unknown")
        self.time = Clock(r.get("clock"), {day: instant(at) for day, at in self.rows("turns")}, self.clock() * 1000)
        if not self.time.readable:
            self.fault("clock.unreadable", "settings 'clock' or clock_turns is no clock")
        if self.time.mode == "none":
            self.notes.append("no settings 'clock': backdating and the age of what is not covered were not compared")
        self.db_keys = [x[0] for x in self.rows("keys")]
        self.db_checkpoints = [(int(a), b) for a, b in self.rows("checkpoints")]
        self.copies = list(self.rows("copies"))
        for c in self.copies:
            self.notes.append(f"log_copies: from size {c[0]}, root {c[1]}, by {c[2]}, {c[4]}: {c[3]}")
        self.subject_keys = {(a, b): bytea(k) for a, b, k in self.rows("subjectKeys")}
        self.cases = {a: int(b) for a, b in self.rows("cases")}
        self.orders = {r[0]: r for r in self.rows("orders")}
        self.approvals = {r[0]: r for r in self.rows("approvals")}
        self.approved = {o for o, r in self.orders.items() if o in self.approvals and self.approvals[o][1] != r[3]}
        self.erasures, self.erased, self.erased_cases = {}, {}, set()
        for i, case, subject, fields, at, actor, reason, basis, order in self.rows("erasures"):
            p = jcs.parse(fields)
            content = {
                "form": 1 if order is None else 2,
                "kind": "erasure",
                "id": int(i),
                "caseNo": case,
                "subject": subject,
                "fields": p.value,
                "at": at,
                "actor": actor,
                "reason": reason,
                "legalBasis": basis,
            }
            if order is not None:
                content["order"] = order
            e = {
                "id": int(i),
                "case": case,
                "subject": subject,
                "order": order,
                "at": at,
                "actor": actor,
                "reason": reason,
                "basis": basis,
                "hash": None if p.bad else leaf_hash(content),
                "bad": p.bad,
                "position": None,
                "fields": [],
            }
            self.erasures[e["id"]] = e
            self.erased_cases.add(case)
            good = isinstance(p.value, list)
            for f in p.value if good else []:
                try:
                    at_field = (case, f["caseSeq"], f["pointer"])
                    salted = f["saltedHash"]
                    self.erased.setdefault(at_field, []).append((subject, salted, e["id"]))
                    e["fields"].append(at_field)
                except (TypeError, KeyError):
                    good = False
            if not good:
                self.fault("erasure.changed", "fields are not of the form of the page", erasure=e["id"], caseNo=case)
        # An order counts once it was carried out: a row of erasures names it.
        self.done = self.approved & {e["order"] for e in self.erasures.values()}
        self.lawful_cases = self.erased_cases | {self.orders[o][1] for o in self.done}
        self.items = {}
        for i, of, case, name, digest, salt, order, at in self.rows("besides"):
            d = bytea(digest)
            content = {
                "form": 1,
                "kind": "beside",
                "id": int(i),
                "of": of,
                "caseNo": case,
                "name": name,
                "digest": b64(d),
                "order": order,
                "at": at,
            }
            self.items[int(i)] = {
                "id": int(i),
                "of": of,
                "case": case,
                "name": name,
                "digest": d,
                "salt": bytea(salt),
                "order": order,
                "at": instant(at),
                "hash": leaf_hash(content),
                "position": None,
            }
        first = self.items[min(self.items)] if self.items else None
        self.begin = first if first and first["of"] == "begin" else None

    # -- 1: signatures and keys

    def check_signatures(self):
        keys = self.copy.keys
        own = [k for k in keys if k.kind == 1]
        if self.copy.absent:
            own = [k for k in map(parse_key, self.db_keys) if k and k.kind == 1]
        known = {k.line for k in keys}
        if own and not self.copy.absent:
            missing = [k for k in self.db_keys if k.strip() not in known]
            if missing:
                self.copy.read_keys()  # one put in while this ran
                known = {k.line for k in self.copy.keys}
                keys = self.copy.keys
                missing = [k for k in missing if k.strip() not in known]
            for k in missing:
                self.fault("key.onlyInDatabase", k)
        for k in self.copy.strange:
            self.fault("key.unknown", k)
        self.to_compare = []  # (size, root, kind of fault for the root, beyond, where)
        self.outside = 0  # what checkpoints outside cover
        self.completes = []  # (size, at)
        for n, (text, at, complete) in enumerate(self.copy.checkpoints):
            where = f"copy, checkpoint {n + 1}"
            note = self.checked(text, own, "checkpoint.signature", where)
            if note is None:
                continue
            self.outside = max(self.outside, note.size)
            self.to_compare.append((note.size, note.root, "checkpoint.root", "checkpoint.beyond", where))
            t = instant(at) if isinstance(at, str) else None
            if complete and t is not None:
                self.completes.append((note.size, t))
        for size, text in self.db_checkpoints + [(None, text) for (text,) in self.rows("printed")]:
            where = "printed on a letter" if size is None else f"database, checkpoint of size {size}"
            note = self.checked(text, own, "checkpoint.signature", where)
            if note is None:
                continue
            if size not in (None, note.size):
                self.fault("checkpoint.root", f"{where}: the note says size {note.size}", size=size)
            self.to_compare.append((note.size, note.root, "checkpoint.root", "checkpoint.beyond", where))
        for name, note in self.trusted:
            where = f"handed in, {name}"
            if note.origin != self.origin:
                self.fault("trusted.signature", f"{where}: of another log, {note.origin}", size=note.size)
                continue
            if own and note.lines and not is_signed(note, own):
                self.fault("trusted.signature", f"{where}: no signature of a key in keys.txt holds", size=note.size)
                continue
            self.outside = max(self.outside, note.size)
            self.to_compare.append((note.size, note.root, "trusted.root", "trusted.beyond", where))

    def checked(self, text, own, kind, where):
        note = parse_note(text)
        if note is None:
            self.fault(kind, f"{where}: is no checkpoint")
        elif note.origin != self.origin:
            self.fault(kind, f"{where}: of another log, {note.origin}", size=note.size)
        elif own and not is_signed(note, own):
            self.fault(kind, f"{where}: no signature of a key in keys.txt holds", size=note.size)
        else:
            return note
        return None

    # -- the ledger in one pass: hashes and deadlines

    def check_ledger(self):
        self.entries, self.found, self.closed = {}, set(), set()
        expected, case = {}, None
        self.deadlines = {}
        for r in self.rows("ledger"):
            seq, case_no, case_seq = int(r[0]), r[1], int(r[2])
            if case_no != case:
                case, expected = case_no, {}
                self.deadlines[case] = expected
            data, opens, closes = (jcs.parse(x) if x is not None else None for x in r[4:7])
            problems = []
            for p in (data, opens, closes):
                if p is not None and p.bad:
                    problems.append(f"number {p.bad} is not one of a double")

            def value(p):
                return None if p is None else p.value

            entry_type = r[3]

            def part(name, v):
                def personal(text, pointer, names):
                    subject = subject_of(entry_type, name, names)
                    if subject is None:
                        return text
                    rows = [e for e in self.erased.get((case_no, case_seq, pointer), ()) if e[0] == subject]
                    if rows:
                        self.found.add((case_no, case_seq, pointer, subject))
                        if text != ERASED:
                            problems.append(f"{pointer} was erased, but there is another text")
                        return {"saltedHash": rows[0][1]}
                    key = self.subject_keys.get((case_no, subject))
                    if key is None:
                        problems.append(f"{pointer}: the key of {subject} is gone without an erasure of it")
                        return {"saltedHash": None}
                    salt = hmac.digest(key, f"{case_seq}{pointer}".encode(), "sha256")
                    return {"saltedHash": b64(sha(salt, jcs.string(text).encode()))}

                return replace(v, "/" + name, [], personal)

            content = {
                "form": 1,
                "kind": "entry",
                "seq": seq,
                "caseNo": case_no,
                "caseSeq": case_seq,
                "type": entry_type,
                "data": part("data", value(data)),
                "opens": part("opens", value(opens)),
                "closes": part("closes", value(closes)),
                "on": r[7],
                "at": r[8],
                "actor": r[9],
                "role": r[10],
                "onBehalfOf": r[11],
                "reason": part("reason", r[12]),
                "legalBasis": r[13],
                "requestId": r[14],
            }
            try:
                h = leaf_hash(content)
            except ValueError:
                h = None
            if entry_type == CLOSING:
                self.closed.add(case_no)
            elif entry_type in OPENING:
                self.closed.discard(case_no)
            if seq in self.entries:
                problems.append("two rows of the same seq")
            self.entries[seq] = [h, case_no, case_seq, instant(r[8]), problems, None]
            self.fold_deadlines(expected, value(opens), value(closes), r[7])
        for case_no, key, *now in self.rows("deadlines"):
            want = self.deadlines.get(case_no, {}).pop(key, None)
            if want is None:
                self.fault("deadline.changed", f"{key} follows from no entry", caseNo=case_no)
                continue
            want, first_owner = want
            p = jcs.parse(now[5])
            now[5] = p.value
            now[7] = now[7] == "true"
            for name, a, b in zip(
                (
                    "topic",
                    "rule_id",
                    "pack",
                    "calendar",
                    "starts_on",
                    "term",
                    "due_on",
                    "provisional",
                    "party",
                    "owner",
                    "on_pass",
                    "closed_on",
                    "closed_as",
                ),
                now,
                want,
            ):
                if name == "owner" and b == ERASED:
                    continue
                if jcs.canonical(a) != jcs.canonical(b) or (name == "term" and p.bad):
                    self.fault("deadline.changed", f"{key}: {name} is {a!r}, by the ledger {b!r}", caseNo=case_no)
        for case_no, left in self.deadlines.items():
            for key in left:
                self.fault("deadline.changed", f"{key} is not there", caseNo=case_no)
        self.deadlines = None

    @staticmethod
    def fold_deadlines(expected, opens, closes, on):
        for c in closes if isinstance(closes, list) else ():
            if isinstance(c, dict) and c.get("key") in expected:
                row = expected[c["key"]][0]
                row[11], row[12] = c.get("on") or on, c.get("as")
        for o in opens if isinstance(opens, list) else ():
            if not isinstance(o, dict):
                continue
            row = [
                o.get("topic"),
                o.get("ruleId"),
                o.get("pack"),
                o.get("calendar"),
                o.get("startsOn"),
                o.get("term"),
                o.get("dueOn"),
                o.get("provisional"),
                o.get("party"),
                o.get("owner"),
                o.get("onPass"),
                None,
                None,
            ]
            key = o.get("key")
            if key in expected:
                row[0], row[9] = expected[key][0][0], expected[key][0][9]
            expected[key] = (row, row[9])

    # -- 2 and 3: leaves and roots

    def check_leaves_and_roots(self):
        copy, n_copy = self.copy, len(self.copy)
        sizes = {}
        for size, root, kind, beyond, where in self.to_compare:
            sizes.setdefault(size, []).append((root, kind, beyond, where))
        tree, at = Tree(), 0
        self.order_of_cases = {}
        self.first_uncovered = None
        self.lateness = Lateness(copy.checkpoints)

        def compare(size):
            for root, kind, _, where in sizes.pop(size, ()):
                if root != tree.root():
                    self.fault(
                        kind,
                        f"{where}: the root of size {size} is {b64(tree.root())}, the note has {b64(root)}",
                        size=size,
                    )

        def put(leaf):
            nonlocal at
            tree.add(leaf)
            at += 1
            if at in sizes:
                compare(at)

        def gap(until):
            if until - at > 1_000_000:
                self.fault("leaf.missing", f"no rows from {at} to {until - 1}", position=at)
                return False
            while at < until:
                self.fault("leaf.missing", "no row in log_leaves", position=at)
                put(copy.leaf(at) if at < n_copy else ZERO)
            return True

        if 0 in sizes:
            compare(0)
        for r in self.rows("leaves"):
            position = int(r[0])
            seq, erasure, beside = (int(x) if x is not None else None for x in r[1:4])
            case_no, case_seq = r[4], int(r[5]) if r[5] is not None else None
            h = bytea(r[6])
            if position < at or not gap(position):
                self.fault("leaf.changed", f"a row at position {position}, where none can be", position=position)
                continue
            where = {"position": position, "caseNo": case_no or None, "caseSeq": case_seq}
            self.check_leaf(position, seq, erasure, beside, case_no, case_seq, h, where)
            if position < n_copy:
                if copy.leaf(position) != h:
                    self.fault("leaf.changed", "the copy has another leaf", **where)
                put(copy.leaf(position))
            else:
                put(h if len(h) == 32 else sha(h))
        self.size, self.root = tree.size, tree.root()
        for position in range(self.size, min(n_copy, self.size + 10)):
            self.fault("leaf.missing", "the copy has a leaf, the database none", position=position)
        for size in sorted(sizes):
            for _, _, beyond, where in sizes[size]:
                self.fault(beyond, f"{where}: size {size}, the log has {tree.size}", size=size)

    def check_leaf(self, position, seq, erasure, beside, case_no, case_seq, h, where):
        if sum(x is not None for x in (seq, erasure, beside)) != 1:
            self.fault("leaf.changed", "names not exactly one row", **where)
            return
        if seq is not None:
            e = self.entries.get(seq)
            if e:
                self.order_of_cases.setdefault(e[1], []).append((position, e[2]))
            if e is None:
                self.fault("entry.missing", f"entry {seq} is gone", seq=seq, **where)
                return
            if e[5] is not None:
                self.fault("leaf.changed", f"entry {seq} has a second leaf", seq=seq, **where)
                return
            e[5] = position
            if e[0] != h or e[4]:
                self.fault(
                    "entry.changed",
                    "; ".join(e[4]) or "the content is not the one that was logged",
                    seq=seq,
                    **{**where, "caseNo": e[1], "caseSeq": e[2]},
                )
            if (e[1], e[2]) != (case_no, case_seq):
                self.fault(
                    "leaf.changed",
                    f"the row of the log is of {case_no} {case_seq}, the entry of {e[1]} {e[2]}",
                    seq=seq,
                    **where,
                )
            for size, t in self.completes_below(position):
                real = self.time.real(e[3])
                if real is not None and real < t - timedelta(seconds=60):
                    self.fault(
                        "entry.backdated",
                        f"at {real.isoformat()}, but behind the checkpoint of size {size} of "
                        f"{t.isoformat()} that was complete",
                        seq=seq,
                        **where,
                    )
            if self.lateness.take(position, "entry", seq, self.time.real(e[3])):
                self.fault("entry.late", "it got its leaf long after higher numbers were signed", seq=seq, **where)
            if position >= self.outside and self.first_uncovered is None:
                self.first_uncovered = e[3]
        elif erasure is not None:
            e = self.erasures.get(erasure)
            if e is None:
                self.fault("erasure.changed", f"erasure {erasure} is gone", erasure=erasure, **where)
            elif e["position"] is not None:
                self.fault("leaf.changed", f"erasure {erasure} has a second leaf", erasure=erasure, **where)
            else:
                e["position"] = position
                if e["hash"] != h:
                    self.fault(
                        "erasure.changed", "the content is not the one that was logged", erasure=erasure, **where
                    )
                if e["case"] != case_no or case_seq is not None:
                    self.fault("leaf.changed", "the row of the log is of another case", erasure=erasure, **where)
        else:
            i = self.items.get(beside)
            if i is None:
                self.fault("beside.changed", f"item {beside} is gone", beside=beside, **where)
            elif i["position"] is not None:
                self.fault("leaf.changed", f"item {beside} has a second leaf", beside=beside, **where)
            else:
                i["position"] = position
                if i["hash"] != h:
                    self.fault(
                        "beside.changed",
                        "the item is not the one that was logged",
                        beside=beside,
                        of=i["of"],
                        name=i["name"],
                        **where,
                    )
                if i["case"] != case_no or case_seq is not None:
                    self.fault("leaf.changed", "the row of the log is of another case", beside=beside, **where)
                if self.lateness.take(position, "beside", beside, i["at"]):
                    self.fault(
                        "beside.late",
                        "it got its leaf long after higher numbers were signed",
                        beside=beside,
                        of=i["of"],
                        name=i["name"],
                        **where,
                    )

    def completes_below(self, position):
        """The latest of the complete checkpoints with no more than this many leaves."""
        if not hasattr(self, "_running"):
            self._running, best = [], None
            for size, t in sorted(self.completes):
                if best is None or t > best[1]:
                    best = (size, t)
                    self._running.append(best)
        lo, hi = 0, len(self._running)
        while lo < hi:
            mid = (lo + hi) // 2
            if self._running[mid][0] <= position:
                lo = mid + 1
            else:
                hi = mid
        return self._running[lo - 1 : lo] if lo else ()

    # -- 4: order, besides, erasures

    def check_order(self):
        number, waiting = {}, {}
        self.waiting = {}
        for seq in sorted(self.entries):
            h, case_no, case_seq, at, problems, position = self.entries[seq]
            number[case_no] = number.get(case_no, 0) + 1
            if position is None:
                self.waiting[seq] = (case_no, case_seq)
                waiting.setdefault(case_no, []).append((None, case_seq))
                if problems:
                    self.fault("entry.changed", "; ".join(problems), seq=seq, caseNo=case_no, caseSeq=case_seq)
        for case_no in sorted(set(number) | set(self.order_of_cases) | set(self.cases)):
            want = 0
            for position, case_seq in self.order_of_cases.get(case_no, []) + waiting.get(case_no, []):
                want += 1
                if case_seq != want:
                    self.fault(
                        "entry.outOfOrder",
                        f"number {case_seq} stands where {want} should",
                        position=position,
                        caseNo=case_no,
                        caseSeq=case_seq,
                    )
                    break
            version = self.cases.get(case_no)
            if version != number.get(case_no, 0):
                self.fault(
                    "case.incomplete", f"{number.get(case_no, 0)} entries, the case says {version}", caseNo=case_no
                )

    def may_be_gone(self, of, case, name):
        """Files that an order carried out names, all files and invitations where it names the entity; nothing else ever."""
        if of not in ("evidence", "invitation"):
            return False
        for o in self.done:
            order = self.orders[o]
            if order[1] == case and (
                "entity" in json.loads(order[2]) or (of == "evidence" and name in json.loads(order[7]))
            ):
                return True
        return any(
            e["order"] is None and e["case"] == case and e["subject"] == "entity" for e in self.erasures.values()
        )

    def check_written(self, of, written, item, at):
        """What a row says of when it was written, against when the database entered it into the log."""
        if written is None or item["at"] is None:
            return
        if self.begin and item["at"] <= self.begin["at"] + APART:
            return
        own = instant(written)
        real = self.time.real(own) if WRITTEN[of][1] else own
        if real is not None and abs(real - item["at"]) > APART:
            self.fault("beside.backdated", f"written at {real.isoformat()}, entered at {item['at'].isoformat()}", **at)

    def check_besides(self):
        of_row = {}
        for i in sorted(self.items):
            item = self.items[i]
            of_row.setdefault((item["of"], item["case"], item["name"]), []).append(item)
            at = dict(
                caseNo=item["case"] or None, position=item["position"], beside=i, of=item["of"], name=item["name"]
            )
            if item["of"] == "begin":
                if item is not self.begin:
                    self.fault("beside.changed", "an item of kind begin that is not the first of all", **at)
                continue
            if item["of"] not in BESIDE:
                self.fault("beside.changed", "an item of a kind that the page does not have", **at)
                continue
            if item["salt"] is None and item["case"] not in self.lawful_cases:
                self.fault("beside.changed", "the salt is gone without an erasure", **at)
            if item["order"] is not None:
                o = self.orders.get(item["order"])
                if item["of"] != "letter" or item["order"] not in self.done or o[1] != item["case"]:
                    self.fault("beside.changed", "written again without an order of its case that was carried out", **at)
        for of in BESIDE:
            for case, name, text, before, changed, written in self.rows("beside." + of):
                changed = changed in ("t", "true", True)
                if case is None:  # an approval whose order is gone
                    case = next((c for (o, c, n) in of_row if o == of and n == name), None)
                items = of_row.pop((of, case, name), [])
                at = dict(caseNo=case or None, of=of, name=name)
                if not items:
                    self.fault("beside.notLogged", "a row that has no item", **at)
                    continue
                at["position"] = items[0]["position"]
                self.check_written(of, written, items[0], at)
                plain = [i for i in items if i["order"] is None]
                want = 2 if changed else 1
                # Those that stood there before the log covered them may have been used already then.
                if len(plain) != want and not (want == 2 and len(plain) == 1 and self.begin):
                    self.fault("beside.changed", f"{len(plain)} items without an order, there should be {want}", **at)
                elif items[0]["order"] is not None:
                    self.fault("beside.changed", "the first item has an order", **at)
                if (
                    changed
                    and len(plain) == 2
                    and plain[0]["salt"] is not None
                    and sha(plain[0]["salt"], before.encode()) != plain[0]["digest"]
                ):
                    self.fault("beside.changed", "the row was another when it was put in", **at)
                last = items[-1]
                at["position"] = last["position"]
                if last["salt"] is None:
                    self.fault("beside.changed", "the salt of a row that is there is gone", **at)
                elif sha(last["salt"], text.encode()) != last["digest"]:
                    self.fault("beside.changed", "the row is not the one that was logged", **at)
        for (of, case, name), items in of_row.items():
            if of in BESIDE and not self.may_be_gone(of, case, name):
                self.fault(
                    "beside.missing",
                    "the row is gone",
                    caseNo=case or None,
                    of=of,
                    name=name,
                    position=items[-1]["position"],
                )
        for code, case in self.rows("ofNoCase"):
            self.fault(code, "a row of no case", caseNo=case)
        for case, name in self.rows("ungranted"):
            self.fault("letter.notGranted", "a certificate without the grant of its repair", caseNo=case, name=name)
        self.of_order = {}
        for item in self.items.values():
            if item["of"] in ("erasureOrder", "erasureApproval"):
                self.of_order.setdefault((item["of"], item["name"]), []).append(item)

    def logged_before(self, of, order, position):
        return position is not None and any(
            i["position"] is not None and i["position"] < position for i in self.of_order.get((of, order), ())
        )

    def check_erasures(self):
        places = {(c, s) for _, c, s, *_ in self.entries.values()}
        for e in self.erasures.values():
            at = dict(caseNo=e["case"], erasure=e["id"], position=e["position"])
            if e["position"] is None:
                self.fault("erasure.notLogged", "an erasure without a leaf", **at)
            order, approval = self.orders.get(e["order"]), self.approvals.get(e["order"])
            before = (
                e["order"] is None
                and self.begin is not None
                and e["position"] is not None
                and self.begin["position"] is not None
                and e["position"] < self.begin["position"]
            )
            why = None
            if e["order"] is None:
                if not before:
                    why = "no order"
            elif order is None:
                why = "the order is not there"
            elif order[1] != e["case"]:
                why = "the order is of another case"
            elif e["subject"] not in json.loads(order[2]):
                why = "the order is not for this subject"
            elif approval is None:
                why = "the order was not approved"
            elif approval[1] == order[3]:
                why = "ordered and approved by the same person"
            elif e["position"] is not None and not self.logged_before("erasureOrder", e["order"], e["position"]):
                why = "the order was not logged before"
            elif e["position"] is not None and not self.logged_before("erasureApproval", e["order"], e["position"]):
                why = "the approval was not logged before"
            if why:
                self.fault("erasure.noOrder", why, **at)
            if e["case"] not in self.closed:
                self.fault("erasure.caseOpen", "the case is not closed", **at)
            for case, seq, pointer in e["fields"]:
                if (case, seq) not in places:
                    self.fault("erasure.changed", f"{pointer} of entry {seq}: no such entry", **at)
                elif (case, seq, pointer, e["subject"]) not in self.found:
                    self.fault("erasure.changed", f"{pointer} of entry {seq} is no text of {e['subject']}", **at)
            self.listed.append(
                {
                    "id": e["id"],
                    "caseNo": e["case"],
                    "subject": e["subject"],
                    "at": e["at"],
                    "actor": e["actor"],
                    "reason": e["reason"],
                    "legalBasis": e["basis"],
                    "order": e["order"],
                    "beforeOrders": before,
                    "orderedBy": order and order[3],
                    "orderedAt": order and order[4],
                    "orderReason": order and order[5],
                    "orderLegalBasis": order and order[6],
                    "approvedBy": approval and approval[1],
                    "approvedAt": approval and approval[2],
                    "approvalReason": approval and approval[3],
                    "approvalLegalBasis": approval and approval[4],
                    "fields": len(e["fields"]),
                }
            )

    # -- 6: how far what is outside goes

    def check_cover(self):
        copy = self.copy
        if copy.absent:
            self.lacking.append("copy.absent")
            return
        there = {
            "copy.noLeaves": len(copy),
            "copy.noCheckpoints": copy.checkpoints,
            "copy.noKeys": [k for k in copy.keys if k.kind == 1],
        }
        self.lacking += [code for code, what in there.items() if not what]
        real = self.time.real(self.first_uncovered)
        now = datetime.fromtimestamp(self.clock(), timezone.utc)
        if not self.lacking and real is not None and now - real > timedelta(minutes=15):
            self.lacking.append("copy.behind")
        for at, until, items in self.lateness.standstills:
            self.notes.append(f"the log stood still from {at.isoformat()} until {until.isoformat()}, {items} items")
        if self.lateness.unexplained(self.outages):
            self.lacking.append("log.stoodStill")

    # -- 5: what waits for its leaf

    def check_unlogged(self):
        seqs = set(self.waiting)
        items = {i for i, x in self.items.items() if x["position"] is None}
        if not seqs and not items:
            return
        last, since, began = None, time.monotonic(), time.monotonic()
        while True:
            top, seqs, items, now = self.source.unlogged(seqs, items)
            if not seqs and not items:
                return
            if top != last:
                last, since = top, time.monotonic()
            if time.monotonic() - since >= self.grace or time.monotonic() - began >= max(300, 10 * self.grace):
                break
            self.sleep(min(1.0, max(0.05, self.grace / 10)))
        for seq in sorted(seqs):
            case_no, case_seq = self.waiting[seq]
            self.fault("entry.notLogged", "an entry without a leaf", seq=seq, caseNo=case_no, caseSeq=case_seq)
        now = instant(now)
        for i in sorted(items):
            x = self.items[i]
            if x["at"] is None or now - x["at"] > timedelta(seconds=self.grace) or x["at"] - now > timedelta(minutes=1):
                self.fault(
                    "beside.notLogged",
                    "an item without a leaf",
                    beside=i,
                    of=x["of"],
                    name=x["name"],
                    caseNo=x["case"] or None,
                )
