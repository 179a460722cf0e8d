from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from guiju.office.documents.layout.fonts import BASE_PACKAGE, FontShelf, font_shelf, shelf_of


@pytest.fixture(scope="session")
def shelf() -> FontShelf:
    """Only the fonts every installation has, so that the machine's own fonts do not change the measures."""
    base = find_spec(BASE_PACKAGE)
    if base is None or base.origin is None:
        return font_shelf()
    return shelf_of((str(Path(base.origin).parent),), system=False)
