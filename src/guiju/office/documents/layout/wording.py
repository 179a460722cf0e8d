"""The small fixed wordings of the standard: dates, brackets of the number, attachment list, end block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_OPEN = "[［(（【〔"
_CLOSE = "]］)）】〕"
_YEAR = re.compile(rf"[{re.escape(_OPEN)}](\d{{4}})[{re.escape(_CLOSE)}]")
_SERIAL = re.compile(r"〕\s*第?0*(\d+)\s*号?$")


def date_zh(day: date) -> str:
    """2026年3月5日: Arabic figures, month and day without zeros in front."""
    return f"{day.year}年{day.month}月{day.day}日"


def number_zh(number: str) -> str:
    """The document number with its year in 〔〕, no 第, no zeros in front; other forms come back unchanged."""
    with_brackets = _YEAR.sub(r"〔\1〕", number.strip())
    return _SERIAL.sub(r"〕\1号", with_brackets)


def addressees_zh(addressees: Sequence[str]) -> str:
    """The main addressees joined as they were given, ending in one full-width colon; "" for none."""
    joined = "，".join(name.strip().rstrip("：:") for name in addressees if name.strip())
    return f"{joined}：" if joined else ""


def attachment_entries(names: Sequence[str]) -> list[tuple[str, str]]:
    """(number, name) for each entry of the attachment list; one alone has no number, no name ends in a mark."""
    clean = [name.strip().rstrip("。；;，,、.") for name in names if name.strip()]
    if len(clean) == 1:
        return [("", clean[0])]
    return [(f"{position}.", name) for position, name in enumerate(clean, start=1)]


def annex_label(position: int, count: int) -> str:
    """附件 where there is one, else 附件1, 附件2 ... (position counts from 1)."""
    return "附件" if count == 1 else f"附件{position}"


def copied_to_zh(organs: Sequence[str]) -> str:
    """The copied organs in one sentence ending in 。; "" for none."""
    joined = "，".join(name.strip().rstrip("。，") for name in organs if name.strip())
    return f"{joined}。" if joined else ""


def printed_on_zh(day: date | None) -> str:
    """2026年3月5日印发, or "" when the day is not known yet."""
    return f"{date_zh(day)}印发" if day else ""


def note_zh(note: str) -> str:
    """A note in full-width brackets, whichever brackets it came in; "" stays ""."""
    bare = note.strip().strip("()（）")
    return f"（{bare}）" if bare else ""
