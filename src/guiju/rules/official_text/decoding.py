"""Bytes to text: UTF-8, or GB18030 where that gives plausible Chinese."""

from __future__ import annotations

from guiju.rules.official_text.errors import UnreadableText

_BINARY_STARTS = {
    b"%PDF": "PDF文件",
    b"PK\x03\x04": "DOCX或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版Word文件",
}
# The 3,755 characters of level 1 of GB 2312 make up nearly all of official prose; bytes of another encoding
# rarely hit them.
_LEVEL_ONE_ROWS = range(0xB0, 0xD8)
_COMMON_SHARE = 0.8
_SAVE_AGAIN = "请用文字处理软件打开原文，另存为UTF-8纯文本后重新导入"


def read_text(raw: bytes) -> str:
    """The text of a file: UTF-8 with or without byte order mark, UTF-16 with one, else GB18030 if plausible.

    Raises UnreadableText for other files (PDF, Word, pictures), other encodings, and files without a word.
    """
    _refuse_known_formats(raw)
    text = _decode(raw)
    if any(character < " " and character not in "\t\n\r\f\v" for character in text):
        raise UnreadableText("文件中有不属于文字的控制字符", where="全文", cure=_SAVE_AGAIN)
    if not text.strip():
        raise UnreadableText("文件里没有文字", where="全文", cure="请确认选对了文件后重新导入")
    return text


def _refuse_known_formats(raw: bytes) -> None:
    for start, name in _BINARY_STARTS.items():
        if raw.startswith(start):
            raise UnreadableText(f"这是{name}，不是纯文本", where="文件开头", cure=_SAVE_AGAIN)


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(raw, "utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strictly(raw, "gb18030")
    if not _plausible_chinese(text):
        raise UnreadableText("按UTF-8和GB18030都读不出通顺的中文", where="全文", cure=_SAVE_AGAIN)
    return text


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"第{error.start + 1}个字节"
        raise UnreadableText("文件编码既不是UTF-8也不是GB18030", where=where, cure=_SAVE_AGAIN) from error


def _plausible_chinese(text: str) -> bool:
    outside_ascii = [character for character in text if ord(character) > 0x7F]
    han = [character for character in outside_ascii if "\u3400" <= character <= "\u9fff"]
    if 2 * len(han) < len(outside_ascii):
        return False
    return sum(map(_common, han)) >= _COMMON_SHARE * len(han) > 0


def _common(character: str) -> bool:
    encoded = character.encode("gb2312", errors="ignore")
    return bool(encoded) and encoded[0] in _LEVEL_ONE_ROWS
