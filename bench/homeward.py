"""Starts the real binary, signs in to a demonstration and asks for pages: what every bench shares.

Standard library only. The binary is HOMEWARD_BINARY, or target/release/homeward."""

import csv
import http.client
import html.parser
import json
import os
import pathlib
import re
import resource
import socket
import subprocess
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
BINARY = os.environ.get("HOMEWARD_BINARY", str(TARGET / "release" / "homeward"))


def run(*words, check=True, **options):
    """Runs one command of the binary; gives (seconds, peak MB, completed process)."""
    started = time.monotonic()
    process = subprocess.Popen([BINARY, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    out, err = process.communicate()
    seconds = time.monotonic() - started
    if check and process.returncode != 0:
        sys.exit(f"homeward {' '.join(map(str, words))}\n{out}{err}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, peak, subprocess.CompletedProcess(process.args, process.returncode, out, err)


# A demonstration of more than so many children is one year of returns and names, without the stories,
# the homes' life and the years before: what England in one record needs to be looked at.
LARGE = 5_000


def make(data, children, *words):
    """Makes a demonstration in a data directory, or finds the one made before; gives the seconds."""
    data = pathlib.Path(data)
    if (data / "began").exists():
        return 0.0
    if children <= LARGE:
        return run("demo", "--only-make", "--children", children, "--data", data, *words)[0]
    began = time.monotonic()
    files, stories = data / "files", data / "stories.jsonl"
    run("borough", "make", "--children", children, "--from", 2027, "--to", 2027, "--seed", 1, "--stories", stories, "--out", files)
    names = data / "names.csv"
    with open(stories) as told, open(names, "w", newline="") as to:
        sheet = csv.writer(to)
        sheet.writerow(["CHILD", "First name", "Last name"])
        for line in told:
            one = json.loads(line).get("young_person")
            if one:
                sheet.writerow([one["child"], one["given"], one["family"]])
    stories.unlink()
    run("demo", "--only-make", "--returns", files, "--data", data, *words)
    run("names", names, "--council", "E08000010", "--data", data, *words, check=False)
    return time.monotonic() - began


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """`homeward demo` over a data directory that was made before, or a database beside it."""

    def __init__(self, data, *words, port=None):
        self.port = port or free_port()
        self.words = [BINARY, "demo", "--data", str(data), "--listen", f"127.0.0.1:{self.port}", *map(str, words)]
        self.log = open(pathlib.Path(data) / "server.log", "ab")
        self.start()

    def start(self):
        """Starts it and waits for the first page; keeps the seconds that took in `first_page`."""
        started = time.monotonic()
        self.process = subprocess.Popen(self.words, stdout=self.log, stderr=self.log)
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/sign-in")
                answer = connection.getresponse()
                answer.read()
                if answer.status == 200:
                    break
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"the server stopped with {self.process.returncode}; see {self.log.name}")
                time.sleep(0.002)
        self.first_page = time.monotonic() - started

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def resident_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


class Fields(html.parser.HTMLParser):
    """The fields a form would send as it stands, and the links of a page."""

    def __init__(self, text):
        super().__init__()
        self.fields, self.links, self.people = [], [], {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        if tag == "a" and of.get("href", "").startswith("/"):
            self.links.append(of["href"])
        if tag == "button" and "data-persona" in of:
            self.people.setdefault(of["data-persona"], []).append(of.get("value"))
        if tag == "input" and of.get("name") and of.get("type") in ("hidden", "text", None):
            self.fields.append((of["name"], of.get("value", "")))


class Person:
    """Somebody signed in, over one kept-open connection."""

    def __init__(self, port, persona=None, which=0):
        self.port, self.cookies, self.connection = port, {}, None
        if persona:
            page = self.get("/sign-in")[1]
            people = Fields(page).people
            if persona not in people:
                sys.exit(f"the demonstration has no {persona}; it has {', '.join(people)}")
            these = people[persona]
            status, _, _ = self.post("/sign-in", [("next", "/"), ("member", these[which % len(these)])])
            if status != 303:
                sys.exit(f"signing in as {persona} was answered {status}")

    def ask(self, method, path, body=None, kind=None):
        """(status, text, headers); raises OSError when the server goes away."""
        kept = self.connection is not None
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Accept": "text/html"}
        if body is not None:
            headers |= {"Content-Type": kind, "Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as gone:
            self.connection.close()
            self.connection = None
            if kept and method == "GET" and isinstance(gone, http.client.RemoteDisconnected):
                # The server closes a connection that nobody used for a while, as browsers expect.
                return self.ask(method, path)
            raise OSError(str(gone)) from gone
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer.status, text, answer.headers

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")

    def cookie(self):
        return "; ".join(f"{k}={v}" for k, v in self.cookies.items())


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def ms(seconds):
    return f"{seconds * 1000:.1f} ms"
