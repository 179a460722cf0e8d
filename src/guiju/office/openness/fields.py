"""The ten fields of a public page, in the order and with the names of a real portal."""

from __future__ import annotations

from datetime import date

from guiju.office.openness.models import PublicDocument
from guiju.office.openness.validity import Validity, validity_on


def validity_of(page: PublicDocument, on: date) -> Validity:
    """Whether the page's document is in force on a day."""
    return validity_on(on, effective_on=page.effective_on, repealed_on=page.repealed_on)


def ten_fields(page: PublicDocument, on: date) -> list[tuple[str, str | None]]:
    """Name and value of each field; None where the page has none. Days as 2024-04-02."""
    values: list[tuple[str, str]] = [
        ("索引号", page.index_no),
        ("主题分类", page.subject),
        ("发文机构", page.issuer),
        ("联合发文单位", page.joint_issuers),
        ("实施日期", _day(page.effective_on)),
        ("成文日期", _day(page.made_on)),
        ("发文字号", page.doc_no),
        ("废止日期", _day(page.repealed_on)),
        ("发布日期", _day(page.published_on)),
        ("有效性", validity_of(page, on).zh),
    ]
    return [(f"{number}. [{name}]", value or None) for number, (name, value) in enumerate(values, start=1)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
