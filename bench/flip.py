#!/usr/bin/env python3
"""Flips one bit in the content of one fact of a closed record, and asks `homeward verify`.

    bench/flip.py [TIMES] [SEED]     default 1,000 times; every flip must be found

The unharmed record must pass, or the run proves nothing."""

import pathlib
import random
import sqlite3
import sys
import tempfile

from homeward import run

COUNCIL = "E08000010"
times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)

with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    work = pathlib.Path(work)
    run("borough", "make", "--children", 40, "--from", 2026, "--to", 2027, "--seed", 1, "--out", work / "files")
    run("import", work / "files", "--council", COUNCIL, "--data", work / "data", "--yes")
    verify = ("verify", "--council", COUNCIL, "--data", work / "data")
    run(*verify)
    record = work / "data" / f"{COUNCIL}.sqlite"
    with sqlite3.connect(record) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        contents = [row[0] for row in database.execute("SELECT content FROM fact WHERE content IS NOT NULL")]
    database.close()
    whole = record.read_bytes()
    found = missed = copies = skipped = 0
    first_words = ""
    for turn in range(times):
        content = chance.choice(contents)
        content = content.encode() if isinstance(content, str) else content
        at = whole.find(content)
        if at < 0:  # spread over several pages of the file
            skipped += 1
            continue
        at += chance.randrange(len(content))
        with open(record, "r+b") as file:
            file.seek(at)
            file.write(bytes([whole[at] ^ (1 << chance.randrange(8))]))
        _, _, done = run(*verify, check=False)
        if done.returncode == 0:
            # The same words stand in a projection too: was it the fact that was harmed, or its copy?
            with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as database:
                facts = [row[0] for row in database.execute("SELECT content FROM fact WHERE content IS NOT NULL")]
            database.close()
            if facts == contents:
                copies += 1
            else:
                missed += 1
                print(f"missed: byte {at}")
        else:
            found += 1
            first_words = first_words or (done.stdout + done.stderr).strip()
        with open(record, "r+b") as file:
            file.seek(at)
            file.write(whole[at : at + 1])
    run(*verify)
    print(f"flips found {found}, missed {missed}; in a projection's copy, which rebuild --compare looks at, {copies}; contents not in one piece {skipped}")
    print(f"the first was answered: {first_words}")
    sys.exit(1 if missed or not found else 0)
