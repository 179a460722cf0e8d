"""A district that an installation adds by one folder: the example's, copied and set up by the guide's own commands."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from guiju.office.cli.main import run
from office.third_district.freshness import forget_rulebooks

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "guide" / "16-增加一个区.md"
NOON = datetime(2026, 5, 6, 4, tzinfo=UTC)
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Iterator[Path]:
    """An empty state folder `data` beside the program's examples; no district is added yet."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "data").mkdir()
    settings.STATE_FOLDER = tmp_path / "data"  # type: ignore[attr-defined] # set by the test itself
    settings.MEDIA_ROOT = tmp_path / "data" / "files"  # type: ignore[attr-defined] # set by the test itself
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIJU_DATA", "data")
    monkeypatch.delenv("GUIJU_RULEBOOKS", raising=False)
    forget_rulebooks()
    yield tmp_path
    forget_rulebooks()


@pytest.fixture
def folder(place: Path) -> Path:
    """The example added; still to be read for the first time."""
    shutil.copytree(ROOT / "examples" / "yunshan", place / "data" / "rulebooks" / "yunshan")
    return place / "data" / "rulebooks" / "yunshan"


@pytest.fixture
def said() -> Said:
    """What a command answers: its code and both its outputs. What was read before is forgotten, as in a new process."""

    def answer(*arguments: str) -> tuple[int, str, str]:
        forget_rulebooks()
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(arguments))
        return code, out.getvalue(), err.getvalue()

    return answer


@pytest.fixture
def guide(place: Path, said: Said) -> dict[str, str]:
    """Every command of the guide carried out in its order; what each said."""
    return {line: _carried_out(line, said) for line in _commands()}


def _commands() -> list[str]:
    blocks = re.findall(r"```bash\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def _carried_out(line: str, said: Said) -> str:
    command, _, target = line.partition(" > ")
    match shlex.split(command):
        case ["mkdir", "-p", folder]:
            Path(folder).mkdir(parents=True)
        case ["cp", "-r", source, copy]:
            shutil.copytree(source, copy)
        case ["guiju", *arguments]:
            code, out, err = said(*arguments)
            assert code == 0, f"{line}: {err}"
            if target:
                Path(target).write_text(out, encoding="utf-8")
            return out + err
        case other:
            sys.exit(f"the guide has a command that the test cannot carry out: {other}")
    return ""
