"""Which moment of a case calls which action of another app: the whole wiring, readable in one place."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

REACTIONS: Mapping[tuple[str, str], Sequence[Callable[[Any], None]]] = {}
