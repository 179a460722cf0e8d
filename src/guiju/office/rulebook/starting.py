"""What is wrong with the districts' folders, told district by district at the start. Each kind has a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guiju.office.rulebook import queries
from guiju.office.rulebook.errors import BrokenRules
from guiju.office.rulebook.profiles import read_profiles
from guiju.rules.instruments import Instrument, InstrumentError
from guiju.rules.instruments.positions import read_yaml

PROFILE_WRONG, TEXT_WRONG, CODE_TWICE = "rulebook.E001", "rulebook.E002", "rulebook.E003"


@dataclass(frozen=True, slots=True)
class Mistaken:
    """One district whose folder has mistakes. `district`: its name, or its folder when not even that can be read."""

    number: str
    district: str
    errors: tuple[InstrumentError, ...]

    def zh(self) -> str:
        """The whole as lines: who, what follows from it, then every place."""
        said = f"{self.number} {self.district}有{len(self.errors)}处错误，本区暂时不能办理，其他区照常："
        return "\n".join([said, *(f"  {error}" for error in self.errors)])


def mistaken_districts() -> Iterator[Mistaken]:
    """Every district with mistakes, those without a readable profile first. Whole districts are not named."""
    read = read_profiles()
    for file, errors in read.mistakes.items():
        yield Mistaken(PROFILE_WRONG, f"「{file.parent.name}/{file.name}」所说的区", errors)
    seen: dict[str, Instrument] = {}
    for known in read.found.values():
        try:
            texts = queries.district_rulebook(known.code).instruments
        except BrokenRules as wrong:
            yield Mistaken(TEXT_WRONG, known.name, wrong.errors)
            continue
        if twice := [_twice(text, seen[text.code]) for text in texts if _another(seen, text)]:
            yield Mistaken(CODE_TWICE, known.name, tuple(twice))
        seen |= {text.code: seen.get(text.code, text) for text in texts}


def _another(seen: dict[str, Instrument], text: Instrument) -> bool:
    return text.code in seen and seen[text.code].folder != text.folder


def _twice(text: Instrument, first: Instrument) -> InstrumentError:
    source = read_yaml(text.folder / "instrument.yaml")
    return source.error(
        ("code",), f"代号「{text.code}」已经是{first.head.title}的，请另起一个：引用条文时分不清是哪一部"
    )
