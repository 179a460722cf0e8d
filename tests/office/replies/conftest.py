"""The made-up district of the case tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guiju.office.cases import reactions
from guiju.office.config.reactions import REACTIONS
from office.cases.town import Town, build_town, qingshi


@pytest.fixture(autouse=True)
def _rules() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guiju.office.rulebook.queries.rulebook_for", lambda district, law_on: qingshi())
        yield


@pytest.fixture(autouse=True)
def _no_other_apps() -> Iterator[None]:
    reactions.install({})
    yield
    reactions.install(REACTIONS)


@pytest.fixture
def town(db: None) -> Town:
    return build_town()
