"""YAML 1.2 with positions: plain values, and for every value the line and column where it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guiju.rules.instruments.errors import InstrumentError, InstrumentErrors

Place = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# YAML 1.2 core schema: only these words are special (in 1.1 also yes, no, on, off, 1:30).
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class Positioned:
    """A file's content and where each part of it stands."""

    def __init__(self, file: Path, value: Any, places: dict[Place, tuple[int, int]]) -> None:
        self.file = file
        self.value = value
        self.places = places

    def error(self, place: Place, message: str, shift: int = 0) -> InstrumentError:
        """A mistake at `place` (or at the nearest part around it), `shift` columns to the right."""
        while place and place not in self.places:
            place = place[:-1]
        line, column = self.places.get(place, (1, 1))
        return InstrumentError(self.file, line, column + shift, message)


def read_yaml(file: Path) -> Positioned:
    """Reads one file; raises InstrumentErrors where it is not YAML or repeats a key."""
    places: dict[Place, tuple[int, int]] = {}
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=Loader)
    except UnicodeDecodeError as error:
        message = f"文件不是 UTF-8 编码（第{error.start + 1}个字节起），请另存为 UTF-8"
        raise InstrumentErrors([InstrumentError(file, 1, 1, message)]) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"YAML 写法有误：{error.problem or error}。请检查缩进、冒号和引号"
        raise InstrumentErrors([InstrumentError(file, line, column, message)]) from error
    except yaml.YAMLError as error:
        message = f"YAML 写法有误：{error}"
        raise InstrumentErrors([InstrumentError(file, 1, 1, message)]) from error
    return Positioned(file, _value(node, (), places, file), places)


def _value(node: yaml.Node | None, place: Place, places: dict[Place, tuple[int, int]], file: Path) -> Any:
    if node is None:
        return None
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    quoted = style in ("'", '"')
    places[place] = (node.start_mark.line + 1, node.start_mark.column + 1 + quoted)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, places, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*place, i), places, file) for i, child in enumerate(node.value)]
    return node.value if style else _scalar(node.value)


def _mapping(node: yaml.MappingNode, place: Place, places: dict[Place, tuple[int, int]], file: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key_node, child in node.value:
        key = _scalar(key_node.value) if not key_node.style else key_node.value
        mark = key_node.start_mark
        if key in found:
            message = f"「{key}」写了两次，只能保留一处"
            raise InstrumentErrors([InstrumentError(file, mark.line + 1, mark.column + 1, message)])
        found[key] = _value(child, (*place, key), places, file)
        places[(*place, key, "#key")] = (mark.line + 1, mark.column + 1)
    return found


def _scalar(text: str) -> Any:
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.match(text):
        return int(text)
    if _DAY.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
