"""The copy outside the database, and the tree over its leaves."""

import json
import os

from .notes import parse_key
from .small import CannotRun, sha


class Copy:
    """What is in the folder. Checkpoints first, then leaves (written before they are signed), keys last.

    Where keys are handed in, those are the keys, and what else the folder has is strange.
    """

    def __init__(self, folder, given=()):
        self.folder = folder
        self.given, self.strange = list(given), []
        self.passed = []
        self.leaves, self.checkpoints, self.keys, self.begun = b"", [], [], []
        cp = self._file("checkpoints.jsonl")
        lv = self._file("leaves")
        self.absent = cp is None and lv is None
        for line in (cp or b"").replace(b"\0", b"").decode("utf-8", "replace").split("\n"):
            self._read_checkpoint(line)
        lv = lv or b""
        if len(lv) % 32:
            self.passed.append("leaves")
        self.leaves = lv[: len(lv) - len(lv) % 32]
        self.begun = self._objects("begun.jsonl", self._file("begun.jsonl"))
        self.passed_by = self._objects("passed-by.jsonl", self._file("passed-by.jsonl"))
        self.read_keys()

    def read_keys(self):
        self.keys = []
        for line in (self._file("keys.txt") or b"").split(b"\n"):
            line = line.decode("utf-8", "replace").strip()
            k = parse_key(line) if line else None
            if k:
                self.keys.append(k)
            elif line:
                self.passed.append("keys.txt")
        if self.given:
            known = {k.line for k in self.given}
            self.strange = [k.line for k in self.keys if k.line not in known]
            self.keys = self.given

    def _read_checkpoint(self, line):
        try:
            o = json.loads(line) if line else None
        except (ValueError, RecursionError):
            o = None
        if isinstance(o, dict) and isinstance(o.get("note"), str):
            self.checkpoints.append((o["note"], o.get("at"), o.get("complete") is True))
        elif line.startswith("{") and not line.endswith("}"):
            self.passed.append("checkpoints.jsonl")  # what a crash has left
        elif line:
            self.checkpoints.append((line, None, False))

    def _file(self, name):
        try:
            with open(os.path.join(self.folder, name), "rb") as f:
                return f.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as e:
            raise CannotRun(f"{name}: {e}")

    def _objects(self, name, content):
        out = []
        for line in (content or b"").split(b"\n"):
            if not line.strip():
                continue
            try:
                o = json.loads(line.decode("utf-8"))
                assert isinstance(o, dict)
                out.append(o)
            except (ValueError, AssertionError, RecursionError):
                self.passed.append(name)
        return out

    def leaf(self, i):
        return self.leaves[32 * i : 32 * i + 32]

    def __len__(self):
        return len(self.leaves) // 32


class Tree:
    """RFC 6962 section 2.1, leaf by leaf."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        self.size += 1
        n, h = self.size, leaf
        while n & 1 == 0:
            h = sha(b"\1", self.peaks.pop(), h)
            n >>= 1
        self.peaks.append(h)

    def root(self):
        if not self.peaks:
            return sha(b"")
        h = self.peaks[-1]
        for p in reversed(self.peaks[:-1]):
            h = sha(b"\1", p, h)
        return h
