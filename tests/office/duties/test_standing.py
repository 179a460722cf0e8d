"""What is owed in every period: whose it is, until when, what keeps it, and when it is late."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.demonstration.pacing import MADE_UP, Pace, bring_lacking, desk_of
from guiju.office.duties import actions as noting
from guiju.office.duties.actions import Given
from guiju.office.duties.models import HowKept
from guiju.office.duties.periodic import Board
from guiju.office.duties.pressing import pressing_on
from guiju.office.duties.queries import Sought, line, listed
from guiju.office.duties.rows import Row, Where
from guiju.office.duties.standing import StandingDuty
from guiju.office.meetings.models import Sitting, SittingState
from guiju.office.people.queries import posts_held
from guiju.office.registers import actions as registers
from guiju.office.registers.kept import register_of
from guiju.rules.bindingness import Strength
from guiju.rules.citations import Citation
from guiju.rules.duties import Recurrence
from office.duties.conftest import NOON, Acting, Clock

REPORT = {"dongcheng": "DC2024:73#yearly_report", "chaoyang": "CY2023:61#yearly_report"}
WEEKLY = {"dongcheng": "DC2024:47#executive_meeting", "chaoyang": "CY2023:39#leaders_meeting"}
PREFIX = {"dongcheng": "dc", "chaoyang": "cy"}
BOTH = pytest.mark.parametrize("district", ["dongcheng", "chaoyang"])
pytestmark = pytest.mark.usefixtures("organisation", "db")


def rows(actor: Acting, account: str, where: Where, **sought: object) -> list[Row]:
    return list(listed(actor(account), Sought(where, **sought)).lines[:200])  # type: ignore[arg-type] # loose on purpose


def report(district: str, kind: str) -> None:
    """A report to the Party committee, carried to its end on a day in November."""
    pace = Pace(date(2026, 11, 4), date(2026, 11, 24))
    drafter = desk_of(district, "government_office", pace.on)
    facts = {"party_report_kind": kind}
    matter = cases.Matter(district, "report_to_party", "关于全年工作的报告", facts, "government_office")
    case = open_draft(pace.actor(drafter), matter, {})
    bring_lacking(case, pace)
    cases.hand_in(case, pace.actor(drafter), reason=MADE_UP)
    pace.walk(case, "")


def held(district: str, body: str, on: date, state: str = SittingState.CLOSED) -> None:
    number = Sitting.objects.count() + 1
    Sitting.objects.create(district_id=district, body=body, ordinal=number, held_on=on, state=state)


@BOTH
def test_the_yearly_report_is_owed_by_the_head_until_the_end_of_the_year(actor: Acting, district: str) -> None:
    (owed,) = [row for row in rows(actor, f"{PREFIX[district]}-head", Where.OWED) if row.duty == REPORT[district]]
    assert (owed.subject, owed.due, owed.near) == ("2026-01-01", date(2026, 12, 31), False)
    assert "期末为限 = 2026-12-31" in owed.arithmetic
    assert owed.owners.said == "区长"


@BOTH
def test_a_finished_yearly_report_keeps_it_and_another_report_does_not(actor: Acting, district: str) -> None:
    who = f"{PREFIX[district]}-head"
    report(district, "arrangement")
    assert line(actor(who), REPORT[district], "2026-01-01").where is Where.OWED
    report(district, "yearly")
    kept = line(actor(who), REPORT[district], "2026-01-01")
    assert kept.where is Where.DONE
    assert kept.done_on == kept.kept[0].on
    assert "关于全年工作的报告" in kept.kept[0].said


@BOTH
def test_a_week_without_a_sitting_is_late_since_its_sunday(actor: Acting, district: str) -> None:
    body = WEEKLY[district].partition("#")[2]
    held(district, body, date(2026, 11, 9))
    held(district, body, date(2026, 11, 17), SittingState.PLANNED)
    late = [row for row in rows(actor, f"{PREFIX[district]}-head", Where.LATE) if row.duty == WEEKLY[district]]
    assert [(row.subject, row.late.days if row.late else 0) for row in late] == [
        ("2026-11-02", 17),
        ("2026-11-16", 3),
    ]
    assert line(actor(f"{PREFIX[district]}-head"), WEEKLY[district], "2026-11-09").where is Where.DONE


@BOTH
def test_this_week_is_near_and_the_next_is_coming(actor: Acting, district: str) -> None:
    head = f"{PREFIX[district]}-head"
    now, after = (line(actor(head), WEEKLY[district], day) for day in ("2026-11-23", "2026-11-30"))
    assert (now.where, now.near, now.due) == (Where.OWED, True, date(2026, 11, 29))
    assert after.where is Where.COMING


def test_a_sitting_of_the_other_district_or_of_another_body_keeps_nothing(actor: Acting) -> None:
    held("chaoyang", "executive_meeting", date(2026, 11, 24))
    held("dongcheng", "plenary_meeting", date(2026, 11, 24))
    assert line(actor("dc-head"), WEEKLY["dongcheng"], "2026-11-23").where is Where.OWED
    assert line(actor("dc-head"), "DC2024:46#plenary_meeting", "2026-01-01").where is Where.DONE


@BOTH
def test_a_duty_without_a_number_is_never_late_and_shows_the_latest_entry(actor: Acting, district: str) -> None:
    head, desk = f"{PREFIX[district]}-head", f"{PREFIX[district]}-office-desk"
    book = register_of(district, "reception_days", NOON.date())
    leader = next(iter(book.columns["leader"].values))
    values = {"received_on": "2026-11-20", "leader": leader, "way": "receiving", "cases": 2}
    registers.enter(book, actor(desk), values)
    (row,) = [row for row in rows(actor, head, Where.ALWAYS) if row.duty.endswith("receive_petitioners")]
    assert (row.late, row.kept[0].on) == (None, date(2026, 11, 20))
    assert row.period == "定期（条文没有写次数）"


@BOTH
def test_counted_research_is_shown_leader_by_leader(actor: Acting, district: str) -> None:
    exec_ = rows(actor, f"{PREFIX[district]}-exec", Where.OWED)
    research = [row for row in exec_ if row.duty.endswith("contact_point_visits")]
    assert [(row.owners.said, row.progress, row.may_be_noted) for row in research] == [("常务副区长", "0/2次", False)]
    everybody = rows(actor, f"{PREFIX[district]}-office-desk", Where.OWED, everybody=True)
    assert len([row for row in everybody if row.duty.endswith("contact_point_visits")]) == 5


def test_the_office_narrows_the_district_down_by_organ_and_article(actor: Acting) -> None:
    mine = rows(actor, "dc-office-desk", Where.OWED, everybody=True, organ="government_office")
    assert {row.duty for row in mine} == {"DC2024:71#appraise_yearly"}
    by_article = rows(actor, "dc-office-desk", Where.OWED, everybody=True, article="DC2024:73")
    assert {row.cite for row in by_article} == {"DC2024:73"}
    assert not rows(actor, "dc-office-desk", Where.OWED, everybody=True, organ="justice_bureau")


@BOTH
def test_what_presses_is_counted_until_it_is_done(clock: Clock, actor: Acting, district: str) -> None:
    head = posts_held(actor(f"{PREFIX[district]}-head").person, clock.now.date())
    weekly = 2 if district == "dongcheng" else 1
    before = pressing_on(head, district, clock.now)
    assert (before.late, before.near, before.days) == (3 * weekly, weekly, 7)
    clock.now = datetime.combine(date(2026, 12, 28), time(4), UTC) + timedelta(minutes=1)
    assert pressing_on(head, district, clock.now).near > weekly  # the year ends within the days of reminder
    housing = posts_held(actor(f"{PREFIX[district]}-housing-desk").person, clock.now.date())
    assert pressing_on(housing, district, NOON).total == 0


OPENNESS = "GOI711:49#department_openness_report"


@BOTH
def test_the_openness_report_is_due_at_the_end_of_january_and_late_afterwards(
    clock: Clock, actor: Acting, district: str
) -> None:
    chief = f"{PREFIX[district]}-justice-chief"
    clock.now = datetime(2027, 1, 4, 4, tzinfo=UTC)
    owed = line(actor(chief), OPENNESS, "2027-01-01")
    assert (owed.where, owed.near, owed.due) == (Where.OWED, False, date(2027, 1, 31))
    assert "条文写明的日子 = 2027-01-31" in owed.arithmetic
    clock.now = datetime(2027, 1, 27, 4, tzinfo=UTC)
    assert line(actor(chief), OPENNESS, "2027-01-01").near
    clock.now = datetime(2027, 2, 3, 4, tzinfo=UTC)
    late = line(actor(chief), OPENNESS, "2027-01-01")
    assert (late.where, late.late.days if late.late else 0) == (Where.LATE, 3)
    given = Given(HowKept.DONE, date(2027, 2, 2), "已提交并公布。", "公开〔2027〕1号")
    noting.note(actor(chief), district, OPENNESS, "2027-01-01", given)
    kept = line(actor(chief), OPENNESS, "2027-01-01")
    assert (kept.where, kept.late.days if kept.late else 0) == (Where.DONE, 2)


def test_the_openness_report_of_before_duties_were_kept_here_is_not_asked_for(actor: Acting) -> None:
    assert not [row for row in rows(actor, "dc-justice-chief", Where.LATE) if row.duty == OPENNESS]


def each_term(terms: tuple[date, ...]) -> Board:
    """A board with one duty that is owed once a term of office, on the day of the tests."""
    cites = (Citation("DC2024", 71),)
    recurs = Recurrence("term", terms=terms)
    duty = StandingDuty("DC2024:71#each_term", "每届办一次", Strength.MUST, cites, ("head",), recurs, "每届任期")
    return Board("dongcheng", NOON, {duty.key: duty})


def test_what_is_owed_once_a_term_falls_due_on_its_last_day() -> None:
    (row,) = each_term((date(2021, 12, 15), date(2026, 12, 1))).rows()
    assert (row.where, row.due, row.near) == (Where.OWED, date(2026, 11, 30), True)
    assert row.period == "2021年12月开始的一届"
    late, open_ = sorted(each_term((date(2021, 12, 15), date(2026, 11, 20))).rows(), key=lambda row: row.subject)
    assert (late.where, late.due) == (Where.LATE, date(2026, 11, 19))
    assert (open_.where, open_.subject, open_.period) == (Where.ALWAYS, "2026-11-20", "每届任期")


def test_a_term_of_which_nobody_has_said_when_it_ends_is_shown_without_a_day() -> None:
    for terms in ((), (date(2021, 12, 15),)):
        (row,) = each_term(terms).rows()
        assert (row.where, row.due, row.period) == (Where.ALWAYS, None, "每届任期")
