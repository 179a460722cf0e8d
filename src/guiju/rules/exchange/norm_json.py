"""A norm as JSON values, its kind first, what has its default left out: the form in which rule texts are written."""

from __future__ import annotations

from typing import Any

from guiju.rules.instruments.norms import Norm

Json = dict[str, Any]


def norm_as_json(norm: Norm) -> Json:
    """Reads back to an equal norm."""
    found = norm.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {norm.kind: found.pop(norm.kind), **found}
