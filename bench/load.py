#!/usr/bin/env python3
"""A council's busiest hour: 7 requests a second at even odds over the pages staff open.

    bench/load.py [--rate 7] [--seconds 60] [--children 650] [--writes 0.1] [--data DIR] [--database URL]

Reports start to first page, p50 and p99 for each kind of page, the processor time of a request and
memory. The requests are sent on time whatever the answers do (an open loop), so that a slow answer
cannot hide the ones behind it. With --writes a share of the requests writes down who matters to a young
person, as a social worker; with --data the made record is kept there and used again."""

import argparse
import os
import pathlib
import queue
import random
import re
import sys
import tempfile
import threading
import time

from homeward import Fields, Person, Server, make, ms, percentile

options = argparse.ArgumentParser()
options.add_argument("--rate", type=float, default=7)
options.add_argument("--seconds", type=int, default=60)
options.add_argument("--children", type=int, default=650)
options.add_argument("--database", default=None)
options.add_argument("--people", type=int, default=16, help="how many people are signed in")
options.add_argument("--writes", type=float, default=0.0, help="the share of requests that write something")
options.add_argument("--data", default=None, help="keep the made record here, and use it if it is there")
asked = options.parse_args()
chance = random.Random(1)


def kind_of(path):
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "{id}", path.split("?")[0])


def processor(server):
    """Seconds of processor time the server has used."""
    fields = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    work = pathlib.Path(asked.data or work)
    work.mkdir(parents=True, exist_ok=True)
    more = ["--database", asked.database] if asked.database else []
    seconds = make(work, asked.children, *more)
    print(f"made (or found) a record of {asked.children} children in {seconds:.0f} s")
    with Server(work, *more) as server:
        print(f"start to first page {ms(server.first_page)}; {server.resident_mb():.0f} MB resident")
        lead = Person(server.port, "service_lead")
        listed = Fields(lead.get("/young-people")[1]).links
        children = sorted({link for link in listed if re.fullmatch(r"/young-people/[0-9a-f-]{36}", link)})
        if not children:
            sys.exit("the list of young people names nobody")
        pages = ["/young-people", "/young-people?q=an", "/numbers", "/hub", "/homes", "/our-return"]
        # Where each leads for this persona; what they do not have is left out.
        leads = {page: lead.get(page) for page in pages}
        pages = [page if status == 200 else headers["location"] for page, (status, _, headers) in leads.items() if status in (200, 303)]
        worker = Person(server.port, "social_worker") if asked.writes else lead
        theirs = sorted({link for link in Fields(worker.get("/young-people")[1]).links if re.fullmatch(r"/young-people/[0-9a-f-]{36}", link)})
        waiting, times, wrong, lock = queue.Queue(), {}, {}, threading.Lock()

        def work_through():
            person = Person(server.port, "service_lead")
            writer = Person(server.port, "social_worker") if asked.writes else None
            while (due := waiting.get()) is not None:
                at, path = due
                if path.startswith("write "):
                    form = f"{path[6:]}/who-matters"
                    text = writer.get(form)[1]
                    fields = [(k, v) for k, v in Fields(text).fields if k not in ("name", "relation")]
                    status, _, _ = writer.post(form, fields + [("name", f"Bench {at:.3f}"), ("relation", "friend")])
                    kind, good = "write (form and save)", 303
                else:
                    status, _, _ = person.get(path)
                    kind, good = kind_of(path), 200
                took = time.monotonic() - at
                with lock:
                    times.setdefault(kind, []).append(took)
                    if status != good:
                        wrong[status] = wrong.get(status, 0) + 1

        people = [threading.Thread(target=work_through) for _ in range(asked.people)]
        for person in people:
            person.start()
        begin = time.monotonic() + 1
        total = int(asked.rate * asked.seconds)
        used = processor(server)
        for n in range(total):
            at = begin + n / asked.rate
            time.sleep(max(0, at - time.monotonic()))
            page = chance.choice(pages) if chance.random() < 0.4 else chance.choice(children)
            if chance.random() < asked.writes:
                page = "write " + chance.choice(theirs)
            waiting.put((at, page))
        for _ in people:
            waiting.put(None)
        for person in people:
            person.join()
        used = processor(server) - used
        everything = [t for of in times.values() for t in of]
        print(f"{total} requests at {asked.rate:g} a second; unexpected answers: {wrong or 'none'}; {used / total * 1000:.1f} ms of processor each; load {os.getloadavg()[0]:.1f}; {server.resident_mb():.0f} MB resident")
        for name, of in sorted(times.items()) + [("all", everything)]:
            print(f"  {name:28} {len(of):6}  p50 {ms(percentile(of, .5)):>9}  p99 {ms(percentile(of, .99)):>9}  worst {ms(max(of)):>9}")
        if wrong:
            sys.exit(1)
