"""Which kind of file it is, by what is in it rather than by its name, and its text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from guiju.office.rulebook.errors import UnreadableRuleFile
from guiju.office.rulebook.text_files.pdf import pdf_text
from guiju.office.rulebook.text_files.web_page import page_text
from guiju.office.rulebook.text_files.word import word_text
from guiju.rules.official_text import OfficialTextError, UnreadableText, read_text

_PDF, _ZIP, _OLE = b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PDF_WITHIN = 1024  # a reader accepts bytes before the mark
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body|meta|div|p|table)\b", re.IGNORECASE)
_PAGE_WITHIN = 2000
_LARGEST = 50_000_000
_LARGEST_UNPACKED = 200_000_000
_MOST_ENTRIES = 10_000
_SAVE_AGAIN = "请用文字处理软件打开原文，另存为DOCX、PDF或UTF-8纯文本后重新读入"


def text_of_file(path: Path) -> str:
    """The text of a file. Raises UnreadableRuleFile, naming the file, the place and the cure."""
    try:
        return text_in(path.read_bytes())
    except OfficialTextError as error:
        raise UnreadableRuleFile(path.name, error) from error
    except OSError as error:
        found = UnreadableText("文件读不出来", where=str(path), cure="请确认文件在那里，而且可以读取")
        raise UnreadableRuleFile(path.name, found) from error


def text_in(raw: bytes) -> str:
    """The text in the bytes of a file. Raises UnreadableText."""
    if len(raw) > _LARGEST:
        raise UnreadableText("文件超过50MB", where="整个文件", cure="请只读入规则文本本身")
    if _PDF in raw[:_PDF_WITHIN]:
        return pdf_text(raw)
    if raw.startswith(_ZIP):
        return _zipped(raw)
    if raw.startswith(_OLE):
        raise _old_or_locked(raw)
    text = read_text(raw)
    return page_text(text) if _PAGE.search(text[:_PAGE_WITHIN]) else text


def _zipped(raw: bytes) -> str:
    try:
        entries = zipfile.ZipFile(BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableText("文件不完整，打不开", where="文件结尾", cure="请重新下载或复制原文后再读入") from error
    # A file may be packed a thousandfold to fill the memory; what it says of its sizes binds whoever unpacks it.
    if sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED or len(entries) > _MOST_ENTRIES:
        cure = "请用Word打开，只留规则文本，另存为新的DOCX后重新读入"
        raise UnreadableText("文件解开以后太大", where=f"压缩包里的{len(entries)}个部分", cure=cure)
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return word_text(raw)
    kind = "OFD文件" if "OFD.xml" in names else "压缩文件或其他办公文件，不是Word文档"
    raise UnreadableText(f"这是{kind}", where="文件开头", cure=_SAVE_AGAIN)


def _old_or_locked(raw: bytes) -> UnreadableText:
    """Word keeps a DOCX that asks for a password in the container of its old format."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return UnreadableText("Word文件设有密码", where="整个文件", cure="请用密码打开，取消密码并另存后重新读入")
    return UnreadableText("这是旧版Word文件（.doc或.wps）", where="文件开头", cure=_SAVE_AGAIN)
