"""Pictures drawn by the tests themselves."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(side: int, colour: int = 6, more: bytes = b"", raw: bytes | None = None, interlaced: int = 0) -> bytes:
    """A red ring; `colour` 6 has a transparent ground, 2 has none. `more`: chunks before the picture."""
    head = struct.pack(">IIBBBBB", side, side, 8, colour, 0, 0, interlaced)
    rows = b"".join(b"\0" + b"".join(_dot(x, y, side, colour) for x in range(side)) for y in range(side))
    packed = zlib.compress(rows if raw is None else raw)
    return SIGNATURE + chunk(b"IHDR", head) + more + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _dot(x: int, y: int, side: int, colour: int) -> bytes:
    far = ((x - side / 2) ** 2 + (y - side / 2) ** 2) ** 0.5
    on = side * 0.42 < far < side * 0.49
    return bytes((200, 20, 20, 255 if on else 0))[: 4 if colour == 6 else 3]
