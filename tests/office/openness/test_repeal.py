from __future__ import annotations

from datetime import date

import pytest

from guiju.office.openness import queries
from guiju.office.openness.actions import mark_repealed
from guiju.office.openness.errors import AlreadyRepealed, DaysBackwards, Incomplete
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.queries import Filters
from guiju.office.openness.validity import Validity
from office.openness.papers import NOW, ON, published

pytestmark = pytest.mark.usefixtures("districts")
ENDS = date(2024, 6, 1)
OLD = "东政发〔2018〕37号"


def test_a_repealed_document_names_the_one_that_ended_it() -> None:
    old, new = published(doc_no=OLD, made_on=date(2018, 9, 25), published_on=date(2018, 9, 26)), published()
    mark_repealed("dongcheng", "东政发[2018]37号", ENDS, now=NOW, repealed_by=new)
    old.refresh_from_db()
    assert (old.repealed_on, old.repealed_by) == (ENDS, new)
    assert queries.repeals(new, ON) == [old]
    assert list(queries.found("dongcheng", Filters(validity=Validity.REPEALED), ON)) == [old]


def test_a_document_that_is_not_in_the_register_gets_an_entry_without_text() -> None:
    new = published()
    stub = mark_repealed("dongcheng", OLD, ENDS, now=NOW, repealed_by=new, title="旧规则", made_on=date(2018, 9, 25))
    assert (stub.registered_only, stub.title, stub.issuer, stub.index_no) == (True, "旧规则", new.issuer, "")
    assert stub in queries.visible("dongcheng", ON)


def test_an_entry_without_text_is_filled_in_and_stays_repealed() -> None:
    stub = mark_repealed("dongcheng", OLD, ENDS, now=NOW, title="旧规则", issuer="云岭区人民政府")
    page = published(doc_no=OLD, made_on=date(2018, 9, 25), published_on=date(2018, 9, 26))
    assert (page.pk, page.registered_only, page.repealed_on) == (stub.pk, False, ENDS)


def test_a_document_without_a_number_is_known_by_title_and_day() -> None:
    made_on = date(2018, 9, 25)
    old = published(title="旧办法", made_on=made_on)
    assert mark_repealed("dongcheng", "", ENDS, now=NOW, title="旧办法", made_on=made_on) == old
    assert PublicDocument.objects.count() == 1


def test_repealing_twice_on_one_day_is_harmless_and_on_two_days_refused() -> None:
    published(doc_no=OLD, made_on=date(2018, 9, 25))
    for _ in range(2):
        mark_repealed("dongcheng", OLD, ENDS, now=NOW)
    with pytest.raises(AlreadyRepealed, match=str(ENDS)):
        mark_repealed("dongcheng", OLD, date(2024, 6, 2), now=NOW)


def test_nothing_is_repealed_before_it_was_made_nor_without_a_name() -> None:
    published(doc_no=OLD, made_on=date(2018, 9, 25), published_on=date(2018, 9, 26))
    with pytest.raises(DaysBackwards):
        mark_repealed("dongcheng", OLD, date(2018, 9, 24), now=NOW)
    with pytest.raises(Incomplete):
        mark_repealed("dongcheng", "东政发〔2001〕1号", ENDS, now=NOW)
    assert PublicDocument.objects.filter(repealed_on__isnull=False).count() == 0
