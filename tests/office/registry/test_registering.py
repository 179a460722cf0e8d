"""Registers: numbers by hand, what the cases bring, steps with who and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from guiju.office.cases import actions as cases
from guiju.office.cases.errors import AlreadyDone
from guiju.office.documents.actions import Upload
from guiju.office.documents.inspection import SecretMarked, TooLarge
from guiju.office.people.models import Organ
from guiju.office.registry import registering
from guiju.office.registry.errors import NotNowAtTheDesk, NotYourRegister, WrongNumber, WrongPaper
from guiju.office.registry.models import Paper, StepTaken
from guiju.office.registry.registering import NewPaper
from guiju.office.registry.steps import steps_of
from office.registry.conftest import OFFICE, ON, SENDER, STRANGER, Who, office_of, paper_of

ByPost = Callable[..., Paper]
HandedIn = Callable[..., int]
NEW = NewPaper(kind="incoming", title="函", other_side="某局", came_on=ON)


def done(paper: Paper) -> list[str]:
    return [step.code for step in steps_of(paper) if step.done]


def test_papers_of_one_register_are_numbered_one_after_the_other(by_post: ByPost, district: str) -> None:
    numbers = [by_post(district).number, by_post(district, kind="internal").number, by_post(district).number]
    assert numbers == ["收〔2024〕1号", "内〔2024〕1号", "收〔2024〕2号"]


def test_districts_and_organs_count_apart(by_post: ByPost, who: Who) -> None:
    by_post("dc")
    assert by_post("cy").number == "收〔2024〕1号"
    housing = who(f"dc-{SENDER}")
    organ = housing.own_posts[0].organ
    assert organ is not None
    entered = registering.enter(housing, organ, NewPaper(kind="incoming", title="来函", other_side="某局", came_on=ON))
    assert entered.number == "收〔2024〕1号"


@pytest.mark.parametrize("wanted", [1, 3, 99])
def test_a_wrong_number_typed_by_hand_is_refused_with_the_right_one(by_post: ByPost, wanted: int) -> None:
    by_post("dc")
    with pytest.raises(WrongNumber, match="下一个号是收〔2024〕2号") as refusal:
        by_post("dc", wanted=wanted)
    assert refusal.value.right == 2
    assert by_post("dc", wanted=2).number == "收〔2024〕2号"


def test_a_void_number_stays_with_its_reason_and_is_never_given_again(by_post: ByPost, who: Who) -> None:
    paper = by_post("dc")
    registering.void(who(f"dc-{OFFICE}"), paper.pk, "重复登记")
    paper.refresh_from_db()
    assert (paper.state, paper.void_reason, paper.number) == ("void", "重复登记", "收〔2024〕1号")
    assert by_post("dc").number == "收〔2024〕2号"
    with pytest.raises(WrongPaper):
        registering.void(who(f"dc-{OFFICE}"), by_post("dc").pk, " ")


def test_what_was_entered_is_mended_and_what_stood_there_is_noted(by_post: ByPost, who: Who) -> None:
    paper = by_post("dc", their_number="旧号")
    given = registering.Correction(other_side="市某委", their_number="京某函〔2024〕3号", urgency=2, days=3)
    registering.correct(who(f"dc-{OFFICE}"), paper.pk, given)
    paper.refresh_from_db()
    assert (paper.other_side, paper.urgency, paper.due_on) == ("市某委", 2, date(2024, 5, 9))
    noted = paper.taken.get(step="corrected").note
    assert all(word in noted for word in ("某市级单位", "旧号", "平件"))


def test_a_deadline_in_working_days_shows_its_arithmetic(by_post: ByPost) -> None:
    paper = by_post("dc", days=3)
    assert paper.due_on == date(2024, 5, 9)
    assert "第3个工作日" in paper.arithmetic
    with pytest.raises(WrongPaper):
        by_post("dc", days=3, due_on=date(2024, 6, 1))


def test_a_second_click_registers_nothing(who: Who) -> None:
    actor, new = who(f"dc-{OFFICE}", token="t"), NewPaper(kind="incoming", title="函", other_side="某局", came_on=ON)
    registering.enter(actor, office_of("dc"), new)
    with pytest.raises(AlreadyDone):
        registering.enter(actor, office_of("dc"), new)
    assert Paper.objects.count() == 1


def test_what_is_handed_in_waits_at_the_desk_and_is_numbered_when_signed_for(
    handed_in: HandedIn, who: Who, district: str
) -> None:
    paper = paper_of(handed_in(district))
    assert (paper.state, paper.number, paper.kind) == ("waiting", "", "incoming")
    registering.sign_for(who(f"{district}-{OFFICE}"), paper.pk)
    paper.refresh_from_db()
    assert paper.number == "收〔2024〕1号"
    assert done(paper) == ["sign_for", "register"]
    with pytest.raises(NotNowAtTheDesk):
        registering.sign_for(who(f"{district}-{OFFICE}"), paper.pk)


@pytest.mark.shows("DC2024:59", zh="紧急公文由办公室限定时间，写明算法，排在前面")
def test_the_desk_sets_a_time_for_an_urgent_paper(handed_in: HandedIn, who: Who) -> None:
    paper = paper_of(handed_in("dc", urgent=True))
    assert paper.urgency == 1
    registering.sign_for(who(f"dc-{OFFICE}"), paper.pk, days=1, urgency=2)
    paper.refresh_from_db()
    assert (paper.due_on, paper.urgency) == (date(2024, 5, 7), 2)
    assert "第1个工作日" in paper.arithmetic


def test_whoever_begins_to_handle_a_paper_has_signed_for_it(handed_in: HandedIn, who: Who) -> None:
    case = handed_in("dc")
    cases.agree(case, who(f"dc-{OFFICE}"))
    paper = paper_of(case)
    assert paper.number == "收〔2024〕1号"
    assert done(paper) == ["sign_for", "register", "first_review", "handle"]
    assert "阅批" in steps_of(paper)[3].taken[0].note or "审定" in steps_of(paper)[3].taken[0].note


def test_a_finished_matter_closes_its_line(handed_in: HandedIn, who: Who) -> None:
    case = handed_in("dc")
    cases.agree(case, who(f"dc-{OFFICE}"))
    cases.urge(case, who(f"dc-{OFFICE}"))
    head = paper_of(case)
    leader = next(item.post for item in head.case.workitem_set.filter(state="todo"))  # type: ignore[union-attr] # it has one
    account = leader.holding_set.get().person.username
    cases.agree(case, who(account))
    head.refresh_from_db()
    assert head.state == "closed"
    assert done(head) == ["sign_for", "register", "first_review", "handle", "urge", "answer"]


def test_an_office_request_of_its_own_stands_in_the_register_of_internal_requests(who: Who) -> None:
    office = who(f"cy-{OFFICE}")
    matter = cases.Matter("chaoyang", "hand_in_request", "办公室请示", {"disclosure": "proactive"}, "government_office")
    case = cases.open_case(office, matter)
    cases.hand_in(case, office, reason="确需报送")
    assert paper_of(case).kind == "internal"


def test_a_void_matter_voids_its_line_and_keeps_the_number(handed_in: HandedIn, who: Who) -> None:
    case = handed_in("dc")
    paper = paper_of(case)
    registering.sign_for(who(f"dc-{OFFICE}"), paper.pk)
    cases.void(case, who(f"dc-{OFFICE}"), reason="重复报送")
    paper.refresh_from_db()
    assert (paper.state, paper.number) == ("void", "收〔2024〕1号")


@pytest.mark.parametrize("account", [f"dc-{STRANGER}", f"cy-{OFFICE}", "dc-head"])
def test_strangers_and_the_other_district_have_no_hand_in_a_register(by_post: ByPost, who: Who, account: str) -> None:
    paper = by_post("dc")
    for refused in (
        lambda: registering.note(who(account), paper.pk, "answer", "已电话答复", ON),
        lambda: registering.void(who(account), paper.pk, "不要了"),
        lambda: registering.enter(who(account), office_of("dc"), NEW),
        lambda: registering.add_scan(who(account), paper.pk, Upload("a.txt", b"x", 10)),
    ):
        with pytest.raises(NotYourRegister):
            refused()


@pytest.mark.parametrize("title", ["机密★10年 某某来文", "绝密☆长期 通知"])
def test_a_paper_marked_secret_is_not_registered(by_post: ByPost, title: str) -> None:
    with pytest.raises(SecretMarked):
        by_post("dc", title=title)
    assert not Paper.objects.exists()


def test_a_scan_marked_secret_or_too_large_is_refused_and_nothing_is_kept(who: Who) -> None:
    new = NewPaper(kind="incoming", title="来函", other_side="某局", came_on=ON)
    with pytest.raises(SecretMarked), transaction.atomic():
        registering.enter(who(f"dc-{OFFICE}"), office_of("dc"), new, Upload("a.txt", "机密★\n正文".encode(), 1000))
    with pytest.raises(TooLarge), transaction.atomic():
        registering.enter(who(f"dc-{OFFICE}"), office_of("dc"), new, Upload("a.txt", b"x" * 1001, 1000))
    assert not Paper.objects.exists()


def test_the_database_refuses_to_change_what_was_done(by_post: ByPost) -> None:
    paper = by_post("dc")
    with pytest.raises(DatabaseError), transaction.atomic():
        StepTaken.objects.update(note="改")
    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk)._raw_delete("default")  # type: ignore[attr-defined] # past the protection of Django


def test_an_answer_by_post_closes_a_paper_that_has_no_matter(by_post: ByPost, who: Who) -> None:
    paper = by_post("dc")
    with pytest.raises(WrongPaper):
        registering.note(who(f"dc-{OFFICE}"), paper.pk, "answer", "", ON)
    registering.note(who(f"dc-{OFFICE}"), paper.pk, "answer", "函复某市级单位", ON)
    paper.refresh_from_db()
    assert paper.state == "closed"


def test_departments_have_registers_of_their_own(who: Who) -> None:
    assert Organ.objects.filter(district="dongcheng").count() > 1
    actor = who(f"dc-{SENDER}")
    organ = actor.own_posts[0].organ
    assert organ is not None
    paper = registering.enter(actor, organ, NewPaper(kind="outgoing", title="函", other_side="某局", came_on=ON))
    registering.note(actor, paper.pk, "recheck", "手续齐全", ON)
    registering.note(actor, paper.pk, "dispatch", "机要交换2份", ON)
    assert done(Paper.objects.get(pk=paper.pk)) == ["recheck", "register", "dispatch"]
