"""The ten fields of a public page, in the order and with the names of a real portal."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.openness.models import PublicDocument
from guiju.office.openness.validity import Validity, validity_on


def validity_of(page: PublicDocument, on: date) -> Validity:
    """Whether the page's document is in force on a day."""
    return validity_on(on, effective_on=page.effective_on, repealed_on=page.repealed_on)


def ten_fields(page: PublicDocument, on: date) -> list[tuple[str, str | None]]:
    """Name and value of each field; None where the page has none. Days as 2024-04-02."""
    values: list[tuple[str, str]] = [
        (N_("索引号"), page.index_no),
        (N_("主题分类"), page.subject),
        (N_("发文机构"), page.issuer),
        (N_("联合发文单位"), page.joint_issuers),
        (N_("实施日期"), _day(page.effective_on)),
        (N_("成文日期"), _day(page.made_on)),
        (N_("发文字号"), page.doc_no),
        (N_("废止日期"), _day(page.repealed_on)),
        (N_("发布日期"), _day(page.published_on)),
        (N_("有效性"), _(validity_of(page, on).zh)),
    ]
    return [(f"{number}. [{_(name)}]", value or None) for number, (name, value) in enumerate(values, start=1)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
