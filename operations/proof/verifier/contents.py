"""The contents of leaves, and from which legal instant follows which real one."""

import json
from datetime import datetime, timedelta, timezone

from . import jcs
from .small import sha

ERASED = "（已依法删除）"
NEVER_PERSONAL = set(
    """
reach kind type tier field listType outcome result method signature when act key id code codeKind measure measures
department agency district officers approvedBy annulledBy docNo decisionDocNo repairGuidanceDocNo penaltyKinds
legalBasis sha256 ground requirement on from until repairFrom barredUntil decidedOn servedOn sentOn postedOn letter toldOn
hearingOn heldOn scheduledOn annulledOn
""".split()
)


def subject_of(entry_type, part, names):
    first, last = (names[0], names[-1]) if names else (None, None)
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
    if entry_type.startswith("interview."):
        return "interviewee"
    if last == "proof":
        return "recipient"
    return "entity"


def replace(value, pointer, names, personal):
    if isinstance(value, str):
        return personal(value, pointer, names)
    if isinstance(value, list):
        return [replace(x, f"{pointer}/{i}", names, personal) for i, x in enumerate(value)]
    if isinstance(value, dict):
        return {
            k: replace(x, f"{pointer}/{k.replace('~', '~0').replace('/', '~1')}", names + [k], personal)
            for k, x in value.items()
        }
    return value


def leaf_hash(content):
    return sha(b"\0", jcs.encode(content))


EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SHANGHAI = timezone(timedelta(hours=8))
LAST_INSTANT = (datetime(9999, 12, 31, tzinfo=timezone.utc) - EPOCH) / timedelta(milliseconds=1)
LAST_OF_DAY = timedelta(hours=24) - timedelta(milliseconds=1)


def is_instant(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < LAST_INSTANT


def is_clock(value, turns, now):
    """Whether it gives a day of the years 1970 to 9998, now being in milliseconds since 1970."""
    if not isinstance(value, dict) or "origin" not in value:
        return False
    origin = value["origin"]
    if origin is None:
        return value.get("mode") == "real"
    if not isinstance(origin, dict) or value.get("mode") != "sandbox":
        return False
    if "standing" in origin:
        good = all(day is not None and "1970-01-01" <= day < "9999-12-31" and len(day) == 10 for day in turns)
        return bool(turns) and good and all(at is not None for at in turns.values())
    start, real, seconds = (origin.get(name) for name in ("legalStart", "realStart", "daySeconds"))
    if not is_instant(start) or not is_instant(real) or not is_instant(seconds) or seconds <= 0:
        return False
    try:
        return is_instant(start + (now - real) * 86400 / seconds)
    except (OverflowError, ZeroDivisionError):
        return False


class Clock:
    """From an instant of the record to a real one; None where nobody can say."""

    def __init__(self, text, turns, now):
        self.mode, self.turns, self.readable = "none", turns, True
        if text is None:
            return
        # Integers as floats: one with thousands of digits is no fault of the program.
        value = json.loads(text, parse_int=float)
        self.readable = is_clock(value, turns, now)
        if not self.readable:
            return
        self.origin = value["origin"]
        self.mode = "real" if self.origin is None else "standing" if "standing" in self.origin else "running"

    def real(self, at):
        """The real instant of a legal one."""
        if at is None or self.mode == "none":
            return None
        if self.mode == "real":
            return at
        if self.mode == "standing":
            return self._turned(at.astimezone(SHANGHAI))
        ms = (at - EPOCH) / timedelta(milliseconds=1)
        try:
            return EPOCH + timedelta(
                milliseconds=self.origin["realStart"]
                + (ms - self.origin["legalStart"]) * self.origin["daySeconds"] / 86400
            )
        except OverflowError:
            return None

    def _turned(self, local):
        turned = self.turns.get(local.strftime("%Y-%m-%d"))
        if turned is None:
            return EPOCH
        since_midnight = local - local.replace(hour=0, minute=0, second=0, microsecond=0)
        return None if since_midnight >= LAST_OF_DAY else turned + since_midnight - timedelta(hours=9)
