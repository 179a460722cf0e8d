"""Versions of a text: none is lost, none overwritten, and what is signed is what is issued."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.errors import NoSuchCase, NotYourCase
from guiju.office.cases.queries import state_of
from guiju.office.documents.actions import save_draft
from guiju.office.documents.errors import NotYourDraft, SomebodyElseSaved
from guiju.office.documents.inspection import SecretMarked
from guiju.office.documents.models import Version
from guiju.office.people.models import Person
from office.cases.town import Town

from .papers_in_town import DESK, OFFICE, TEXT, written

LATER = replace(TEXT, body=f"{TEXT.body}\n三、其他事项")


def bodies() -> list[str]:
    return list(Version.objects.order_by("number").values_list("body", flat=True))


def test_every_save_is_a_version_of_its_own_with_its_author(town: Town) -> None:
    case = written(town)
    second = save_draft(case, town.actor("parks_bureau.chief"), LATER, 1)
    assert bodies() == [TEXT.body, LATER.body]
    assert (second.number, second.author) == (2, town.people["parks_bureau.chief"])


def test_the_same_words_again_save_nothing(town: Town) -> None:
    case = written(town)
    before = state_of(case).head_seq
    assert save_draft(case, town.actor(DESK), TEXT, 1).number == 1
    assert state_of(case).head_seq == before


def test_the_second_of_two_authors_is_told_and_overwrites_nothing(town: Town) -> None:
    case = written(town)
    save_draft(case, town.actor("parks_bureau.chief"), LATER, 1)
    with pytest.raises(SomebodyElseSaved, match=r"parks_bureau chief本人.*第2版"):
        save_draft(case, town.actor(DESK), replace(TEXT, title="另一个标题"), 1)
    assert bodies() == [TEXT.body, LATER.body]


def test_the_case_knows_the_words_by_their_digest_and_what_kind_of_material_they_are(town: Town) -> None:
    case = written(town)
    before = state_of(case).digest()
    save_draft(case, town.actor(DESK), LATER, 1)
    state = state_of(case)
    assert state.materials["draft", "正文"].sha256 == LATER.digest()
    assert state.digest() != before


def test_an_approval_stands_after_a_return_unless_the_words_have_changed(town: Town) -> None:
    for text, again in ((TEXT, False), (LATER, True)):
        case = written(town)
        cases.hand_in(case, town.actor(DESK))
        cases.agree(case, town.actor(OFFICE))
        cases.send_back(case, town.actor("deputy"), reason="请核对")
        save_draft(case, town.actor(DESK), text, 1)
        state = cases.hand_in(case, town.actor(DESK))
        review = next(step for step in state.steps.values() if step.does == "review")
        assert (review.state == "active") is again


def test_words_that_somebody_has_approved_are_not_changed_behind_their_back(town: Town) -> None:
    case = written(town)
    cases.hand_in(case, town.actor(DESK))
    for name in (DESK, OFFICE, "deputy"):
        with pytest.raises((NotYourDraft, NotYourCase)):
            save_draft(case, town.actor(name), LATER, 1)
    assert bodies() == [TEXT.body]


def test_strangers_and_colleagues_who_do_not_draft_change_nothing(town: Town, stranger: Person) -> None:
    case = written(town)
    with pytest.raises(NotYourCase):
        save_draft(case, town.actor("finance_bureau.desk"), LATER, 1)
    with pytest.raises(NotYourDraft):
        save_draft(case, town.actor(OFFICE), LATER, 1)
    with pytest.raises(NoSuchCase):
        save_draft(case + 1000, town.actor(DESK), LATER, 1)
    assert bodies() == [TEXT.body]


def test_a_text_with_a_grade_of_secrecy_is_not_stored_anywhere(town: Town) -> None:
    case = town.draft()
    with pytest.raises(SecretMarked):
        save_draft(case, town.actor(DESK), replace(TEXT, annexes="机密★10年\n名单"), 0)
    assert not Version.objects.exists()
    assert ("draft", "正文") not in state_of(case).materials
