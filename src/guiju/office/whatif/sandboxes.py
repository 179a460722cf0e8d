"""Sandbox copies of rule texts, each a folder in the state folder; the installed rulebook is never touched.

sandboxes/<district>/<key>/sandbox.json   who made it, when, of what
                          /text/          the copy: instrument.yaml and the chapter files
                          /trial.json     how far the trial is (see `trials`)
                          /result.json    what the last trial found
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profile
from guiju.office.whatif.errors import BadSandboxName, NoSuchSandbox, TooManySandboxes
from guiju.rules.instruments import Instrument, load_instrument
from guiju.rules.instruments.loading import version

if TYPE_CHECKING:  # the process of a trial opens this before Django is set up
    from guiju.office.people.models import Person

LONGEST_NAME = 60
_KEY = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A named copy of one instrument. `base`: the version of the original when it was copied."""

    key: str
    district: str
    name: str
    code: str
    base: str
    made_by: str
    made_at: str
    made_by_id: int = 0

    @property
    def folder(self) -> Path:
        """Where everything about it stands."""
        return district_folder(self.district) / self.key

    @property
    def text(self) -> Path:
        """The copied instrument."""
        return self.folder / "text"

    @property
    def version(self) -> str:
        """Changes with every edit."""
        return version(self.text)

    def instrument(self) -> Instrument:
        """The copy as it is now. Raises InstrumentErrors only when somebody edited its files by hand."""
        return load_instrument(self.text, queries.vocabulary())

    def original(self) -> Instrument:
        """The installed text that it was copied from. Raises UnknownInstrument."""
        return queries.instrument(self.district, self.code)


def district_folder(district: str) -> Path:
    """Where a district's sandboxes stand."""
    return Path(settings.STATE_FOLDER) / "sandboxes" / district


def sandboxes(district: str) -> list[Sandbox]:
    """All of a district, the newest first. Raises UnknownDistrict."""
    profile(district)
    found = [
        _read(path) for path in district_folder(district).glob("*/sandbox.json") if _KEY.fullmatch(path.parent.name)
    ]
    return sorted(found, key=lambda one: (one.made_at, one.key), reverse=True)


def sandbox(district: str, key: str) -> Sandbox:
    """One of them; raises UnknownDistrict, NoSuchSandbox."""
    profile(district)
    path = district_folder(district) / key / "sandbox.json"
    if not _KEY.fullmatch(key) or not path.exists():
        raise NoSuchSandbox
    return _read(path)


def _read(path: Path) -> Sandbox:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Sandbox(**found)


def make(district: str, code: str, name: str, maker: Person, now: datetime) -> Sandbox:
    """Copies an instrument of the district under a name. Raises UnknownInstrument, BadSandboxName, TooManySandboxes."""
    original = queries.instrument(district, code)
    name = " ".join(name.split())
    _check_name(district, name)
    _check_room(district, maker)
    key, base = secrets.token_hex(6), original.version
    made = Sandbox(key, district, name, original.code, base, maker.name, now.isoformat(), maker.pk)
    beside = made.folder.with_suffix(".new")  # nobody sees it before it is whole
    beside.mkdir(parents=True)
    shutil.copytree(original.folder, beside / "text", ignore=shutil.ignore_patterns("cases.yaml"))
    (beside / "sandbox.json").write_text(json.dumps(asdict(made), ensure_ascii=False), encoding="utf-8")
    beside.rename(made.folder)
    return made


def _check_name(district: str, name: str) -> None:
    if not name:
        raise BadSandboxName(_("请给这份试改起一个名称，例如「追加资金界限改为三百万元」。"))
    if len(name) > LONGEST_NAME:
        said = _("名称最多%(most)s个字，现有%(num)s个，请缩短。")
        raise BadSandboxName(said % {"most": LONGEST_NAME, "num": len(name)})
    if any(one.name == name for one in sandboxes(district)):
        raise BadSandboxName(_("已有一份叫「%(name)s」的试改，请换一个名称。") % {"name": name})


def _check_room(district: str, maker: Person) -> None:
    most: int = settings.SANDBOXES_PER_PERSON
    if sum(one.made_by_id == maker.pk for one in sandboxes(district)) >= most:
        raise TooManySandboxes(most)


def remove(one: Sandbox) -> None:
    """Throws a sandbox away with its results."""
    shutil.rmtree(one.folder)
