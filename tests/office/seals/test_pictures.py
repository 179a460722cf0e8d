"""Pictures of seals as hostile input."""

from __future__ import annotations

import struct
import zlib

import pytest

from guiju.office.seals.errors import SealImageRefused
from guiju.office.seals.pictures import LARGEST, SIGNATURE, clean_picture
from guiju.office.seals.placing import drawable

from .drawing import chunk, png

HUGE = SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)) + chunk(b"IEND", b"")
REFUSED = {
    "empty": (b"", "不是 PNG"),
    "a page": (b"<svg onload=alert(1)>", "不是 PNG"),
    "too large": (SIGNATURE + bytes(LARGEST), "1 MB"),
    "cut off": (png(120)[:-30], "损坏"),
    "changed": (png(120).replace(b"IDAT", b"IDAU"), "损坏"),
    "too wide": (HUGE, "像素"),
    "opaque": (png(120, colour=2), "透明"),
    "interlaced": (png(120, interlaced=1), "隔行"),
    "a bomb": (png(120, raw=bytes(90_000_000)), "损坏"),
    "too little": (png(120, raw=b"\0\0"), "损坏"),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_seal_is_refused_with_the_cure(content: bytes, why: str) -> None:
    with pytest.raises(SealImageRefused) as refusal:
        clean_picture(content)
    assert why in refusal.value.message
    assert "请" in refusal.value.message


def test_only_the_picture_is_kept_of_what_a_file_carries() -> None:
    words = chunk(b"tEXt", b"Comment\0<script>") + chunk(b"iCCP", zlib.compress(b"x"))
    kept = clean_picture(png(120, more=words))
    assert b"script" not in kept
    assert b"iCCP" not in kept
    assert kept == clean_picture(png(120))
    drawable(kept)
