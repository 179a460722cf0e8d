"""Files made on the fly: honest ones of every kind, and the ones that must not come in."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x01" * 40 + b"\xff\xd9"
DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCM_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"


def png() -> bytes:
    """A picture of one pixel."""
    body = b"".join(
        _chunk(name, data)
        for name, data in (
            (b"IHDR", b"\x00\x00\x00\x01" * 2 + b"\x08\x02\x00\x00\x00"),
            (b"IDAT", zlib.compress(b"\0" * 4)),
        )
    )
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def archive(parts: dict[str, bytes | str]) -> bytes:
    """A ZIP file with these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return made.getvalue()


def docx(text: str = "正文", main: str = DOCX_MAIN, **more: bytes | str) -> bytes:
    """A Word document; each `|` in the text starts a new run, as Word does in the middle of a word."""
    runs = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in text.split("|"))
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "word/document.xml": f"<w:document><w:body><w:p>{runs}</w:p></w:body></w:document>",
    }
    return archive(parts | more)


def xlsx(text: str = "预算") -> bytes:
    """A workbook with one shared string."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": f"<sst><si><t>{text}</t></si></sst>",
        }
    )


def bomb(megabytes: int = 300) -> bytes:
    """A small DOCX that unpacks to a lot."""
    return docx(**{"word/media/big.bmp": b"\0" * (megabytes * 1024 * 1024)})
