"""The matters of a demonstration, brought to where they stand by the same actions that people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.actors import CHINA
from guiju.office.cases.computed import with_computed
from guiju.office.cases.queries import state_of
from guiju.office.cases.recording import entered_later
from guiju.office.demonstration.hall import play_hall
from guiju.office.demonstration.made_up import matters_file, people_file
from guiju.office.demonstration.pacing import MADE_UP, NotInTheScript, Pace, bring_lacking, desk_of
from guiju.office.demonstration.sittings import to_the_meeting
from guiju.office.documents.actions import DraftText, save_draft
from guiju.office.enactment.walking import MORNING
from guiju.office.rulebook.profiles import profile, profiles
from guiju.office.rulebook.queries import rulebook_for
from guiju.rules.facts import FactKind
from guiju.rules.instruments.positions import read_yaml

DRAFT, END, PLAN = "draft", "end", "plan"


@dataclass(frozen=True)
class Scene:
    """One matter of the file: what it is about and how far it has come."""

    act: str
    organ: str
    title: str
    days_ago: int
    until: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    annexes: str = ""
    meeting: str = ""
    then: Mapping[str, str] = field(default_factory=dict)


def scenes(district: str) -> list[Scene]:
    """The made-up matters of one district; none when it brings none."""
    file = matters_file(district)
    return [Scene(**row) for row in read_yaml(file).value or []] if file else []


@transaction.atomic
def load_matters(now: datetime) -> list[int]:
    """Makes the matters of all districts; days count back from `now`. The keys of the cases."""
    with entered_later(now):
        today = (now - timedelta(hours=MORNING.hour)).astimezone(CHINA).date()  # nothing happens after `now`
        there = [code for code in profiles() if people_file(code)]  # nobody can hand in where nobody is
        return [case for code in there for case in _of_district(code, today)]


def _of_district(district: str, today: date) -> Iterator[int]:
    """Sittings in the order of their days: held, of today, planned; so they get their numbers."""
    planned = [scene for scene in scenes(district) if scene.meeting == PLAN]
    for scene in scenes(district):
        if scene not in planned:
            yield _play(district, scene, today)
    yield from play_hall(district, today)
    for scene in planned:
        yield _play(district, scene, today)


def _play(district: str, scene: Scene, today: date) -> int:
    pace = Pace(today - timedelta(days=scene.days_ago), today)
    case = _open(district, scene, pace)
    if scene.until == DRAFT:
        return case
    bring_lacking(case, pace)
    cases.hand_in(case, pace.actor(desk_of(district, scene.organ, pace.on)), reason=MADE_UP)
    until = "" if scene.until == END else scene.until
    pace.walk(case, until)
    if scene.meeting:
        to_the_meeting(case, pace, hold=scene.meeting == "hold")
        pace.walk(case, until)
    _must_stand(case, scene)
    if reason := scene.then.get("send_back"):
        step = state_of(case).active_steps()[0]
        cases.send_back(case, pace.asked(step), reason=reason)
    return case


def _must_stand(case: int, scene: Scene) -> None:
    state = state_of(case)
    there = state.ended if scene.until == END else any(s.key.startswith(scene.until) for s in state.active_steps())
    if not there:
        raise NotInTheScript(f"{scene.title}: {state.state} {[step.key for step in state.active_steps()]}")


def _open(district: str, scene: Scene, pace: Pace) -> int:
    drafter = desk_of(district, scene.organ, pace.on)
    act = rulebook_for(district, pace.on).act(scene.act, pace.on)
    facts = with_computed(act, scene.facts, district, scene.organ, pace.on)
    judged = [n for n in scene.facts if n in act.facts and act.facts[n].kind is FactKind.JUDGEMENT]
    matter = Matter(district, scene.act, scene.title, facts, scene.organ)
    case = open_draft(pace.actor(drafter), matter, dict.fromkeys(judged, MADE_UP))
    if scene.body:
        addressees = profile(district).addressees.replace(",", "\n").replace("，", "\n")
        text = DraftText(title=scene.title, addressees=addressees, body=scene.body, annexes=scene.annexes)
        save_draft(case, pace.actor(drafter), text, based_on=0)
    return case
