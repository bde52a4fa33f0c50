#!/usr/bin/env python3
"""Checks a Bihuan record with nothing but Python's standard library, as docs/log.md describes the formats.

  python3 verify.py --copy DIR --database postgresql://USER:PASSWORD@HOST:PORT/NAME [--trusted FILE] [--json]

Exit code: 0 nothing was altered, 1 something was, 2 there was not enough to compare with, or it could not run.
"""

import argparse
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from verifier import beside, formats, postgres, record  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copy", required=True, help="the folder with leaves, checkpoints.jsonl and keys.txt")
    parser.add_argument("--database", required=True, help="address of the database; a login that may read is enough")
    parser.add_argument("--trusted", action="append", default=[], help="a file with a checkpoint kept elsewhere")
    parser.add_argument("--grace", type=float, default=30, help="seconds that an entry may wait for its leaf")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    copy = record.read_copy(given.copy)
    trusted = []
    for file in given.trusted:
        with open(file, encoding="utf-8") as text:
            notes = formats.notes_in(text.read())
        if not notes:
            raise OSError(f"{file} holds no signed checkpoint")
        trusted += notes
    begun = time.time()
    database = postgres.Connection(given.database)
    try:
        database.all("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        found = record.check(database, copy, trusted)
        found["faults"] += beside.check(database, found, given.grace)
        database.all("COMMIT")
        found["faults"] += record.never_logged(database, found["waiting"], given.grace)
    finally:
        database.close()
    lacking = record.lacking(copy)
    verdict = "altered" if found["faults"] else "uncompared" if lacking else "good"
    result = {
        "verdict": verdict,
        "size": found["size"],
        "root": found["root"],
        "lacking": lacking,
        "faultCount": len(found["faults"]),
        "faults": found["faults"][:100],
        "seconds": round(time.time() - begun, 1),
    }
    if given.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        tell(result)
    return {"good": 0, "altered": 1, "uncompared": 2}[verdict]


def tell(result):
    print(f"Items {result['size']}, root {result['root']}, {result['seconds']} s")
    if result["verdict"] == "good":
        print("Nothing was altered")
    if result["faults"]:
        print(f"{result['faultCount']} faults, the first:")
    for fault in result["faults"]:
        print("  " + ", ".join(f"{name} {value}" for name, value in fault.items()))
    for lack in result["lacking"]:
        print(f"  {lack}: nobody can say that nothing was altered")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, postgres.DatabaseError) as error:
        print(f"It could not be checked: {error}", file=sys.stderr)
        sys.exit(2)
