"""The comparison of the two real rulebooks finds what people found who read the two texts side by side."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from guiju.office.rulebook import queries
from guiju.rules.comparing import Comparison, Difference, Kind, Side, compare

ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("operative_differences.yaml").read_text(encoding="utf-8")
)["differences"]


@cache
def found() -> Comparison:
    """Dongcheng (a) and Chaoyang (b)."""
    return compare(queries.instrument("dongcheng"), queries.instrument("chaoyang"), queries.vocabulary())


def awaited(row: dict[str, Any]) -> list[str]:
    """Articles of the row whose norms are still to be written. A row that names what is written needs no more."""
    if "group" in row:
        return []
    pending = {(index, cite.article) for index, cites in enumerate(found().pending()) for cite in cites}
    named = [(index, number) for index, side in enumerate(("dc", "cy")) for number in row[side]]
    return [f"{('DC2024', 'CY2023')[index]}:{number}" for index, number in named if (index, number) in pending]


def cites_one_of(side: Side, articles: list[int]) -> bool:
    """Whether what the text says in the difference is said by one of these articles."""
    return not articles or any(cite.article in articles for line in side.lines for cite in line.cites)


def shows(difference: Difference, row: dict[str, Any]) -> bool:
    """Whether this is the difference that the row tells."""
    said = "\n".join([difference.title, *(line.zh for side in (difference.a, difference.b) for line in side.lines)])
    case = "\n".join(difference.example.zh) if difference.example else ""
    return (
        (difference.group, difference.topic.value) == (row["group"], row["topic"])
        and row.get("word", "") in said
        and row.get("case", "") in case
        and cites_one_of(difference.a, row["dc"])
        and cites_one_of(difference.b, row["cy"])
        and difference.kind is not (Kind.ONLY_A if row["cy"] else Kind.ONLY_B if row["dc"] else None)
    )


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['id']} {row['says']}" for row in ROWS])
def test_the_comparison_finds_what_readers_found(row: dict[str, Any]) -> None:
    if awaited(row):
        pytest.skip(f"norms still to be written: {', '.join(awaited(row))}")
    differences = found().differences
    if "group" in row:
        assert [one.id for one in differences if shows(one, row)] != []
        return
    speaking = [one for one in differences if cites_one_of(one.a, row["dc"]) and one.a.lines]
    answering = [one for one in differences if cites_one_of(one.b, row["cy"]) and one.b.lines]
    assert speaking or not row["dc"]
    assert answering or not row["cy"]


def test_every_row_names_articles_that_there_are_and_a_place_in_the_list() -> None:
    texts = (queries.instrument("dongcheng"), queries.instrument("chaoyang"))
    for row in ROWS:
        assert row["dc"] or row["cy"], row
        assert all(n in text.articles for text, side in zip(texts, ("dc", "cy"), strict=True) for n in row[side]), row
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_no_article_of_a_row_with_a_place_is_still_to_be_written_whole() -> None:
    texts = {"dc": queries.instrument("dongcheng"), "cy": queries.instrument("chaoyang")}
    silent = [
        (row["id"], side, number)
        for row in ROWS
        if "group" in row
        for side, text in texts.items()
        for number in row[side]
        if not text.articles[number].norms
    ]
    assert silent == []


SAME = [
    ("圈阅的含义（东城54、朝阳49）", "meaning", "meaning", ""),
    ("区长离京时由谁主持（东城5、朝阳4）", "power", "power", "区长的代行"),
    ("邀请领导提前七个工作日（东城60、朝阳52）", "hold_event", "limit", ""),
    ("部门行政首长负责（东城7、朝阳6）", "statement", "statement", "行政首长负责"),
    ("审计独立（东城7、朝阳6）", "statement", "statement", "审计"),
    ("全体会议由区长召集（东城46、朝阳37）", "meeting", "meeting", "全体会议：召集"),
]


@pytest.mark.parametrize(("group", "topic", "word"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_what_readers_found_the_same_is_no_difference(group: str, topic: str, word: str) -> None:
    of = [one for one in found().differences if (one.group, one.topic.value) == (group, topic)]
    assert [one.id for one in of if word in one.title] == []
