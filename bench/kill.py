#!/usr/bin/env python3
"""Kills the real server again and again while people write and look, and asks what is left.

    bench/kill.py [KILLS] [SEED]     default 100 kills

Each worker keeps a ledger of its own: what was answered "saved", and how often each page was shown.
At the end every saved thing must be there once, every page shown must be in the access log, and
`homeward verify` and `rebuild --compare` must pass."""

import collections
import pathlib
import random
import re
import sqlite3
import sys
import tempfile
import threading
import time

from homeward import Fields, Person, Server, run

COUNCIL = "E08000010"
WORKERS = 8
kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)

saved = {}  # token -> child
asked = set()  # every token ever sent
shown = collections.Counter()  # child -> pages of theirs that arrived whole
faults, lock = collections.Counter(), threading.Lock()
over = threading.Event()


def worker(number, port, children):
    mine = random.Random(number)
    person, count = None, 0
    while not over.is_set():
        try:
            person = person or Person(port, "social_worker")
            child = mine.choice(children)
            status, text, _ = person.get(f"{child}/who-matters")
            if status != 200:
                raise OSError(f"the form was answered {status}")
            with lock:
                shown[child] += 1
            count += 1
            token = f"Ledger{number}x{count}"
            fields = [(k, v) for k, v in Fields(text).fields if k not in ("name", "relation")]
            with lock:
                asked.add(token)
            status, _, _ = person.post(f"{child}/who-matters", fields + [("name", token), ("relation", "friend")])
            with lock:
                if status == 303:
                    saved[token] = child
                elif status != 503:
                    faults[status] += 1
        except (OSError, SystemExit):
            person = None
            time.sleep(0.01)


with tempfile.TemporaryDirectory(prefix="homeward-bench.") as work:
    data = pathlib.Path(work)
    run("demo", "--only-make", "--children", 20, "--data", data)
    starts = []
    with Server(data) as server:
        lead = Person(server.port, "social_worker")
        children = [link for link in Fields(lead.get("/young-people")[1]).links if re.fullmatch(r"/young-people/[0-9a-f-]{36}", link)][:12]
        people = [threading.Thread(target=worker, args=(n, server.port, children)) for n in range(WORKERS)]
        for person in people:
            person.start()
        for turn in range(kills):
            time.sleep(chance.uniform(0.1, 0.9))
            server.kill()
            server.start()
            starts.append(server.first_page)
        time.sleep(0.5)
        over.set()
        for person in people:
            person.join()
        lead = Person(server.port, "social_worker")
        there = collections.Counter()
        for child in children:
            page = lead.get(child)[1]
            there.update(re.findall(r"Ledger\d+x\d+", re.sub(r"<span class=\"govuk-visually-hidden\">.*?</span>", "", page)))
    lost = [token for token in saved if not there[token]]
    twice = [token for token, count in there.items() if count > 1]
    unasked = [token for token in there if token not in asked]
    with sqlite3.connect(f"file:{data}/{COUNCIL}.sqlite-looks?mode=ro", uri=True) as looks:
        logged = collections.Counter(dict(looks.execute("SELECT subject, count(*) FROM access_log WHERE allowed = 1 GROUP BY subject")))
    unlogged = {child: (count, logged[child.rsplit("/", 1)[1]]) for child, count in shown.items() if logged[child.rsplit("/", 1)[1]] < count}
    print(f"{kills} kills; back in {min(starts):.2f} to {max(starts):.2f} s")
    print(f"{len(saved)} of {len(asked)} saved: lost {len(lost)}, twice {len(twice)}, never asked {len(unasked)}; unexpected answers {dict(faults) or 'none'}")
    print(f"{sum(shown.values())} pages shown: not in the access log {len(unlogged)}")
    print(run("verify", "--council", COUNCIL, "--data", data)[2].stdout.strip())
    print(run("rebuild", "--compare", "--council", COUNCIL, "--data", data)[2].stdout.strip())
    sys.exit(1 if lost or twice or unasked or unlogged or faults else 0)
