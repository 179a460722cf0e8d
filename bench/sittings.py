"""One live sitting: many screens in its hall ask for its board while several secretaries press.

Everybody asks as often as the page tells them to, over a connection of their own. A secretary asks for the board
again after every press, as the page's script does, and does not press again before an answer has come.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlencode

from bench import site
from bench.report import Measurement, Target

PRESSED_SECONDS, LASTS_SECONDS, OPENED_SECONDS = 2.0, 60.0, 0.05
LATEST_MS = Target("value", "<=", 200)
NEXT = re.compile(r'hx-get="([^"]+)"\s+hx-trigger="every ([0-9]+)ms"')
ANSWERS = (http.HTTPStatus.OK, http.HTTPStatus.NO_CONTENT)
TOKEN = "b" * 32
Lost = (OSError, http.client.HTTPException, site.ServerFailed)


@dataclass
class Heard:
    """Milliseconds of every answer, and what went wrong."""

    polls: list[float] = field(default_factory=list)
    presses: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class Hall:
    """A running server with one sitting that goes on from `begins`."""

    running: site.Site
    sitting: int
    heard: Heard
    begins: float

    @property
    def ends(self) -> float:
        return self.begins + LASTS_SECONDS


def measure(people: int) -> list[Measurement]:
    """p95 of a screen's question and of a press, connections included. The clients work on the same processors."""
    site.BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-hall-", dir=site.BUILD) as folder:
        environment = {**os.environ, "GUIJU_DATA": folder, "GUIJU_DATABASE_URL": "", "PYTHONWARNINGS": "ignore"}
        command = [sys.executable, "-m", "bench.sitting_data", str(people)]
        made = subprocess.run(command, cwd=site.ROOT, env=environment, stdout=subprocess.PIPE, check=True)
        filled = json.loads(made.stdout.splitlines()[-1])
        with site.running_site(site.Data(environment, filled["secretaries"][0])) as running:
            heard = _sit(running, filled)
    if heard.failures:
        raise site.ServerFailed(heard.failures[0])
    about = f"{people} screens, {len(filled['secretaries'])} secretaries, {len(heard.polls) / LASTS_SECONDS:.0f} "
    about += f"questions/s, {heard.drawn} boards sent"
    return [
        _line("screens of one live sitting, p95", heard.polls, about),
        _line("presses of its secretaries, p95", heard.presses, f"{len(heard.presses)} presses"),
    ]


def _line(name: str, waits: Sequence[float], about: str) -> Measurement:
    def at(share: float) -> float:
        return sorted(waits)[int(len(waits) * share)]

    note = f"{about}; median {at(0.5):.0f} ms, p99 {at(0.99):.0f} ms, longest {max(waits):.0f} ms"
    return Measurement(name, at(0.95), "ms", target=LATEST_MS, note=note)


def _sit(running: site.Site, filled: Mapping[str, Any]) -> Heard:
    first, sessions = time.perf_counter(), filled["sessions"]
    hall = Hall(running, filled["sitting"], Heard(), first + len(sessions) * OPENED_SECONDS + 1)
    opened = [first + n * OPENED_SECONDS for n in range(len(sessions))]
    threads = [
        threading.Thread(target=_screen, args=(hall, session, opens))
        for session, opens in zip(sessions, opened, strict=True)
    ]
    secretaries = filled["secretaries"]
    for place, session in enumerate(secretaries):
        own = filled["posts"][place :: len(secretaries)]
        threads.append(threading.Thread(target=_secretary, args=(hall, session, own, place / len(secretaries))))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return hall.heard


class Screen:
    """A page that shows the board: it knows where and when to ask for the next one."""

    def __init__(self, hall: Hall, session: str, kind: str) -> None:
        self.hall, self.session = hall, session
        _, body = ask(hall.running, f"/meetings/hall/{hall.sitting}/{kind}", session)
        self.address, self.every = _next(body)

    def ask(self) -> None:
        """Asks for the board, and notes how long that took."""
        asked = time.perf_counter()
        status, body = ask(self.hall.running, self.address, self.session)
        if asked >= self.hall.begins:
            self.hall.heard.polls.append((time.perf_counter() - asked) * 1000)
        if status == http.HTTPStatus.OK:
            self.address, self.every = _next(body)
            self.hall.heard.drawn += 1


def _screen(hall: Hall, session: str, opens: float) -> None:
    try:
        _sleep_until(opens)
        screen = Screen(hall, session, "display/")
        due = time.perf_counter() + screen.every
        while due < hall.ends:
            _sleep_until(due)
            screen.ask()
            due += screen.every
    except Lost as failure:
        hall.heard.failures.append(str(failure))


def _secretary(hall: Hall, session: str, posts: Sequence[int], begins: float) -> None:
    """Notes one person after another as gone and back, and looks at the board in between."""
    try:
        screen = Screen(hall, session, "")
        looks, presses, pressed = time.perf_counter() + screen.every, hall.begins + begins, 0
        while min(looks, presses) < hall.ends:
            _sleep_until(min(looks, presses))
            if looks <= presses:
                screen.ask()
                looks += screen.every
                continue
            _press(hall, session, posts, pressed)
            screen.ask()
            pressed, presses = pressed + 1, presses + PRESSED_SECONDS
    except Lost as failure:
        hall.heard.failures.append(str(failure))


def _press(hall: Hall, session: str, posts: Sequence[int], pressed: int) -> None:
    there = ("present", "absent")
    seen, status = there if pressed // len(posts) % 2 == 0 else reversed(there)
    fields = {"post": posts[pressed % len(posts)], "status": status, "seen": seen, "token": f"{session[:8]}-{pressed}"}
    asked = time.perf_counter()
    ask(hall.running, f"/meetings/hall/{hall.sitting}/arrive/", session, fields)
    hall.heard.presses.append((time.perf_counter() - asked) * 1000)


def ask(running: site.Site, path: str, session: str, fields: Mapping[str, Any] | None = None) -> tuple[int, str]:
    """One request over its own connection. Raises ServerFailed for any answer that a page does not expect."""
    connection = running.connection()
    headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Accept": "application/json"}
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


def _next(body: str) -> tuple[str, float]:
    found = NEXT.search(body)
    if found is None:
        raise site.ServerFailed(f"no board: {body[:200]}")
    return unescape(found[1]), int(found[2]) / 1000


def _sleep_until(due: float) -> None:
    time.sleep(max(0, due - time.perf_counter()))
