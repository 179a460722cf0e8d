"""The structure of the OFD, read by a checker of its own and, where it is installed, by somebody else's reader."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from guiju.office.documents.layout import write_ofd
from guiju.office.documents.layout.fonts import FontShelf
from office.layout.ofd_structure import wrong_in
from office.layout.papers import joint, letter, minutes, notice, order, request

PAPERS: dict[str, Callable[[], Any]] = {
    "general": notice,
    "upward": request,
    "letter": letter,
    "order": order,
    "minutes": minutes,
    "joint": lambda: joint(3),
}
BROKEN = {
    "is referred to and not there": ("Doc_0/Document.xml", b"PublicRes.xml", b"Other.xml"),
    "nothing refers to it": ("Doc_0/Document.xml", b"Page_0/Content.xml", b"Page_1/Content.xml"),
    "is no element of the standard": ("Doc_0/Pages/Page_0/Content.xml", b"TextCode", b"TextWord"),
    "is no resource": ("Doc_0/Pages/Page_0/Content.xml", b'Font="2"', b'Font="99"'),
    "greater than MaxUnitID": ("Doc_0/Pages/Page_0/Content.xml", b'Layer ID="', b'Layer ID="9999'),
    "has Boundary=": ("Doc_0/Pages/Page_0/Content.xml", b'Boundary="', b'Boundary="x '),
    "one distance less": ("Doc_0/Pages/Page_0/Content.xml", b'DeltaX="', b'DeltaX="5 '),
    "begins with": ("OFD.xml", b"ofd:OFD", b"ofd:Res"),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_every_part_and_element_is_one_of_the_standard_and_all_references_are_there(
    kind: str, shelf: FontShelf
) -> None:
    assert wrong_in(write_ofd(PAPERS[kind](), shelf)) == []


@pytest.mark.parametrize("sentence", BROKEN)
def test_the_checker_itself_finds_what_is_broken(sentence: str, shelf: FontShelf) -> None:
    name, before, after = BROKEN[sentence]
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(write_ofd(notice(), shelf))) as whole, zipfile.ZipFile(out, "w") as broken:
        for part in whole.namelist():
            content = whole.read(part)
            assert part != name or before in content
            broken.writestr(part, content.replace(before, after) if part == name else content)
    assert any(sentence in said for said in wrong_in(out.getvalue())), wrong_in(out.getvalue())


@pytest.mark.parametrize("kind", PAPERS)
def test_another_reader_finds_the_same_pages_words_and_places(kind: str, shelf: FontShelf) -> None:
    """With the reader easyofd, where somebody has installed it; it is no dependency."""
    reader = pytest.importorskip("easyofd.parser_ofd")
    raw = write_ofd(PAPERS[kind](), shelf)
    (read,) = reader.OFDParser(base64.b64encode(raw).decode())(save_xml=False, xml_name="")
    assert {tuple(size) for size in read["page_size"]} == {(0.0, 0.0, 210.0, 297.0)}
    words = [text for page in read["page_info"].values() for text in page["text_list"]]
    own = zipfile.ZipFile(BytesIO(raw))
    pages = [own.read(name).decode() for name in own.namelist() if name.endswith("Content.xml")]
    assert len(read["page_info"]) == len(pages)
    assert sum(page.count("<ofd:TextCode") for page in pages) == len(words)
    assert all(28 - 1 <= text["pos"][0] <= 184 + 1 or kind == "letter" for text in words)
