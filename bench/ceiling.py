#!/usr/bin/env python3
"""How many pages a second the real server gives with all of England's children in one record.

    bench/ceiling.py [--children 82000] [--seconds 20] [--connections 64] [--data DIR] [--database URL]

Each page is decided, logged and the log committed before it leaves, as always. The load (wrk, from
Debian's package) runs on the same machine. With --database the record is in that PostgreSQL: give one
that is safe to fill."""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from homeward import Fields, Person, Server, make

options = argparse.ArgumentParser()
options.add_argument("--children", type=int, default=82_000)
options.add_argument("--seconds", type=int, default=20)
options.add_argument("--connections", type=int, default=64)
options.add_argument("--database", default=None)
options.add_argument("--data", default=None, help="keep the made record here, and use it if it is there")
asked = options.parse_args()
if not shutil.which("wrk"):
    sys.exit("Missing: wrk. On Debian or Ubuntu: apt-get install wrk")

here = pathlib.Path(__file__).resolve().parent
with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    data = pathlib.Path(asked.data or work)
    data.mkdir(parents=True, exist_ok=True)
    more = ["--database", asked.database] if asked.database else []
    seconds = make(data, asked.children, *more)
    print(f"made (or found) a record of {asked.children} children in {seconds:.0f} s")
    with Server(data, *more) as server:
        print(f"start to first page {server.first_page * 1000:.0f} ms, {server.resident_mb():.0f} MB resident")
        lead = Person(server.port, "service_lead")
        children = set()
        for page in range(1, 11):
            links = Fields(lead.get(f"/young-people?page={page}")[1]).links
            children |= {link for link in links if re.fullmatch(r"/young-people/[0-9a-f-]{36}", link)}
        if not children:
            sys.exit("the list of young people names nobody")
        kinds = {
            "young person's page": sorted(children),
            "list of young people": [f"/young-people?page={n}" for n in range(1, 11)],
            "search": ["/young-people?q=" + letters for letters in ("an", "smi", "jo", "lee", "mar")],
            "numbers": ["/numbers"],
            "homes": ["/homes"],
            "our return": ["/our-return/2027"],
        }
        kinds["pages and lists mixed"] = kinds["young person's page"] + kinds["list of young people"]
        for name, pages in kinds.items():
            # Whoever comes first waits until what is kept is made.
            begun = time.monotonic()
            status = lead.get(pages[0])[0]
            first = time.monotonic() - begun
            if status != 200:
                sys.exit(f"{pages[0]} was answered {status}")
            listing = pathlib.Path(work) / "pages"
            listing.write_text("\n".join(pages) + "\n")
            said = subprocess.run(
                ["wrk", "-t2", f"-c{asked.connections}", f"-d{asked.seconds}s", "--latency", "-s", here / "pages.lua", f"http://127.0.0.1:{server.port}"],
                env=os.environ | {"PAGES": str(listing), "COOKIE": lead.cookie()}, capture_output=True, text=True)
            print(f"  {name:22} {said.stdout.strip().splitlines()[-1] if said.stdout else said.stderr}; first look {first:.2f} s; {server.resident_mb():.0f} MB")
