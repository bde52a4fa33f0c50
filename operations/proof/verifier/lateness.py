"""What got its leaf long after it was written, by the checkpoints of the copy."""

from datetime import timedelta

from .notes import parse_note
from .small import instant

LATE = timedelta(minutes=15)
SLACK = timedelta(seconds=60)


class Lateness:
    """Leaf after leaf, in their order; behind the first complete checkpoint."""

    def __init__(self, checkpoints):
        self.rising, largest = [], -1
        for text, at, complete in checkpoints:
            note, t = parse_note(text), instant(at) if isinstance(at, str) else None
            if note is None or t is None or note.size <= largest:
                continue
            largest = note.size
            self.rising.append((note.size, t, complete))
        self.next, self.begun = 0, False
        self.seen = {"entry": -1, "beside": -1}
        self.signed = []  # (highest numbers covered, when)
        self.standstills = []  # [from, until, items]

    def take(self, position, kind, number, at):
        """Whether it was passed over; where all waited, that is kept as a time in which the log stood still."""
        while self.next < len(self.rising) and self.rising[self.next][0] <= position:
            _, t, complete = self.rising[self.next]
            self.begun = self.begun or complete
            if not self.signed or self.signed[-1][0] != self.seen:
                self.signed.append((dict(self.seen), t))
            self.next += 1
        later = None
        if self.signed and number < self.signed[-1][0][kind]:
            later = next(t for seen, t in self.signed if seen[kind] > number)
        self.seen[kind] = max(self.seen[kind], number)
        if not self.begun:
            return False
        covered = self.rising[self.next][1] if self.next < len(self.rising) else None
        if later and (covered is not None and covered - later > LATE or at is not None and at - later > SLACK):
            return True
        if at is not None and covered is not None and covered - at > LATE:
            self._stood(at, covered)
        return False

    def _stood(self, at, until):
        last = self.standstills[-1] if self.standstills else None
        if last and at <= last[1]:
            last[0], last[1], last[2] = min(last[0], at), max(last[1], until), last[2] + 1
        else:
            self.standstills.append([at, until, 1])

    def unexplained(self, outages):
        return any(not any(a <= at and until <= b for a, b in outages) for at, until, _ in self.standstills)
