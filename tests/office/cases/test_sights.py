"""The list of all matters shows exactly what somebody may see, whatever is asked of it, and however it was filled."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import CaptureQueriesContext

from guiju.office.cases import actions
from guiju.office.cases.models import Case, Sight
from guiju.office.cases.queries import may_see
from guiju.office.cases.queries.matters import Wanted, matters, matters_page
from guiju.office.people.actions import commission_stand_in
from office.cases.town import ON, Town

Rows = set[tuple[int, str, str, int]]


@pytest.fixture
def busy(town: Town) -> Town:
    """Cases at several places of their way, one circulated, one commented on by somebody who was not asked."""
    town.draft()
    handed_in, agreed, read = (town.handed_in() for _ in range(3))
    actions.agree(agreed, town.actor("government_office.desk"))
    actions.circulate(read, town.actor("parks_bureau.desk"), posts=[town.posts["head"].pk], note="请阅")
    actions.withdraw(handed_in, town.actor("parks_bureau.desk"))
    actions.send_back(agreed, town.actor("deputy"), reason="请补充。")
    return town


def rows() -> Rows:
    return set(Sight.objects.values_list("case", "viewer", "act", "serial"))


def district_of(town: Town) -> str:
    return str(next(iter(town.people.values())).district_id)


def test_everybody_is_listed_what_they_may_see_and_nothing_else(busy: Town) -> None:
    commission_stand_in(busy.posts["deputy"], busy.posts["deputy2"], ON)
    seen: set[int] = set()
    for name, person in busy.people.items():
        actor = busy.actor(name)
        by_page = {case.pk for case in Case.objects.all() if may_see(person, case, actor.hats)}
        listed = [case.pk for case in matters(actor, district_of(busy), Wanted(), 100)]
        assert set(listed) == by_page, name
        assert len(listed) == len(by_page), name
        seen.add(len(listed))
    assert {0, 1, 4} <= seen, "the cases tell people apart"


@pytest.mark.parametrize("wanted", [Wanted(state="draft"), Wanted(state="returned"), Wanted(act="issue_document")])
@pytest.mark.parametrize("name", ["deputy", "head", "parks_bureau.desk", "government_office.desk"])
def test_a_narrowed_list_is_the_whole_list_narrowed(busy: Town, name: str, wanted: Wanted) -> None:
    actor = busy.actor(name)
    every = matters(actor, district_of(busy), Wanted(), 100)
    fits = [case.pk for case in every if wanted.state in ("", case.state) and wanted.act in ("", case.act)]
    assert [case.pk for case in matters(actor, district_of(busy), wanted, 100)] == fits
    assert matters_page(actor, district_of(busy), wanted, 1).total == len(fits)


def test_pages_of_somebody_with_several_ways_of_seeing_do_not_repeat(
    busy: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guiju.office.cases.queries.matters.PAGE", 2)
    actor = busy.actor("parks_bureau.desk")
    pages = [matters_page(actor, district_of(busy), Wanted(), page) for page in (1, 2, 3)]
    serials = [case.serial for page in pages for case in page.rows]
    assert serials == sorted(set(serials), reverse=True)
    assert [page.has_next for page in pages] == [True, False, False]


def test_the_projection_is_the_same_when_it_is_built_again(busy: Town) -> None:
    before = rows()
    actions.rebuild_projections()
    assert rows() == before != set()


def test_an_older_installation_is_filled_with_the_same_rows(busy: Town) -> None:
    before = rows()
    Sight.objects.all().delete()
    migration = MigrationLoader(connection).get_migration_by_prefix("cases", "0006_sights")
    (fill,) = [one for one in migration.operations if hasattr(one, "sql")]
    with connection.cursor() as cursor:
        cursor.execute(fill.sql)
    assert rows() == before


def test_an_action_that_shows_the_case_to_nobody_new_writes_no_sight(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        actions.comment(case, town.actor("government_office.desk"), text="已与起草单位联系。")
    assert not [query for query in asked if "cases_sight" in query["sql"]]
