"""A district of the real rulebooks with made-up people in its posts, and short ways to its meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from guiju.office.cases import actions as cases
from guiju.office.cases.actions import Actor, Attached
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.queries import state_of
from guiju.office.meetings import actions
from guiju.office.meetings.models import Sitting, Topic
from guiju.office.people import actions as people
from guiju.office.people.models import District, Organ, Person, Post
from guiju.office.rulebook.profiles import profile

MONDAY = date(2026, 3, 16)
NOON = datetime(2026, 3, 9, 4, tzinfo=UTC)
"""A week before the sitting, so that papers are in time."""
THE_DAY = NOON + timedelta(days=7)
"""Monday, at noon."""
LEADERS = (("head", "区长"), ("executive_deputy", "常务副区长"), *(("deputy", f"{n}副区长") for n in "甲乙丙丁戊己庚"))
POSTS = ("desk", "chief")
ORGANS = ("government_office", "justice_bureau", "finance_bureau", "housing_commission")


@dataclass
class Hall:
    """Posts by name (`head`, `deputy`, `deputy2`, `finance_bureau.desk` ...) and who holds them."""

    district: District
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    clicks: int = 0
    clock: datetime = NOON

    @property
    def code(self) -> str:
        return self.district.code

    def actor(self, name: str = "government_office.desk", **more: Any) -> Actor:
        """The holder of a post, a second later every time."""
        self.clicks += 1
        return Actor(self.people[name], more.pop("now", self.clock + timedelta(seconds=self.clicks)), **more)

    def key(self, name: str) -> int:
        return self.posts[name].pk

    def matter(self, act: str, **facts: Any) -> int:
        """A matter of the housing commission, as a draft, a week before the sitting."""
        self.clock = NOON
        materials = [Attached(kind, kind, "a" * 64, 1) for kind in ("request_letter", "report_text", "finance_opinion")]
        named = Matter(self.code, act, f"关于{act}的事", facts, "housing_commission", materials=materials)
        return cases.open_case(self.actor("housing_commission.desk"), named)

    def handed_in(self, act: str, **facts: Any) -> int:
        case = self.matter(act, **facts)
        cases.hand_in(case, self.actor("housing_commission.desk"))
        return case

    def topic(self, **facts: Any) -> Topic:
        """A topic admitted to a meeting."""
        case = self.handed_in("propose_topic", **facts)
        self.run(case)
        return Topic.objects.get(case=case)

    def run(self, case: int) -> None:
        """Everybody who is asked does what they are asked for, until the case ends, is held or waits for a meeting."""
        for _ in range(20):
            todo = [item for item in state_of(case).items if item.state == "todo" and item.step_key]
            if not todo:
                return
            self._act(case, todo[0].operation, todo[0].post, todo[0].step_key)

    def _act(self, case: int, operation: str, post: int, step: str) -> None:
        name = next(name for name, found in self.posts.items() if found.pk == post)
        if operation == "record":
            cases.record(case, self.actor(name), step=step, done_on=NOON.date(), evidence="登记簿")
        elif operation == "opine":
            cases.opine(case, self.actor(name), step=step, text="没有意见")
        else:
            getattr(cases, operation)(case, self.actor(name), step=step)

    def sitting(self, body: str = "executive_meeting", *, opened: bool = False, **more: Any) -> Sitting:
        """A sitting on Monday, presided over by the head."""
        pk = actions.call_sitting(self.code, self.actor(), actions.Called(body, more.pop("held_on", MONDAY), **more))
        if opened:
            actions.set_chair(pk, self.actor(), self.key("head"))
            self.open(pk)
        return Sitting.objects.get(pk=pk)

    def open(self, sitting: int) -> None:
        """The day of the sitting has come, and it begins."""
        self.clock = THE_DAY
        actions.open_sitting(sitting, self.actor())

    def present(self, sitting: Sitting, *names: str, item: int | None = None) -> None:
        """Note that the holders of these posts are there."""
        notes = [actions.Note(self.key(name), "present") for name in names]
        actions.note_attendance(sitting.pk, self.actor(), notes, item)

    def leaders(self) -> list[str]:
        return [name for name, post in self.posts.items() if post.organ_id is None]


def build_hall(code: str) -> Hall:
    """Everybody in place since 2024; the first deputy is in charge of everything but finance."""
    known = profile(code)
    hall = Hall(District.objects.create(code=code, name=known.name, short=known.short))
    for post, title in LEADERS:
        _fill(hall, post, None, title)
    for organ_code in ORGANS:
        named = known.organs[organ_code]
        organ = Organ.objects.create(
            district=hall.district, code=organ_code, name=named.name, short_name=named.short, kind=named.kind
        )
        for post in POSTS:
            _fill(hall, post, organ, f"{named.short}{post}")
        leader = "executive_deputy" if organ_code == "finance_bureau" else "deputy"
        people.assign_portfolio(hall.posts[leader], organ, date(2024, 1, 1))
    return hall


def _fill(hall: Hall, code: str, organ: Organ | None, title: str) -> None:
    name = f"{organ.code}.{code}" if organ else code
    if name in hall.posts:
        name += str(sum(known.startswith(name) for known in hall.posts) + 1)
    post = Post.objects.create(district=hall.district, organ=organ, code=code, title=title, rank=len(hall.posts))
    account = f"{hall.code}-{name}"
    person = Person.objects.create(username=account, name=f"某{len(hall.posts)}", district=hall.district)
    people.appoint(post, person, date(2024, 1, 1))
    hall.posts[name], hall.people[name] = post, person
