"""The kinds of files that are taken, and what their first bytes must be."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """Named by the usual ending."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    OFD = "ofd"
    PNG = "png"
    JPG = "jpg"
    TXT = "txt"


ENDINGS = {kind.value: kind for kind in FileKind} | {"jpeg": FileKind.JPG}
ARCHIVES = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.OFD})
MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.OFD: "application/ofd",
    FileKind.PNG: "image/png",
    FileKind.JPG: "image/jpeg",
    FileKind.TXT: "text/plain; charset=utf-8",
}

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


def begins_as(kind: FileKind, content: bytes) -> bool:
    """Whether the content begins, and where the format has an end mark ends, as that kind does."""
    if kind in ARCHIVES:
        return content.startswith(b"PK\x03\x04")
    if kind is FileKind.PDF:
        return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]
    if kind is FileKind.PNG:
        return content.startswith(_PNG) and b"IEND" in content[-64:]
    if kind is FileKind.JPG:
        return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-64:]
    return plain_text(content) is not None


def plain_text(content: bytes) -> str | None:
    """The text of a plain text file, in UTF-8 or GB18030; None when it is no text."""
    if _CONTROLS & frozenset(content):
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
