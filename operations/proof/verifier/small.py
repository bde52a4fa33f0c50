"""Hashes, base64, instants and the one error that ends a run."""

import base64
import binascii
import hashlib
import re
from datetime import datetime, timedelta, timezone


class CannotRun(Exception):
    """What keeps the program from giving a verdict."""


def sha(*parts):
    h = hashlib.sha256()
    for p in parts:
        h.update(p)
    return h.digest()


def b64(b):
    return base64.b64encode(b).decode()


def unb64(s):
    """RFC 4648 section 4, canonical; None where it is not."""
    try:
        b = base64.b64decode(s.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        return None
    return b if base64.b64encode(b).decode() == s else None


def instant(text):
    """Of RFC 3339 in UTC; None where it is none."""
    m = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|\+00:00)", text or "")
    if not m:
        return None
    try:
        t = datetime.strptime(m[1], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    return t + timedelta(microseconds=int(((m[2] or "") + "000000")[:6]))


def utc(column):
    return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def bytea(text):
    if text is None:
        return None
    return bytes.fromhex(text[2:]) if text.startswith("\\x") else b""
