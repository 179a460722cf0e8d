"""An issued document of each district, as the tests of seals have it, and its filing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guiju.office.archive.models import Filing
from office.cases_web.browsing import Browse, fields
from office.cases_web.conftest import opened
from office.seals.conftest import Issue, _day, _own_folder, browse, issue, organisation, picture

__all__ = ["_day", "_own_folder", "browse", "issue", "opened", "organisation", "picture"]
File = Callable[..., Filing]


@pytest.fixture
def filed(browse: Browse, issue: Issue) -> File:
    """Issue and file a document of a district ("dc", "cy")."""

    def file_it(prefix: str = "dc") -> Filing:
        document = issue(prefix)
        client = browse(f"{prefix}-office-desk")
        address = f"/archive/cases/{document.case_id}/file/"
        answer = client.post(address, fields(client.get(address)))
        assert answer.status_code == 302, answer.content.decode()
        return Filing.objects.get(case_id=document.case_id)

    return file_it
