"""The JSON Schema that editors use, against the models and files that it describes."""

from __future__ import annotations

from guiju.rules.instruments import loading, schema
from guiju.rules.instruments.norms import NORM_KINDS


def test_the_committed_schema_is_what_the_models_say_today() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.schema_text(), "run: guiju law schema --write"


def test_every_kind_of_norm_is_described_and_asks_for_its_own_first_key() -> None:
    definitions = schema.instrument_schema()["$defs"]
    assert all(kind in definitions[model.__name__]["required"] for kind, model in NORM_KINDS.items())


def test_an_article_may_say_just_what_the_loader_reads() -> None:
    article = schema.instrument_schema()["$defs"]["Article"]
    assert article["properties"].keys() == loading._ARTICLE_KEYS
    assert article["additionalProperties"] is False


def test_a_list_of_names_may_be_written_as_one_name() -> None:
    act = schema.instrument_schema()["$defs"]["GateNorm"]["properties"]["act"]
    assert {form["type"] for form in act["anyOf"]} == {"string", "array"}


def test_nobody_is_asked_to_write_where_a_case_stands() -> None:
    assert not {"file", "line"} & schema.instrument_schema()["$defs"]["WorkedCase"]["properties"].keys()
