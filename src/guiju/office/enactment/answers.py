"""Where answers come from: a YAML file, --set key=value, a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from guiju.office.enactment.errors import WrongAnswersFile


def answers_from(path: Path | None, settings: Iterable[str] = ()) -> dict[str, Any]:
    """All answers by key; a --set goes before the file. Raises WrongAnswersFile."""
    found = _file(path) if path else {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or not key.strip():
            raise WrongAnswersFile(f"--set 应写作「项=值」，不能写作「{setting}」。请改正后再执行。")
        found[key.strip()] = _plain(value)
    return found


def _file(path: Path) -> dict[str, Any]:
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongAnswersFile(f"读不出回答文件「{path}」。请确认它在那里，而且是 UTF-8 文本。") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行第{mark.column + 1}列" if mark else "某处"
        raise WrongAnswersFile(f"回答文件「{path}」{where}不合 YAML 的写法。请改正后再执行。") from error
    if not isinstance(read, dict):
        raise WrongAnswersFile(f"回答文件「{path}」应逐行写作「项: 值」。请对照 examples 里的例子。")  # halfwidth
    return dict(_flat(read))


def _flat(tree: Mapping[Any, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        key = f"{above}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{key}/")
        else:
            yield key, value


def _plain(text: str) -> Any:
    """A value as YAML reads it (true, 3, [a, b]); what is no YAML is text."""
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text
