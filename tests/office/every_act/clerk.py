"""Somebody who works through a browser alone: fills in what a page asks, and does what their list asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.enactment.matter import lacking
from guiju.office.people.models import Person
from guiju.office.people.queries import holder
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.planning.plan_json import plan_from_json
from office.cases_web.browsing import Fields, Form, fields, text
from office.cases_web.conftest import BACKEND

WORDS = "没有不同意见。"
MOST_STEPS = 60


class NotOnScreen(AssertionError):
    """A page does not offer what the rules ask for."""


@dataclass
class Town:
    """Everybody's browser. `asked` counts the steps that were taken from somebody's own list."""

    on: date
    browsers: dict[int, Client] = field(default_factory=dict)
    asked: int = 0

    def of(self, person: Person) -> Client:
        """The browser of somebody who has signed in."""
        if person.pk not in self.browsers:
            self.browsers[person.pk] = Client()
            self.browsers[person.pk].force_login(person, backend=BACKEND)
        return self.browsers[person.pk]

    def account(self, username: str) -> Client:
        """The browser of an account."""
        return self.of(Person.objects.get(username=username))

    def walk(self, case: int, drafter: Client, office: Client) -> CaseState:
        """Everybody who is asked opens the case from their list and does it, until nobody is asked any more."""
        for _ in range(MOST_STEPS):
            state = state_of(case)
            todo = [(step, seat) for step in state.active_steps() for _, seat in step.open_seats()]
            if state.held:
                cure(case, drafter, state)
            elif state.ended or not todo:
                return state
            else:
                self._step(case, office, *todo[0])
        raise NotOnScreen(f"{state.title}: {[step.key for step in state.active_steps()]}")

    def _step(self, case: int, office: Client, step: StepState, seat: Seat) -> None:
        if seat.operation == "wait":
            send(office, case, "record_outcome", step.key, {"passes": "yes", "text": WORDS})
            return
        person = next(found for post in seat.posts if (found := holder(post, self.on)))
        client = self.of(person)
        if f"/cases/{case}/" not in text(client.get("/")):
            raise NotOnScreen(f"{person.username} is asked for {step.key} and does not see it in the list")
        self.asked += 1
        send(client, case, seat.operation, step.key, {"text": WORDS, "evidence": "登记簿第1号"})


def file(client: Client, act: str, title: str, facts: Mapping[str, Any]) -> int:
    """Open a case through its form; answers its key."""
    page = client.get(f"/new/{act}/")
    assert page.status_code == 200, text(page)
    given = fields(page) | {name: value for name, value in facts.items() if value is not None}
    for name in (name for name, value in facts.items() if value is None):
        given.pop(name, None)
    whys = {name: "情况就是这样。" for name in given if name.startswith("f-why_")}
    answer = client.post(f"/new/{act}/", given | whys | {"title": title, "do": "save"})
    assert answer.status_code == 302, wrong(answer)
    return int(answer["Location"].strip("/").split("/")[-1])


def write(case: int, client: Client, title: str) -> None:
    """Write the text of the document that the case is about."""
    address = f"/documents/{case}/draft/"
    given = fields(client.get(address)) | {"title": title, "body": "一、总的要求。按规则办理。"}
    answer = client.post(address, given)
    assert answer.status_code == 302, wrong(answer)


def bring(case: int, client: Client) -> int:
    """Attach everything that the rules ask of the drafter, each under its kind; how many there were."""
    state = state_of(case)
    have = frozenset(kind for kind, _ in state.materials)
    rows = lacking(plan_from_json(state.plan), vocabulary(), have, vocabulary().materials)
    for kind, zh, _ in rows:
        paper = SimpleUploadedFile(f"{zh}.txt", f"{zh}:{state.title}".encode())
        answer = client.post(f"/documents/{case}/attachments/", {"kind": kind, "file": paper})
        assert answer.status_code == 302, f"{kind}: {wrong(answer)}"
    return len(rows)


def cure(case: int, drafter: Client, state: CaseState) -> None:
    """The drafter brings what holds the case, or says why it may go on without."""
    if not bring(case, drafter):
        send(drafter, case, "waive", "", {"reason": "情况特殊。"})
    assert state_of(case).head_seq > state.head_seq, f"{state.title}: {state.held}"


def send(client: Client, case: int, operation: str, step: str, words: Mapping[str, str]) -> None:
    """Fill in the form of an operation on the page of a case, as far as it asks, and send it."""
    address = f"/cases/{case}/{operation}/"
    form = _form(text(client.get(f"/cases/{case}/")), address, step)
    form = _form(text(client.get(address, {"step": step})), address, step) if form is None else form
    if form is None:
        raise NotOnScreen(f"{state_of(case).title}: no form for {operation} {step}")
    for name in form:
        wanted = next((words[end] for end in words if name == end or name.endswith(f"-{end}")), None)
        form[name] = wanted if wanted is not None else form[name]
        if "why_" in name:
            form[name] = "情况特殊，已经说明。"
    answer = client.post(f"/cases/{case}/{operation}/", form)
    assert answer.status_code == 302, f"{operation} {step}: {wrong(answer)}"


def wrong(answer: Any) -> str:
    """The beginning of a page in words, where it complains."""
    page = text(answer)
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.find('<main class="main"') :]).split())[:800]


class Asked(Form):
    """The fields of a form; a question without an answer yet is there too."""

    def _input(self, name: str, found: dict[str, str]) -> None:
        super()._input(name, found)
        if found.get("type") == "radio":
            self.fields.setdefault(name, "")


def _form(page: str, action: str, step: str) -> Fields | None:
    for part in page.split("<form")[1:]:
        reader = Asked(action)
        reader.feed("<form" + part.split("</form>")[0] + "</form>")
        if reader.fields and reader.fields.get("step", "") == step:
            return reader.fields
    return None
