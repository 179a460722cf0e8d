"""The first review: what is looked at, the return slip, mending and handing in again, statistics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.queries.access import state_of
from guiju.office.registry import queries, registering, reviewing
from guiju.office.registry.checks import CONFIRMED, REFUTED, Verdict, checks_of
from guiju.office.registry.errors import NotNowAtTheDesk, NotYourRegister, WrongPaper
from guiju.office.registry.models import Paper, Review
from guiju.office.registry.steps import steps_of
from office.registry.conftest import OFFICE, SENDER, STRANGER, Who, office_of, paper_of

ByPost = Callable[..., Paper]
HandedIn = Callable[..., int]
LOOKED_AT = ("多头", "越级", "个人名义", "负责人", "格式", "密级")
"""Words of the faults that the articles of both districts name (DC 51, 79; CY 46, 67)."""


def all_right(paper: Paper) -> list[Verdict]:
    return [Verdict(check.id, CONFIRMED) for check in checks_of(paper)]


def wrong(paper: Paper, word: str, remark: str = "") -> list[Verdict]:
    found = [check for check in checks_of(paper) if word in check.fault]
    assert found, word
    others = [Verdict(check.id, CONFIRMED) for check in checks_of(paper) if check not in found]
    return [*others, *(Verdict(check.id, REFUTED, remark) for check in found)]


@pytest.mark.shows("DC2024:51", "DC2024:52", "CY2023:46", "CY2023:47", zh="初审逐项列出条文的要求，由办公室核对")
def test_the_checks_are_those_of_the_districts_articles(handed_in: HandedIn, district: str) -> None:
    checks = checks_of(paper_of(handed_in(district)))
    faults = " ".join(check.fault for check in checks)
    assert all(word in faults for word in LOOKED_AT)
    assert any(word in faults for word in ("几件事", "一文一事"))
    assert all(check.cites and check.said in ("kept", "not_asked") for check in checks if check.strength == "must")


def test_a_paper_that_came_by_post_is_checked_by_the_same_articles(by_post: ByPost, district: str) -> None:
    faults = " ".join(check.fault for check in checks_of(by_post(district, act="hand_in_request")))
    assert all(word in faults for word in LOOKED_AT)


def test_accepting_does_the_desks_own_step(handed_in: HandedIn, who: Who, district: str) -> None:
    case = handed_in(district)
    paper = paper_of(case)
    reviewing.accept(who(f"{district}-{OFFICE}"), paper.pk, all_right(paper), "拟同意受理")
    assert {step.stage for step in state_of(case).active_steps()} == {"admit"}
    paper.refresh_from_db()
    assert paper.number == "收〔2024〕1号"
    assert [step.code for step in steps_of(paper) if step.done] == ["sign_for", "register", "first_review", "handle"]


def test_nothing_is_accepted_while_a_check_is_open_or_refuted(handed_in: HandedIn, who: Who, district: str) -> None:
    paper = paper_of(handed_in(district))
    office = who(f"{district}-{OFFICE}")
    with pytest.raises(WrongPaper, match="没有核对"):
        reviewing.accept(office, paper.pk, all_right(paper)[1:])
    with pytest.raises(WrongPaper, match="不能受理"):
        reviewing.accept(office, paper.pk, wrong(paper, "多头"))
    with pytest.raises(WrongPaper, match="不能退文"):
        reviewing.send_back(office, paper.pk, all_right(paper))
    assert not Review.objects.exists()


@pytest.mark.shows("DC2024:51", "CY2023:46", zh="退文单写明条文和改法，随事项退回")
def test_a_return_slip_goes_back_with_the_matter_and_names_articles_and_cure(
    handed_in: HandedIn, who: Who, district: str
) -> None:
    case = handed_in(district)
    paper = paper_of(case)
    slip = reviewing.send_back(who(f"{district}-{OFFICE}"), paper.pk, wrong(paper, "多头", "主送了两个委办局"))
    state = state_of(case)
    assert (slip.number, state.base) == ("退〔2024〕1号", "returned")
    assert state.returned is not None
    assert all(word in state.returned.reason for word in ("退〔2024〕1号", "主送了两个委办局", "第", "条", "改法"))
    paper.refresh_from_db()
    assert paper.state == "returned"


def test_mended_and_handed_in_again_nothing_is_typed_twice_and_the_second_return_is_counted(
    handed_in: HandedIn, who: Who, district: str
) -> None:
    case = handed_in(district, one_matter=True)
    office, sender, paper = who(f"{district}-{OFFICE}"), who(f"{district}-{SENDER}"), paper_of(case)
    reviewing.send_back(office, paper.pk, wrong(paper, "多头"))
    before = dict(state_of(case).facts)
    cases.hand_in(case, sender, reason="确需报送")
    assert dict(state_of(case).facts) == before
    paper.refresh_from_db()
    assert (paper.rounds, paper.state, paper.number) == (2, "open", "收〔2024〕1号")
    assert [check.fault for check in checks_of(paper) if check.before == REFUTED]
    reviewing.send_back(office, paper.pk, wrong(paper, "格式"))
    cases.hand_in(case, sender, reason="确需报送")
    reviewing.accept(office, paper.pk, all_right(Paper.objects.get(pk=paper.pk)))
    found = queries.returned(office_of(district), 2024)
    assert [row[1:] for row in found.by_sender] == [(2, 1)]
    own = {"dc": "DC2024:51", "cy": "CY2023:46"}[district]
    assert {str(cite): times for cite, times in found.by_article}[own] == 2


def test_a_paper_by_post_is_returned_and_comes_again_on_the_same_line(by_post: ByPost, who: Who) -> None:
    office, paper = who(f"dc-{OFFICE}"), by_post("dc", act="hand_in_request")
    slip = reviewing.send_back(office, paper.pk, wrong(paper, "越级"), "请按程序报送")
    assert "请按程序报送" in reviewing.reason_of(slip)
    with pytest.raises(NotNowAtTheDesk):
        reviewing.accept(office, paper.pk, all_right(paper))
    registering.come_again(office, paper.pk)
    paper.refresh_from_db()
    assert (paper.rounds, paper.number) == (2, "收〔2024〕1号")
    reviewing.accept(office, paper.pk, all_right(paper))
    with pytest.raises(NotNowAtTheDesk):
        reviewing.accept(office, paper.pk, all_right(paper))


@pytest.mark.parametrize("account", [f"dc-{SENDER}", f"dc-{STRANGER}", f"cy-{OFFICE}", "dc-head"])
def test_only_the_desk_reviews(handed_in: HandedIn, who: Who, account: str) -> None:
    paper = paper_of(handed_in("dc"))
    with pytest.raises(NotYourRegister):
        reviewing.send_back(who(account), paper.pk, wrong(paper, "多头"))
    with pytest.raises(NotYourRegister):
        reviewing.accept(who(account), paper.pk, all_right(paper))


def test_accepted_on_the_case_page_there_is_nothing_left_to_review(handed_in: HandedIn, who: Who) -> None:
    case = handed_in("dc")
    assert reviewing.waits_for_review(paper_of(case))
    cases.agree(case, who(f"dc-{OFFICE}"))
    assert not reviewing.waits_for_review(paper_of(case))


def test_returned_on_the_case_page_it_is_noted_in_the_register_too(handed_in: HandedIn, who: Who) -> None:
    case = handed_in("dc")
    cases.send_back(case, who(f"dc-{OFFICE}"), reason="附件不全")
    paper = paper_of(case)
    assert paper.state == "returned"
    assert paper.taken.filter(step="returned", note="附件不全").exists()
    cases.hand_in(case, who(f"dc-{SENDER}"), reason="确需报送")
    paper.refresh_from_db()
    assert (paper.rounds, paper.state) == (2, "open")
