import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.rules.citations import Citation, CitationError

numbers = st.integers(1, 9999)
maybe = st.just(0) | numbers


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    item = draw(maybe)
    code = draw(st.from_regex(r"[A-Z][A-Z0-9]{0,9}", fullmatch=True))
    return Citation(code, draw(numbers), draw(maybe), draw(maybe), item, draw(maybe) if item else 0)


@pytest.mark.parametrize(
    ("short", "zh"),
    [
        ("DC2024:47", "第四十七条"),
        ("DC2024:3-1", "第三条之一"),
        ("DC2024:44/2", "第四十四条第二款"),
        ("DC2024:47.7", "第四十七条第（七）项"),
        ("DC2024:48.1.4", "第四十八条第（一）项第4目"),
        ("DC2024:81/1.2", "第八十一条第一款第（二）项"),
        ("CY2023:3-1/2.10.1", "第三条之一第二款第（十）项第1目"),
    ],
)
def test_a_short_form_reads_as_a_jurist_says_it(short: str, zh: str) -> None:
    citation = Citation.parse(short)
    assert citation.zh() == zh
    assert str(citation) == short


@given(citations())
def test_every_citation_survives_printing_and_parsing(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


def test_citations_sort_as_the_text_runs_not_as_letters_do() -> None:
    in_order = [
        "CY2023:5",
        "DC2024:3",
        "DC2024:3-1",
        "DC2024:9",
        "DC2024:47.2",
        "DC2024:47.10",
        "DC2024:47/1",
        "DC2024:100",
    ]
    assert [str(c) for c in sorted(map(Citation.parse, reversed(in_order)))] == in_order


def test_a_place_knows_its_article() -> None:
    assert Citation.parse("DC2024:3-1/2.1").whole_article() == Citation.parse("DC2024:3-1")


@pytest.mark.parametrize(
    "text",
    (
        " |47|DC2024|DC2024:|DC2024:0|DC2024:047|dc2024:4|DC2024:4.|DC2024:4.1.2.3|DC2024:4-0|DC2024:4.1/2|"
        "DC2024:四|DC2024:4 .1|DC2024:１|DC2024:4\n5|" + "A" * 100 + ":1"
    ).split("|"),
)
def test_a_misspelt_citation_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(CitationError, match=r"不是条文引用.*DC2024:47\.7"):
        Citation.parse(text)


def test_a_number_no_text_reaches_is_refused() -> None:
    with pytest.raises(CitationError, match="1到9999"):
        Citation.parse("DC2024:10000")


def test_a_subitem_without_its_item_is_refused() -> None:
    with pytest.raises(CitationError, match="先写项"):
        Citation("DC2024", 48, subitem=4)


def test_an_instrument_code_in_small_letters_is_refused() -> None:
    with pytest.raises(CitationError, match="代号「dc」"):
        Citation("dc", 1)
