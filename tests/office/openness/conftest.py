from __future__ import annotations

from pathlib import Path

import pytest

from guiju.office.people.models import District


@pytest.fixture
def districts(db: None, tmp_path: Path, settings: object) -> None:
    """The two districts; published files go into the test's own folder."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # set by the test itself
    District.objects.create(code="dongcheng", name="北京市东城区", short="东城")
    District.objects.create(code="chaoyang", name="北京市朝阳区", short="朝阳")
