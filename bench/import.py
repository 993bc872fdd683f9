#!/usr/bin/env python3
"""How long reading returns takes: seven years of a borough, then one year of all England.

    bench/import.py            both     (goals: seven years 5 s; England 2 min and 2 GB)
    bench/import.py council    the first only

Peaks are those of the largest command so far, so the small one is run first."""

import pathlib
import sys
import tempfile

from homeward import run

COUNCIL = "E08000010"


def one(title, children, years, work):
    files, data = work / f"{title}-files", work / f"{title}-data"
    seconds, peak, _ = run("borough", "make", "--children", children, "--from", years[0], "--to", years[1], "--seed", 1, "--out", files)
    size = sum(f.stat().st_size for f in files.rglob("*") if f.is_file()) / 1e6
    print(f"{title}: made {children} children, {years[0]} to {years[1]}, {size:.0f} MB of files in {seconds:.1f} s, peak {peak:.0f} MB")
    seconds, peak, done = run("import", files, "--council", COUNCIL, "--data", data, "--yes")
    print(f"{title}: read into the record in {seconds:.2f} s, peak {peak:.0f} MB")
    seconds, peak, done = run("import", files, "--council", COUNCIL, "--data", data, "--yes")
    print(f"{title}: read again (nothing to change) in {seconds:.2f} s")
    seconds, peak, _ = run("verify", "--council", COUNCIL, "--data", data)
    print(f"{title}: verified in {seconds:.2f} s")
    seconds, peak, _ = run("rebuild", "--compare", "--council", COUNCIL, "--data", data)
    print(f"{title}: rebuilt and compared in {seconds:.2f} s")


with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    one("council", 650, (2021, 2027), pathlib.Path(work))
    if "council" not in sys.argv[1:]:
        one("England", 82_000, (2027, 2027), pathlib.Path(work))
