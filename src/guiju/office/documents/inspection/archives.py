"""Opens office documents, which are ZIP archives, with care: counts, sizes, paths, programs, then their text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from guiju.office.cases.file_sizes import MEGABYTE
from guiju.office.documents.inspection.kinds import FileKind
from guiju.office.documents.inspection.refusals import MacroRefused, NotWhatItClaims, UnsafeArchive
from guiju.office.documents.inspection.secrecy import refuse_secret

MOST_ENTRIES = 4000
MOST_UNPACKED = 200 * MEGABYTE
MOST_RATIO = 200
RATIO_COUNTS_FROM = MEGABYTE
LOCKED = 0x1

_NEEDED = {
    FileKind.DOCX: ("[Content_Types].xml", "word/document.xml"),
    FileKind.XLSX: ("[Content_Types].xml", "xl/workbook.xml"),
    FileKind.OFD: ("OFD.xml",),
}
_PROGRAMS = re.compile(
    r"vbaproject\.bin|vbadata\.xml|/activex/|/macrosheets/|/embeddings/.*\.(?:exe|dll|js|vbs)$", re.I
)
_MACRO_TYPE = re.compile(rb"macroEnabled|vnd\.ms-office\.vba", re.I)
_REMOTE_TEMPLATE = re.compile(rb"<[^>]*attachedTemplate[^>]*TargetMode=\"External\"", re.I)
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_TEXT_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
    r"|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml|Doc_\d+/Pages/[^/]+/Content\.xml",
    re.I,
)
_PARAGRAPH = re.compile(r"</w:p>|<w:br\s*/>|</si>|</is>|</ofd:TextObject>")
_TAG = re.compile(r"<[^>]+>")


def open_archive(name: str, kind: FileKind, content: bytes) -> None:
    """Refuse an archive that is no honest document of its kind, or bears a grade mark.

    Raises NotWhatItClaims, UnsafeArchive, MacroRefused, SecretMarked.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_entries(name, archive.infolist())
            _check_parts(name, kind, archive)
            for part in _read_all(name, archive):
                refuse_secret(part, name)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as damage:
        raise NotWhatItClaims(
            _("「%(name)s」已损坏，打不开。请用原来的软件重新保存后再上传。") % {"name": name}
        ) from damage


def _check_entries(name: str, entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnsafeArchive(
            _("「%(name)s」解压后过大，可能是恶意文件，没有保存。请重新生成一份正常的文件。") % {"name": name},
        )
    if len({entry.filename.lower() for entry in entries}) < len(entries) or any(map(_leads_out, entries)):
        raise UnsafeArchive(
            _("「%(name)s」内部的路径不正常，没有保存。请用原来的软件另存后重新上传。") % {"name": name},
        )
    if any(entry.flag_bits & LOCKED for entry in entries):
        raise UnsafeArchive(_("「%(name)s」设了密码，无法检查，没有保存。请取消密码后重新上传。") % {"name": name})
    if any(_PROGRAMS.search(f"/{entry.filename}") for entry in entries):
        raise _macro(name)


def _leads_out(entry: ZipInfo) -> bool:
    path = entry.orig_filename
    swollen = entry.file_size > max(RATIO_COUNTS_FROM, MOST_RATIO * entry.compress_size)
    strange = path.startswith("/") or "\\" in path or ":" in path or "\x00" in path
    return strange or ".." in path.split("/") or swollen


def _check_parts(name: str, kind: FileKind, archive: ZipFile) -> None:
    present = set(archive.namelist())
    if not present.issuperset(_NEEDED[kind]):
        raise NotWhatItClaims(
            _("「%(name)s」的内容不是 %(kind)s 文件。请用原来的软件另存后重新上传。")
            % {"name": name, "kind": kind.value.upper()},
        )
    if kind is not FileKind.OFD and _MACRO_TYPE.search(archive.read("[Content_Types].xml")):
        raise _macro(name)


def _read_all(name: str, archive: ZipFile) -> Iterator[str]:
    """Unpack every part, so that a wrong size or checksum shows; yield the text of those that hold text."""
    for entry in archive.infolist():
        content = archive.read(entry)
        xml = entry.filename.lower().endswith((".xml", ".rels"))
        if xml and _ENTITY.search(content):
            raise UnsafeArchive(
                _("「%(name)s」含有不允许的 XML 声明，没有保存。请用原来的软件另存后重新上传。") % {"name": name},
            )
        if xml and _REMOTE_TEMPLATE.search(content):
            raise _macro(name)
        if _TEXT_PARTS.fullmatch(entry.filename):
            yield _text(content)


def _text(xml: bytes) -> str:
    return _TAG.sub("", _PARAGRAPH.sub("\n", xml.decode("utf-8", errors="replace")))


def _macro(name: str) -> MacroRefused:
    return MacroRefused(f"「{name}」含有宏或程序，没有保存。请另存为不含宏的格式（DOCX、XLSX 或 PDF）后重新上传。")
