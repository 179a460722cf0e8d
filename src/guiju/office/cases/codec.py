"""Payloads as the text that is stored and hashed, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any

from guiju.office.cases.events import KINDS, Body, Planned

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """The one JSON text of a value: keys sorted, no blanks."""
    return _ENCODER.encode(value)


def encode(body: Body) -> str:
    """The payload text of an event."""
    return canonical({f.name: getattr(body, f.name) for f in fields(body)})


def decode(kind: str, payload: str) -> Body:
    """The typed payload again. Raises KeyError for a kind outside the list."""
    return _decode_plan(payload) if kind == "planned" else KINDS[kind](**json.loads(payload))


@lru_cache(maxsize=256)
def _decode_plan(payload: str) -> Planned:
    # Plans are large and most cases of an act share theirs. Nothing changes a decoded payload.
    return Planned(**json.loads(payload))
