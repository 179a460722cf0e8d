"""A name as people read it, from a name that somebody sent."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PureWindowsPath

LONGEST = 150
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def clean_name(sent: str) -> str:
    """The last part of the name without control, formatting and reserved characters; at most 150 characters.

    Names are only shown and offered again at download; no file is ever stored under one. "" gives 未命名.
    """
    last = PureWindowsPath(sent.replace("\x00", "")).name
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    bare = _FORBIDDEN.sub("_", shown).strip(" .")
    return _shortened(bare) or "未命名"


def ending_of(name: str) -> str:
    """The ending in lower case without its dot; "" for none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    ending = ending_of(name)[:10]
    return f"{name[: LONGEST - len(ending) - 1]}.{ending}" if ending else name[:LONGEST]
