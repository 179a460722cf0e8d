"""Editing one article of a sandbox copy as YAML: the whole copy is checked first, and saved only when it is right."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from guiju.office.rulebook import queries
from guiju.office.rulebook.errors import UnknownArticle
from guiju.office.whatif.errors import EditOvertaken, EditRefused
from guiju.office.whatif.sandboxes import Sandbox
from guiju.rules.instruments import InstrumentError, InstrumentErrors, load_instrument
from guiju.rules.instruments.positions import Positioned, read_yaml

LONGEST = 60_000
_TOO_DEEP = "层次太多，读不下去；请照原来的层次写"


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The lines of one article in its chapter file, from `first` (counted from 1) up to but not including `end`."""

    file: Path
    number: int
    first: int
    end: int
    text: str

    @property
    def digest(self) -> str:
        """Tells whether somebody else has changed the article meanwhile."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def article_text(folder: Path, number: int) -> ArticleText:
    """The article as it is written in the copy; raises UnknownArticle."""
    for file in sorted(folder.glob("[0-9]*.yaml")):
        source = read_yaml(file)
        if number in source.value["articles"]:
            return _cut(source, number)
    title = read_yaml(folder / "instrument.yaml").value["title"]
    raise UnknownArticle(title, number, _numbers(folder))


def _numbers(folder: Path) -> list[int]:
    return [number for file in folder.glob("[0-9]*.yaml") for number in read_yaml(file).value["articles"]]


def _cut(source: Positioned, number: int) -> ArticleText:
    lines = source.file.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = sorted(source.places["articles", other, "#key"][0] for other in source.value["articles"])
    first = source.places["articles", number, "#key"][0]
    end = next((line for line in starts if line > first), len(lines) + 1)
    return ArticleText(source.file, number, first, end, "".join(lines[first - 1 : end - 1]))


def save(one: Sandbox, number: int, text: str, seen: str) -> None:
    """Puts the article's new text into the copy. `seen`: digest of the text that the editor started from.

    Raises EditRefused with every mistake and its place, EditOvertaken, UnknownArticle; then nothing is changed.
    """
    old = article_text(one.text, number)
    if seen != old.digest:
        raise EditOvertaken
    new = _clean(text)
    with tempfile.TemporaryDirectory(dir=one.folder) as folder:
        trial = Path(folder) / "text"
        shutil.copytree(one.text, trial)
        file = trial / old.file.name
        _replace(file, old, new)
        _check(trial, file, old, new)
        os.replace(file, old.file)


def _clean(text: str) -> str:
    if len(text) > LONGEST:
        raise EditRefused([f"一条最多{LONGEST}个字，现有{len(text)}个"])
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"
    if not cleaned.strip():
        raise EditRefused(["条文是空的；不要规范时，写 norms: []，要旨和处理方式仍要有"])
    _refuse_references(cleaned)
    return cleaned


def _refuse_references(text: str) -> None:
    try:
        for token in yaml.scan(text):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                raise EditRefused([f"本条第{token.start_mark.line + 1}行：不能用 & 和 * 引用别处的内容，请直接写明"])
    except yaml.YAMLError:
        return  # told with its place when the file is read
    except RecursionError:
        raise EditRefused([_TOO_DEEP]) from None


def _replace(file: Path, old: ArticleText, new: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join([*lines[: old.first - 1], new, *lines[old.end - 1 :]])
    file.write_text(text, encoding="utf-8")


def _check(folder: Path, file: Path, old: ArticleText, new: str) -> None:
    try:
        before, after = (list(read_yaml(path).value["articles"]) for path in (old.file, file))
        if before != after:
            raise EditRefused([f"这里只改第{old.number}条：第一行要是「  {old.number}:」，不能增加、删去别的条"])
        load_instrument(folder, queries.vocabulary())
    except InstrumentErrors as errors:
        raise EditRefused(_placed(errors.errors, file, old, new)) from errors
    except (KeyError, TypeError, AttributeError):
        raise EditRefused([f"缩进不对：第一行要是「  {old.number}:」（前面空两格），下面的内容再往右缩进"]) from None
    except RecursionError:
        raise EditRefused([_TOO_DEEP]) from None


def _placed(errors: Sequence[InstrumentError], file: Path, old: ArticleText, new: str) -> list[str]:
    """Each mistake with its line in the text that was typed, and in the file."""
    return [_one_placed(error, file, old, new.count("\n")) for error in errors]


def _one_placed(error: InstrumentError, file: Path, old: ArticleText, lines: int) -> str:
    own = error.line - old.first + 1
    if error.file.name != file.name or not 1 <= own <= lines:
        return f"{error.file.name} 第{error.line}行第{error.column}列：{error.message}"
    return f"本条第{own}行第{error.column}列（{file.name} 第{error.line}行）：{error.message}"
