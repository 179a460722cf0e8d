"""The made-up district of the document tests, its cases read into the index."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guiju.office.search import following, queries
from guiju.office.search.queries import Wanted
from office.cases.town import Town
from office.documents.conftest import _district, _lifted, committing, stranger, town  # noqa: F401 -- fixtures

Look = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def look(town: Town) -> Look:  # noqa: F811 -- the fixture above
    """Searches as a named post: (kind, title) of what was found."""

    def found(name: str, query: str, **narrowed: object) -> list[tuple[str, str]]:
        following.catch_up()
        results = queries.search(town.actor(name), Wanted(query, **narrowed))  # type: ignore[arg-type] # as a form gives them
        return [(hit.passage.kind, hit.passage.title) for hit in results.hits] if results else []

    return found
