"""Both districts with the demonstration's people, and the command as somebody types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from guiju.office.cli.main import run
from guiju.office.demonstration.organisation import load_organisation
from office.enactment.texts import TEXTS, Text


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def guiju(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """`guiju(...)`, without a terminal, in an installation with made-up people."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    monkeypatch.setattr(settings, "STATE_FOLDER", tmp_path)
    load_organisation("only-for-tests")

    def typed(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return typed


@pytest.fixture(params=[pytest.param(t, id=t.name, marks=[] if t.words else [pytest.mark.seeds]) for t in TEXTS])
def text(request: pytest.FixtureRequest) -> Text:
    found: Text = request.param
    return found


@pytest.fixture
def enact(guiju: Command, tmp_path: Path) -> Callable[..., Said]:
    """Enact a text with its example answers; what is set besides goes before them."""

    def carried(text: Text, *more: object) -> Said:
        given = ("--district", text.district, "--answers", text.answers, "--out", tmp_path / "out", "--json")
        return guiju("enact", text.file(tmp_path), *given, *more)

    return carried
