"""One live sitting with many screens in its hall: each asks, and a secretary presses, every two seconds."""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlencode

from bench import site
from bench.report import Measurement, Target

EVERY_SECONDS, PRESSED_SECONDS, LASTS_SECONDS = 2.0, 2.0, 30.0
LATEST_MS = Target("value", "<=", 200)
NEXT = re.compile(r'hx-get="([^"]+)"')
ANSWERS = (http.HTTPStatus.OK, http.HTTPStatus.NO_CONTENT)


@dataclass
class Heard:
    """Milliseconds of every answer, and what went wrong."""

    waits: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    drawn: int = 0


def measure(people: int) -> list[Measurement]:
    """p95 of a screen's question, connection included. The clients, in Python, work on the same processors."""
    site.BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-hall-", dir=site.BUILD) as folder:
        environment = {**os.environ, "GUIJU_DATA": folder, "GUIJU_DATABASE_URL": "", "PYTHONWARNINGS": "ignore"}
        command = [sys.executable, "-m", "bench.sitting_data", str(people)]
        made = subprocess.run(command, cwd=site.ROOT, env=environment, stdout=subprocess.PIPE, check=True)
        filled = json.loads(made.stdout.splitlines()[-1])
        with site.running_site(site.Data(environment, filled["secretary"])) as running:
            heard = _sit(running, filled)
    if heard.failures:
        raise site.ServerFailed(heard.failures[0])
    waits = sorted(heard.waits)
    rate = len(waits) / LASTS_SECONDS
    note = (
        f"{people} screens, {rate:.0f} questions/s, {heard.drawn} boards sent, median {statistics.median(waits):.0f} ms"
    )
    return [Measurement("screens of one live sitting, p95", _p95(waits), "ms", target=LATEST_MS, note=note)]


def _sit(running: site.Site, filled: Mapping[str, Any]) -> Heard:
    heard, first = Heard(), time.perf_counter()
    sessions = filled["sessions"]
    begin = first + len(sessions) * 0.05 + 1
    threads = [
        threading.Thread(target=_screen, args=(running, filled["sitting"], session, heard, (first + n * 0.05, begin)))
        for n, session in enumerate(sessions)
    ]
    threads.append(threading.Thread(target=_secretary, args=(running, filled, heard, begin)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return heard


def _screen(running: site.Site, sitting: int, session: str, heard: Heard, times: tuple[float, float]) -> None:
    opens, begins = times
    try:
        time.sleep(max(0, opens - time.perf_counter()))
        status, body = _ask(running, f"/meetings/hall/{sitting}/display/", session)
        address = _next(body)
        due = max(begins, time.perf_counter()) + (opens * 7 % EVERY_SECONDS)
        while due < begins + LASTS_SECONDS:
            time.sleep(max(0, due - time.perf_counter()))
            asked = time.perf_counter()
            status, body = _ask(running, address, session)
            heard.waits.append((time.perf_counter() - asked) * 1000)
            if status == http.HTTPStatus.OK:
                address, heard.drawn = _next(body), heard.drawn + 1
            due += EVERY_SECONDS
    except (OSError, http.client.HTTPException, site.ServerFailed) as failure:
        heard.failures.append(str(failure))


def _secretary(running: site.Site, filled: Mapping[str, Any], heard: Heard, begins: float) -> None:
    """Notes one person after another as gone and back."""
    sitting, session, posts = filled["sitting"], filled["secretary"], filled["posts"]
    pressed = 0
    while begins + pressed * PRESSED_SECONDS < begins + LASTS_SECONDS:
        time.sleep(max(0, begins + pressed * PRESSED_SECONDS - time.perf_counter()))
        status = "absent" if pressed // len(posts) % 2 == 0 else "present"
        seen = "present" if status == "absent" else "absent"
        fields = {"post": posts[pressed % len(posts)], "status": status, "seen": seen, "token": f"bench-{pressed}"}
        try:
            _ask(running, f"/meetings/hall/{sitting}/arrive/", session, fields)
        except (OSError, http.client.HTTPException, site.ServerFailed) as failure:
            heard.failures.append(str(failure))
            return
        pressed += 1


def _ask(running: site.Site, path: str, session: str, fields: Mapping[str, Any] | None = None) -> tuple[int, str]:
    connection = running.connection()
    token = "b" * 32
    headers = {"Cookie": f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token, "Accept": "application/json"}
    sent = urlencode(fields) if fields else None
    if sent:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("POST" if sent else "GET", path, body=sent, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    if answer.status not in ANSWERS:
        raise site.ServerFailed(f"{path}: {answer.status} {body[:200]}")
    return answer.status, body


def _next(body: str) -> str:
    found = NEXT.search(body)
    if found is None:
        raise site.ServerFailed(f"no board: {body[:200]}")
    return unescape(found[1])


def _p95(waits: list[float]) -> float:
    return waits[int(len(waits) * 0.95)]
