"""Keys, signed notes and checkpoints as C2SP has them."""

import json
import re

from . import ed25519
from .small import sha, unb64


class Key:
    def __init__(self, name, ident, kind, public, line):
        self.name, self.ident, self.kind, self.public, self.line = name, ident, kind, public, line


def parse_key(line):
    parts = line.split("+", 2)
    if len(parts) != 3 or not parts[0] or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
        return None
    raw = unb64(parts[2])
    if raw is None or len(raw) != 33 or raw[0] not in (1, 4):
        return None
    if sha(parts[0].encode(), b"\n", raw)[:4].hex() != parts[1]:
        return None
    return Key(parts[0], bytes.fromhex(parts[1]), raw[0], raw[1:], line)


class Note:
    def __init__(self, origin, size, root, text, lines):
        self.origin, self.size, self.root, self.text, self.lines = origin, size, root, text, lines


def parse_note(note):
    at = note.rfind("\n\n")
    if at < 0 or not note.endswith("\n"):
        return None
    text, tail = note[: at + 1], note[at + 2 :]
    head = text.split("\n")
    if len(head) < 4 or not head[0] or not re.fullmatch(r"0|[1-9]\d{0,18}", head[1]):
        return None
    root = unb64(head[2])
    if root is None or len(root) != 32 or "" in head[:-1]:
        return None
    lines = []
    for line in tail[:-1].split("\n") if tail else []:
        m = re.fullmatch(r"— (\S+) (\S+)", line)
        raw = unb64(m[2]) if m else None
        if raw is None or len(raw) < 5:
            return None
        lines.append((m[1], raw[:4], raw[4:]))
    return Note(head[0], int(head[1]), root, text, lines)


_signed = {}


def is_signed(note, keys):
    """Whether at least one line is of one of the keys, and each line that is of one holds."""
    at = (note.text, tuple(note.lines), len(keys))
    if at not in _signed:
        holds = [
            ed25519.verify(k.public, note.text.encode(), signature)
            for name, ident, signature in note.lines
            for k in keys
            if k.kind == 1 and k.name == name and k.ident == ident
        ]
        _signed[at] = bool(holds) and all(holds)
    return _signed[at]


NOTE = re.compile(
    r"^(\S+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/](?: ?[A-Za-z0-9+/]){42} ?=)(?:\n|$)"
    r"(?:((?:[^\n]+\n)*)\n+((?:— \S+ \S+(?:\n|$))+))?",
    re.MULTILINE,
)


def note_of_line(line):
    """The note of a line of JSON, or the line."""
    try:
        read = json.loads(line)
        return read["note"] if isinstance(read["note"], str) else line
    except (ValueError, TypeError, KeyError):
        return line


def parse_trusted(content):
    """The checkpoints in a text: signed notes, lines of JSON with notes, name, size and root as on paper."""
    lines = "\n".join(note_of_line(line) for line in content.lstrip("\ufeff").splitlines()).split("\n")
    found = []
    for origin, size, root, more, signatures in NOTE.findall("\n".join(line.strip() for line in lines)):
        root = root.replace(" ", "")
        head = f"{origin}\n{size}\n{root}\n"
        if signatures:
            found.append(parse_note(f"{head}{more}\n{signatures.rstrip()}\n"))
        else:
            found.append(Note(origin, int(size), unb64(root), head, []))
    return [note for note in found if note and note.root]
