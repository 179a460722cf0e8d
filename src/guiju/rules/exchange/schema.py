"""The JSON Schema of exported rule texts, made from the models that read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from guiju.rules.exchange.exported import ExportedInstrument, ExportedRulebook
from guiju.rules.instruments.articles import Treatment
from guiju.rules.instruments.schema import instrument_schema

Schema = dict[str, Any]
FILE = Path(__file__).with_name("exported.schema.json")


def exported_schema() -> Schema:
    """JSON Schema (2020-12): a file is an instrument or a rulebook. Norms are those of the rule texts' own schema."""
    _, made = models_json_schema([(ExportedInstrument, "validation"), (ExportedRulebook, "validation")])
    definitions: Schema = made["$defs"]
    written = instrument_schema()["$defs"]
    article = written["Article"]["properties"]
    definitions["ExportedNorm"]["properties"]["norm"] = article["norms"]["items"]
    definitions["ExportedArticle"]["properties"]["readings"] = article["readings"]
    definitions["ExportedArticle"]["properties"]["treatment"] = {"enum": [one.value for one in Treatment]}
    definitions["ExportedInstrument"]["properties"]["head"] = {"$ref": "#/$defs/InstrumentHead"}
    unused = ("Article", "ChapterFile", "WorkedCases", "WorkedCase", "Expectation")
    definitions |= {name: found for name, found in written.items() if name not in unused}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guiju exported rule text",
        "anyOf": [{"$ref": "#/$defs/ExportedInstrument"}, {"$ref": "#/$defs/ExportedRulebook"}],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the text of `FILE`, which is committed."""
    return json.dumps(exported_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
