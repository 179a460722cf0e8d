"""Rule texts as JSON: read back they are the same rules, a change is told, a mistake has its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.rules.exchange import schema
from guiju.rules.exchange.exported import ExportedInstrument, ExportedRulebook
from guiju.rules.exchange.rule_json import instrument_as_json, json_file, rulebook_as_json
from guiju.rules.exchange.rule_reading import exported_instrument
from guiju.rules.instruments import Instrument, InstrumentErrors
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.rulebook import Rulebook
from rules.planning.test_order_and_conflict import facts_of
from rules.rulebooks import REAL, instrument, rulebook, vocabulary, yunling

ON = date(2024, 5, 6)
TEXTS = [*map(instrument, REAL), yunling().instruments[0]]
named = pytest.mark.parametrize("text", TEXTS, ids=[text.code for text in TEXTS])


def read(exported: Any, folder: Path) -> Instrument:
    """An export as a file, read."""
    file = folder / "exported.json"
    file.write_bytes(exported if isinstance(exported, bytes) else json_file(exported))
    return exported_instrument(file, vocabulary())


def substance(text: Instrument) -> list[Any]:
    """All that an instrument says; not where it is written."""
    articles = [
        (a.citation, a.gist, a.treatment, a.pending, a.readings, [(n.id, n.norm, n.cites) for n in a.norms])
        for a in text.articles.values()
    ]
    return [text.head, text.version, text.fingerprints, [(c.number, c.title) for c in text.chapters], articles]


@named
def test_what_was_exported_reads_back_to_the_same_instrument(text: Instrument, tmp_path: Path) -> None:
    assert substance(read(instrument_as_json(text), tmp_path)) == substance(text)


@pytest.fixture(scope="module", params=REAL)
def twins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rulebook, Rulebook]:
    """A real rulebook, and the one made from its export."""
    again = read(instrument_as_json(instrument(request.param)), tmp_path_factory.mktemp("twins"))
    return rulebook(request.param), Rulebook(vocabulary(), [again])


@settings(max_examples=30)
@given(data=st.data())
def test_both_give_the_same_plans(twins: tuple[Rulebook, Rulebook], data: st.DataObject) -> None:
    one, other = twins
    act = data.draw(st.sampled_from(sorted(one.acts(ON))))
    facts = data.draw(facts_of(one.act(act, ON).facts))
    try:
        wanted = one.plan(act, facts, ON)
    except PlanningError as error:
        with pytest.raises(type(error)):
            other.plan(act, facts, ON)
        return
    assert other.plan(act, facts, ON) == wanted


def test_the_order_of_keys_and_the_layout_do_not_matter(tmp_path: Path) -> None:
    exported = instrument_as_json(TEXTS[-1])
    shuffled = dict(reversed(exported.items()))
    assert read(json.dumps(shuffled).encode(), tmp_path).version == TEXTS[-1].version


def test_a_changed_text_never_passes_for_the_original(tmp_path: Path) -> None:
    exported = instrument_as_json(TEXTS[-1])
    exported["chapters"][0]["articles"][0]["gist"] += "。"
    again = read(exported, tmp_path)
    assert again.version != TEXTS[-1].version
    assert again.version == read(exported, tmp_path).version


def _wrong_stage(exported: Any) -> None:
    exported["chapters"][0]["articles"][1]["norms"][0]["norm"]["route"] = "sing"


def _wrong_cites(exported: Any) -> None:
    exported["chapters"][0]["articles"][1]["norms"][0]["cites"] = ["YL2020:9"]


def _twice(exported: Any) -> None:
    exported["chapters"][0]["articles"].append(exported["chapters"][0]["articles"][0])


def _no_gist(exported: Any) -> None:
    del exported["chapters"][0]["articles"][0]["gist"]


def _odd_fingerprint(exported: Any) -> None:
    exported["fingerprints"]["first"] = "00"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_wrong_stage, "是不是想写「sign」"),
        (_wrong_cites, "应为 YL2020:2#sign"),
        (_twice, "第1条写了两次"),
        (_no_gist, "缺少「gist」"),
        (_odd_fingerprint, "指纹要以条号为键"),
    ],
)
def test_a_mistake_is_told_with_its_place(spoil: Callable[[Any], None], said: str, tmp_path: Path) -> None:
    exported = instrument_as_json(TEXTS[-1])
    spoil(exported)
    with pytest.raises(InstrumentErrors) as found:
        read(exported, tmp_path)
    error = found.value.errors[0]
    assert said in error.message
    assert error.line > 1


@pytest.mark.parametrize("content", [b"[1, 2]", b'{"a": 1}', b"{", b"\xff\xfe", b""])
def test_what_is_no_export_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(InstrumentErrors):
        read(content, tmp_path)


@named
def test_an_export_has_the_published_form(text: Instrument) -> None:
    ExportedInstrument.model_validate(instrument_as_json(text))


def test_a_rulebook_brings_all_its_texts_and_its_vocabulary() -> None:
    exported = json.loads(json_file(rulebook_as_json(yunling())))
    ExportedRulebook.model_validate(exported)
    assert [text["head"]["code"] for text in exported["instruments"]] == [text.code for text in yunling().instruments]
    words = exported["vocabulary"]
    assert list(words["stages"]) == list(vocabulary().stages)
    assert words["acts"]["issue_document"]["facts"] == list(vocabulary().acts["issue_document"].facts)
    assert words["facts"]["genre"]["values"] == dict(vocabulary().facts["genre"].values)
    settings = vocabulary().settings
    assert {code: (one["value"], one["state"]) for code, one in words["settings"].items()} == {
        code: (one.value, one.state.value) for code, one in settings.items()
    }


def test_the_committed_schema_is_what_the_models_say_today() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.schema_text(), "run: guiju law schema --exported --write"


def test_everything_that_the_schema_refers_to_is_in_it() -> None:
    found = schema.exported_schema()
    named_there = {part.split('"')[0] for part in json.dumps(found).split("#/$defs/")[1:]}
    assert named_there <= found["$defs"].keys()
