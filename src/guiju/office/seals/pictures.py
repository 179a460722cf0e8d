"""Pictures of seals as hostile input: a small transparent PNG, of which only the picture itself is kept."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.seals.errors import SealImageRefused

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 1024 * 1024
SIDES = range(100, 2001)
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
WITH_ALPHA = (4, 6)
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
HEAD = struct.Struct(">IIBBBBB")


@dataclass(frozen=True, slots=True)
class _Head:
    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool

    @property
    def raw_size(self) -> int:
        """Bytes of the picture when it is unpacked."""
        return self.height * (1 + -(-self.width * self.depth * CHANNELS[self.colour] // 8))


def clean_picture(content: bytes) -> bytes:
    """The picture of a seal, without whatever else the file carried. Raises SealImageRefused."""
    if len(content) > LARGEST:
        raise SealImageRefused(_("印章图片超过 1 MB。请缩小后再上传。"))
    if not content.startswith(SIGNATURE):
        raise SealImageRefused(_("这不是 PNG 图片。请把印章存为透明背景的 PNG 再上传。"))
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise _damaged()
    head = _head(chunks[0][1])
    if head.colour not in WITH_ALPHA and not any(name == b"tRNS" for name, _data in chunks):
        raise SealImageRefused(_("印章图片的背景不透明，会盖住文字。请换成透明背景的 PNG 再上传。"))
    _unpacks(b"".join(data for name, data in chunks if name == b"IDAT"), head)
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks if name in KEPT)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(content):
        if at + 12 > len(content):
            raise _damaged()
        size, name = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + size]
        if len(data) != size or content[at + 8 + size : at + 12 + size] != struct.pack(">I", zlib.crc32(name + data)):
            raise _damaged()
        yield name, data
        at += 12 + size
        if name == b"IEND":
            return


def _head(data: bytes) -> _Head:
    if len(data) != HEAD.size:
        raise _damaged()
    width, height, depth, colour, packing, filtering, interlaced = HEAD.unpack(data)
    if colour not in CHANNELS or depth not in (1, 2, 4, 8, 16) or packing or filtering:
        raise _damaged()
    if width not in SIDES or height not in SIDES:
        sides = {"least": SIDES.start, "most": SIDES.stop - 1}
        raise SealImageRefused(_("印章图片的长宽应在%(least)s到%(most)s像素之间。请调整后再上传。") % sides)
    if interlaced:
        raise SealImageRefused(_("印章图片是隔行存储的 PNG。请另存为普通 PNG 再上传。"))
    return _Head(width, height, depth, colour, bool(interlaced))


def _unpacks(packed: bytes, head: _Head) -> None:
    """Never unpacks more than the picture can hold, however much a bomb would give."""
    try:
        raw = zlib.decompressobj().decompress(packed, head.raw_size + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(raw) != head.raw_size:
        raise _damaged()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _damaged() -> SealImageRefused:
    return SealImageRefused(_("印章图片已损坏或不完整，读不出来。请重新导出 PNG 再上传。"))
