from __future__ import annotations

import pytest

from guiju.rules.official_text import UnreadableText, read_text
from rules.official_text.published import RULES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_same_words_come_out_of_every_encoding_in_use(encoding: str) -> None:
    assert read_text(RULES.encode(encoding)) == RULES


def test_a_text_in_big5_is_refused_and_not_turned_into_rare_characters() -> None:
    traditional = "茶園會議討論下列事項與渡口修繕事宜並報區長審定後施行"
    with pytest.raises(UnreadableText, match="读不出通顺的中文"):
        read_text((traditional * 5).encode("big5"))


@pytest.mark.parametrize(
    ("raw", "named"),
    [(b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04...", "DOCX"), (b"\xd0\xcf\x11\xe0...", "旧版Word")],
)
def test_a_file_of_another_kind_is_named_with_its_cure(raw: bytes, named: str) -> None:
    with pytest.raises(UnreadableText, match=named) as refused:
        read_text(raw)
    assert "另存为" in refused.value.cure


@pytest.mark.parametrize("raw", [b"", b"  \n", "\ufeff".encode()])
def test_a_file_without_a_word_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableText, match="没有文字"):
        read_text(raw)


@pytest.mark.parametrize("raw", [b"\xff" * 40, bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableText):
        read_text(raw)
