#!/usr/bin/env python3
"""Gives `homeward import --dry-run` files damaged at random, and counts panics.

    bench/malformed.py [FILES] [SEED]     default 10,000 files, a hundred to a command

Damage: bytes changed, cut, doubled, swapped; rows and columns moved; other encodings; XML tags
broken. A command may refuse (2) or report; it may not panic (101) or be killed."""

import pathlib
import random
import sys
import tempfile

from homeward import run

COUNCIL = "E08000010"
files = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)


def damaged(data):
    for _ in range(chance.choice([1, 1, 2, 5, 40])):
        if not data:
            return data
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        lines = data.split(b"\n")
        data = chance.choice([
            lambda: data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
            lambda: data[:at],
            lambda: data[:at] + data[to:],
            lambda: data[:to] + data[at:],
            lambda: data[:at] + chance.choice([b'"', b",", b"\r\n", b"\0", b"\xff\xfe", b"<", b">", b"&#0;", b"31/02/2027", b"9" * 400, "é".encode("cp1252")]) + data[at:],
            lambda: b"\n".join(chance.sample(lines, len(lines))),
            lambda: b"\n".join(b",".join(chance.sample(c := line.split(b","), len(c))) for line in lines),
            lambda: data.decode("utf-8", "replace").encode("utf-16"),
            lambda: data.replace(b",", chance.choice([b";", b"\t", b",,"])),
        ])()
    return data


with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    work = pathlib.Path(work)
    run("borough", "make", "--children", 3, "--from", 2026, "--to", 2027, "--seed", 1, "--out", work / "files")
    whole = [f.read_bytes() for f in sorted((work / "files").rglob("*")) if f.is_file()]
    xml = pathlib.Path(__file__).resolve().parent.parent / "crates/rulebook/fixtures"
    whole += [f.read_bytes() for f in xml.rglob("*.xml")]
    run("import", work / "files", "--council", COUNCIL, "--data", work / "data", "--yes")
    bad, slowest, codes = 0, 0.0, {}
    for turn in range(0, files, 100):
        folder = work / "damaged"
        folder.mkdir()
        for n in range(100):
            (folder / f"{n}.{chance.choice(['csv', 'xml', 'txt'])}").write_bytes(damaged(chance.choice(whole)))
        seconds, _, done = run("import", folder, "--council", COUNCIL, "--data", work / "data", "--dry-run", check=False)
        slowest = max(slowest, seconds)
        codes[done.returncode] = codes.get(done.returncode, 0) + 1
        if done.returncode not in (0, 1, 2) or "panicked" in done.stderr:
            bad += 1
            kept = pathlib.Path(tempfile.mkdtemp(prefix="homeward-panic."))
            folder.rename(kept / "files")
            print(f"panic: {kept}/files: {done.stderr.strip()[:400]}")
        else:
            for f in folder.iterdir():
                f.unlink()
            folder.rmdir()
    print(f"{files} damaged files in {sum(codes.values())} commands; answers {codes}; slowest hundred {slowest:.2f} s; panics {bad}")
    sys.exit(1 if bad else 0)
