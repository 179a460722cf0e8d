"""What every public page shows around its content."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.openness.queries import MISSING, works_in_office
from guiju.office.rulebook.errors import UnknownDistrict
from guiju.office.rulebook.labels import government_name
from guiju.office.rulebook.profiles import DistrictProfile, profile

DECISIONS = "decision"
COLUMNS = (
    ("document", N_("政策文件"), "openness:register"),
    ("interpretation", N_("政策解读"), "openness:interpretations"),
    (DECISIONS, N_("会议议定事项"), "hall_public:decisions"),
)


def district_or_404(district: str) -> DistrictProfile:
    """The district of an address. Raises Http404."""
    try:
        return profile(district)
    except UnknownDistrict as error:
        raise Http404(MISSING) from error


def shell(request: HttpRequest, found: DistrictProfile, active: str, on: date) -> dict[str, Any]:
    """Context of public_base.jinja. The header's search looks in the column one is in."""
    columns = [
        {"label": _(label), "url": reverse(name, args=[found.code]), "active": kind == active}
        for kind, label, name in COLUMNS
    ]
    here = next(column for column in columns if column["active"])
    return {
        "district": found,
        "district_full_name": government_name(found),
        "public_home_url": reverse("openness:register", args=[found.code]),
        "search_url": here["url"],
        "query": request.GET.get("q", ""),
        "public_nav": columns,
        "column": here["label"],
        "column_type": "政府信息公开",  # for programs, in the words of the standard
        "in_office": works_in_office(request.user, found.code, on),
        "site_domain": request.get_host(),
    }
