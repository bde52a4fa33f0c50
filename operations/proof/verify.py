#!/usr/bin/env python3
"""Checks a Bihuan record with nothing but Python's standard library. Written from docs/log.md alone, by somebody
who had seen nothing else of the project.

  python3 verify.py --copy DIR --database postgresql://USER:PASSWORD@HOST:PORT/NAME
                    [--trusted FILE]... [--key LINE-OR-FILE]... [--outage FROM/TO]... [--grace SECONDS] [--json]

Exit code: 0 nothing was altered, 1 something was, 2 there was not enough to compare with, or it could not run.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from verifier.checks import Verifier  # noqa: E402
from verifier.database import Database  # noqa: E402
from verifier.notes import parse_key, parse_trusted  # noqa: E402
from verifier.outside import Copy  # noqa: E402
from verifier.pg import PgError  # noqa: E402
from verifier.small import CannotRun, b64, instant  # noqa: E402

# Nesting of JSON is as deep as the application lets it be.
sys.setrecursionlimit(20000)


def read_trusted(args):
    """The checkpoints in files or texts; CannotRun where there is none."""
    found = []
    for t in args:
        name = "text" if "\n" in t else t
        if name == t and os.path.isfile(t):
            with open(t, encoding="utf-8") as f:
                content = f.read()
        else:
            content = t
        notes = parse_trusted(content)
        if not notes:
            raise CannotRun(f"--trusted {name}: neither a file with a checkpoint nor the text of one")
        found += [(name, n) for n in notes]
    return found


def read_given_keys(args):
    """The public keys in lines or files; CannotRun where a line is none."""
    found = []
    for given in args:
        content = given
        if os.path.isfile(given):
            with open(given, encoding="utf-8") as f:
                content = f.read()
        keys = [parse_key(line.strip()) for line in content.split("\n") if line.strip()]
        if not keys or None in keys:
            raise CannotRun(f"--key {given}: neither the line of a public key nor a file with such lines alone")
        found += keys
    return found


def read_outage(text):
    """FROM/TO, two instants; CannotRun where it is none."""
    ends = [instant(t) for t in text.split("/")]
    if len(ends) != 2 or None in ends or ends[0] > ends[1]:
        raise CannotRun(f"--outage {text}: give two instants, FROM/TO")
    return tuple(ends)


def main(argv=None):
    """Runs the command; the exit code."""
    p = argparse.ArgumentParser(prog="verify.py")
    p.add_argument("--copy", required=True)
    p.add_argument("--database", required=True)
    p.add_argument("--trusted", action="append", default=[])
    p.add_argument("--key", action="append", default=[])
    p.add_argument("--outage", action="append", default=[])
    p.add_argument("--grace", type=float, default=30)
    p.add_argument("--json", action="store_true")
    a = p.parse_args(argv)  # argparse leaves with 2, as the page has it for what could not run
    try:
        trusted = read_trusted(a.trusted)
        copy = Copy(a.copy, read_given_keys(a.key))  # first, since the copy follows the database
        v = Verifier(copy, Database(a.database), trusted, a.grace, [read_outage(o) for o in a.outage])
        verdict = v.run()
    except (CannotRun, PgError, OSError, UnicodeDecodeError) as e:
        if a.json:
            print(
                json.dumps(
                    {
                        "verdict": "uncompared",
                        "size": None,
                        "root": None,
                        "lacking": [],
                        "faultCount": 0,
                        "faults": [],
                        "error": str(e),
                    },
                    ensure_ascii=False,
                )
            )
        print(f"could not run: {e}", file=sys.stderr)
        return 2
    code = {"good": 0, "altered": 1, "uncompared": 2}[verdict]
    if a.json:
        print(
            json.dumps(
                {
                    "verdict": verdict,
                    "size": v.size,
                    "root": b64(v.root),
                    "covered": v.outside,
                    "origin": v.origin,
                    "lacking": v.lacking,
                    "faultCount": len(v.faults),
                    "faults": v.faults[:100],
                    "erasures": v.listed,
                    "notes": v.notes,
                },
                ensure_ascii=False,
                indent=1,
            )
        )
        return code
    print(f"{verdict}: {v.size} leaves, root {b64(v.root)}, covered outside up to {v.outside}")
    for x in v.lacking:
        print(f"lacking: {x}")
    for f in v.faults[:50]:
        where = ", ".join(f"{k} {x}" for k, x in f.items() if k not in ("code", "detail"))
        print(f"{f['code']}: {where} - {f['detail']}")
    if len(v.faults) > 50:
        print(f"... {len(v.faults)} faults in all")
    for e in v.listed:
        print("erasure: " + json.dumps(e, ensure_ascii=False))
    for n in v.notes:
        print(f"note: {n}")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.exit(2)
    except Exception as e:  # never an exit code of 1 that no fault stands behind
        print(f"could not run: {type(e).__name__}: {e}", file=sys.stderr)
        sys.exit(2)
