"""Other documents as published: title, issuer and number come out as the portal's own table has them."""

from __future__ import annotations

import re

import pytest

from guiju.rules.official_text import read_publication, read_text
from rules.official_text.published import samples

pytestmark = pytest.mark.seeds
_ROW = re.compile(r"^\| (\d{3}\.txt) \| (\S+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_index_title_issuer_and_number_of_every_sample_are_those_of_the_table() -> None:
    rows = _ROW.findall((samples() / "README.md").read_text(encoding="utf-8"))
    assert len(rows) > 10
    found = []
    for name, *_ in rows:
        document = read_publication(read_text((samples() / name).read_bytes()))
        found.append((name, document.portal.index_no, document.title, document.issuer, document.doc_no))
    assert found == rows


def test_a_document_repeated_on_its_page_is_read_once() -> None:
    order = read_publication(read_text((samples() / "033.txt").read_bytes()))
    assert order.rules is not None
    assert len(order.rules.articles) == 36
    assert len(order.rules.articles[-1].paragraphs) == 1


def test_opinions_numbered_like_articles_are_no_rule_text() -> None:
    opinions = read_publication(read_text((samples() / "005.txt").read_bytes()))
    assert opinions.rules is None
    assert opinions.disclosure == "proactive"
