#!/usr/bin/env python3
"""A council's busiest hour: 7 requests a second at even odds over the pages staff open.

    bench/load.py [--rate 7] [--seconds 60] [--children 650] [--database URL]

Reports start to first page, p50 and p99 for each kind of page, and memory. The requests are sent on
time whatever the answers do (an open loop), so that a slow answer cannot hide the ones behind it."""

import argparse
import pathlib
import queue
import random
import re
import sys
import tempfile
import threading
import time

from homeward import Fields, Person, Server, ms, percentile, run

COUNCIL = "E08000010"
options = argparse.ArgumentParser()
options.add_argument("--rate", type=float, default=7)
options.add_argument("--seconds", type=int, default=60)
options.add_argument("--children", type=int, default=650)
options.add_argument("--database", default=None)
options.add_argument("--people", type=int, default=16, help="how many people are signed in")
asked = options.parse_args()
chance = random.Random(1)


def kind_of(path):
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "{id}", path.split("?")[0])


with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    work = pathlib.Path(work)
    more = ["--database", asked.database] if asked.database else []
    run("demo", "--only-make", "--children", asked.children, "--data", work, *more)
    with Server(work, *more) as server:
        print(f"start to first page {ms(server.first_page)}; {server.resident_mb():.0f} MB resident")
        lead = Person(server.port, "service_lead")
        listed = Fields(lead.get("/young-people")[1]).links
        children = sorted({link for link in listed if re.fullmatch(r"/young-people/[0-9a-f-]{36}", link)})
        if not children:
            sys.exit("the list of young people names nobody")
        pages = ["/", "/young-people", "/young-people?q=an", "/numbers", *children]
        waiting, times, wrong, lock = queue.Queue(), {}, {}, threading.Lock()

        def work_through():
            person = Person(server.port, "service_lead")
            while (due := waiting.get()) is not None:
                at, path = due
                status, _, _ = person.get(path)
                took = time.monotonic() - at
                with lock:
                    times.setdefault(kind_of(path), []).append(took)
                    if status != 200:
                        wrong[status] = wrong.get(status, 0) + 1

        people = [threading.Thread(target=work_through) for _ in range(asked.people)]
        for person in people:
            person.start()
        begin = time.monotonic() + 1
        total = int(asked.rate * asked.seconds)
        for n in range(total):
            at = begin + n / asked.rate
            time.sleep(max(0, at - time.monotonic()))
            page = chance.choice(pages[:4]) if chance.random() < 0.4 else chance.choice(children)
            waiting.put((at, page))
        for _ in people:
            waiting.put(None)
        for person in people:
            person.join()
        everything = [t for of in times.values() for t in of]
        print(f"{total} requests at {asked.rate:g} a second; not 200: {wrong or 'none'}; {server.resident_mb():.0f} MB resident")
        for name, of in sorted(times.items()) + [("all", everything)]:
            print(f"  {name:28} {len(of):6}  p50 {ms(percentile(of, .5)):>9}  p99 {ms(percentile(of, .99)):>9}  worst {ms(max(of)):>9}")
        if wrong:
            sys.exit(1)
