"""The grammar of rule texts as JSON Schema, for editors; made from the models that the loader itself uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from guiju.rules.instruments.articles import InstrumentHead, Reading, Treatment
from guiju.rules.instruments.norms import NORM_KINDS
from guiju.rules.instruments.steps import Grammar
from guiju.rules.instruments.worked_cases import WorkedCase

Schema = dict[str, Any]
FILE = Path(__file__).with_name("instrument.schema.json")
_PLACED = ("file", "line", "only")
"""Fields of a worked case that the loader fills in and nobody writes."""


def instrument_schema() -> Schema:
    """JSON Schema (2020-12) of instrument.yaml, chapter files and cases.yaml: a file is one of the three."""
    models: list[type[Grammar]] = [InstrumentHead, Reading, WorkedCase, *NORM_KINDS.values()]
    _, made = models_json_schema([(model, "validation") for model in models], by_alias=True)
    definitions: Schema = made["$defs"]
    for name in _PLACED:
        definitions["WorkedCase"]["properties"].pop(name)
    definitions |= {"Article": _article(), "ChapterFile": _chapter_file(), "WorkedCases": _list_of("WorkedCase")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guiju rule text",
        "anyOf": [_ref("InstrumentHead"), _ref("ChapterFile"), _ref("WorkedCases")],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the text of `FILE`, which is committed."""
    return json.dumps(instrument_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _article() -> Schema:
    properties = {
        "gist": {"type": "string", "minLength": 1},
        "treatment": {"enum": [treatment.value for treatment in Treatment]},
        "pending": {"type": "boolean"},
        "readings": _list_of("Reading"),
        "norms": {"type": "array", "items": {"anyOf": [_ref(model.__name__) for model in NORM_KINDS.values()]}},
    }
    return _closed(properties, ["gist", "treatment"])


def _chapter_file() -> Schema:
    chapter = {"number": {"type": "integer"}, "title": {"type": "string"}}
    articles = {
        "type": "object",
        "patternProperties": {"^[1-9][0-9]*$": _ref("Article")},
        "additionalProperties": False,
    }
    return _closed({"chapter": _closed(chapter, ["number"]), "articles": articles}, ["chapter", "articles"])


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list_of(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
