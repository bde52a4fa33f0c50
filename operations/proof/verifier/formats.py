"""Canonical JSON (RFC 8785), the tree (RFC 6962), notes and keys (C2SP), and the leaves of docs/log.md."""

import base64
import hashlib
import hmac
import json
import re
from decimal import Decimal

from . import ed25519

ERASED = "（已依法删除）"


class Number(float):
    """A double that remembers whether the text had more digits than a double has."""

    exact = True


def _number(text):
    number = Number(text)
    number.exact = Decimal(text) == Decimal(repr(float(number)))
    return number


def read_json(text):
    return None if text is None else json.loads(text, parse_float=_number, parse_int=_number)


def _number_text(number):
    value = float(number)
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    shown, point = "".join(map(str, digits)), len(digits) + exponent
    if 0 < point <= 21:
        text = shown.ljust(point, "0") if len(shown) <= point else shown[:point] + "." + shown[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + shown
    else:
        power = point - 1
        text = shown[0] + ("." + shown[1:] if len(shown) > 1 else "") + "e" + ("+" if power > 0 else "-") + str(abs(power))
    return ("-" if sign else "") + text


def canonical(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return _number_text(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"


def leaf(content):
    return hashlib.sha256(b"\0" + canonical(content).encode()).digest()


class Tree:
    """A root that grows leaf by leaf: the roots of the full subtrees, from the left."""

    def __init__(self):
        self.size, self.full = 0, []

    def push(self, node):
        rest = self.size
        while rest & 1:
            node = hashlib.sha256(b"\1" + self.full.pop() + node).digest()
            rest >>= 1
        self.full.append(node)
        self.size += 1

    def root(self):
        if not self.full:
            return hashlib.sha256(b"").digest()
        node = self.full[-1]
        for left in reversed(self.full[:-1]):
            node = hashlib.sha256(b"\1" + left + node).digest()
        return node


def read_key(text):
    """Name, id and key of a public key; None when it is none."""
    parts = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)", text.strip())
    if not parts:
        return None
    name, identity, tagged = parts[1], bytes.fromhex(parts[2]), base64.b64decode(parts[3])
    if len(tagged) != 33 or tagged[0] != 1:
        return None
    if hashlib.sha256(name.encode() + b"\n" + tagged).digest()[:4] != identity:
        return None
    return name, identity, tagged[1:]


def read_note(note):
    """Name, size and root of a checkpoint; None when it is none."""
    found = re.match(r"([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n", note)
    return found and (found[1], int(found[2]), base64.b64decode(found[3]))


def is_signed(note, keys):
    end = note.rfind("\n\n")
    if end < 0:
        return False
    text = note[: end + 1].encode()
    for name, written in re.findall(r"^— (\S+) (\S+)$", note[end + 2 :], re.M):
        data = base64.b64decode(written)
        for own, identity, key in filter(None, map(read_key, keys)):
            if own == name and data[:4] == identity and ed25519.verify(key, text, data[4:]):
                return True
    return False


def notes_in(text):
    """The notes of a file: signed notes as they are, or lines of JSON with a `note`."""
    lines = []
    for line in text.splitlines():
        try:
            lines.append(json.loads(line)["note"] if line.startswith("{") else line.strip())
        except (ValueError, KeyError, TypeError):
            continue
    plain = "\n".join(lines) + "\n"
    shape = r"^(\S+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)\n+((?:— \S+ \S+\n)+)"
    return [f"{a}\n{b}\n{c}\n{d}\n{e}" for a, b, c, d, e in re.findall(shape, plain, re.M)]


NEVER_PERSONAL = set(
    """kind type tier field listType outcome result method signature when act key id code measure measures department
    agency district officers approvedBy annulledBy docNo decisionDocNo repairGuidanceDocNo penaltyKinds legalBasis sha256
    ground requirement on from until repairFrom barredUntil decidedOn servedOn hearingOn heldOn scheduledOn
    annulledOn""".split()
)


def subject_of(kind, part, names):
    """Whose a text is by its place; None for what is nobody's own."""
    first, last = (names[0], names[-1]) if names else ("", "")
    if part in ("opens", "closes"):
        return "entity" if last == "owner" else None
    if part == "reason":
        return "entity"
    if first == "contact":
        return "contact"
    if first == "entity" and last == "legalRepresentative":
        return "representative"
    if first == "entity" and last in ("code", "name"):
        return "entity"
    if last in NEVER_PERSONAL:
        return None
    if kind.startswith("interview."):
        return "interviewee"
    return "recipient" if last == "proof" else "entity"


def entry_leaf(entry, key_of, erased):
    """The leaf of an entry, or None where a key is gone, an erased field holds something or a number is none."""
    fault = []

    def hashed(subject, pointer, value):
        kept = erased.get((entry["caseNo"], entry["caseSeq"], pointer))
        if kept is not None:
            if value != ERASED:
                fault.append(pointer)
            return kept
        key = key_of(entry["caseNo"], subject)
        if key is None:
            fault.append(pointer)
            return ""
        salt = hmac.digest(key, f"{entry['caseSeq']}{pointer}".encode(), "sha256")
        return base64.b64encode(hashlib.sha256(salt + canonical(value).encode()).digest()).decode()

    def walk(value, part, names, pointer):
        if isinstance(value, str):
            subject = subject_of(entry["type"], part, names)
            return value if subject is None else {"saltedHash": hashed(subject, pointer, value)}
        if isinstance(value, list):
            return [walk(item, part, names, f"{pointer}/{n}") for n, item in enumerate(value)]
        if isinstance(value, dict):
            return {
                name: walk(item, part, names + [name], pointer + "/" + name.replace("~", "~0").replace("/", "~1"))
                for name, item in value.items()
            }
        if isinstance(value, Number) and not value.exact:
            fault.append(pointer)
        return value

    parts = {part: walk(entry[part], part, [], "/" + part) for part in ("data", "opens", "closes", "reason")}
    content = {"form": 1, "kind": "entry", **entry, **parts}
    return None if fault else leaf(content)
