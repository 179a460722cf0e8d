"""What routers of all apps declare: the shape of an error, for the API's description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ninja import Schema


class ErrorPart(Schema):
    """What happened, to which thing, what to do next, and under which articles."""

    code: str
    message: str
    remedy: str
    cites: list[str]


class ErrorAnswer(Schema):
    """Every error has this shape."""

    error: ErrorPart


Answers = Mapping[Any, Any]
REFUSALS: Answers = {frozenset({400, 401, 403, 404, 409, 422}): ErrorAnswer}


def answers(good: Any) -> dict[Any, Any]:
    """The `response` of an operation: what comes when all is well, and how it refuses."""
    return {200: good, **REFUSALS}
