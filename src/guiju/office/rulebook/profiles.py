"""The districts of this installation: their organs, number codes and instruments, as the profile files say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from guiju.office.rulebook.errors import UnknownDistrict
from guiju.office.rulebook.profile_grammar import NATIONAL, ProfileGrammar, checked
from guiju.office.rulebook.rule_folders import home_of, layer_folders, profile_files
from guiju.rules.instruments import InstrumentError, InstrumentErrors
from guiju.rules.instruments.positions import Positioned, read_yaml
from guiju.rules.instruments.settings import Settings, confirmed


@dataclass(frozen=True, slots=True)
class OrganProfile:
    """One organ of a district. `kind`: one of `profile_grammar.OrganKind`, or government."""

    code: str
    name: str
    short: str
    kind: str


@dataclass(frozen=True, slots=True)
class DutyKeeping:
    """From which day a district keeps its periodic duties here, and how many days ahead it is reminded of them."""

    since_on: date = date.min
    remind_days: int = 0


@dataclass(frozen=True, slots=True)
class Urging:
    """How soon the same people may be reminded again of a matter, and how often in one day."""

    again_after_hours: int = 2
    most_a_day: int = 3


@dataclass(frozen=True, slots=True)
class DistrictProfile:
    """One district: names, instruments, codes of its document numbers, organs, names of fields of work by code.

    `layers`: folders of outside law, every text of which binds it. `sitting_minutes`: for how long a sitting takes its
    room where nobody says until when.
    """

    code: str
    name: str
    short: str
    government: str
    instruments: tuple[str, ...]
    index_prefix: str
    document_codes: Mapping[str, str]
    addressees: str
    organs: Mapping[str, OrganProfile]
    fields: Mapping[str, str] = field(default_factory=dict)
    meetings_numbered_by: str = "term"
    terms_began_on: tuple[date, ...] = ()
    duties: DutyKeeping = DutyKeeping()
    file: Path = Path()
    rule_keepers: tuple[str, ...] = ()
    short_en: str = ""
    government_en: str = ""
    layers: tuple[str, ...] = NATIONAL
    administrators: tuple[str, ...] = ()
    urging: Urging = Urging()
    seal_keepers: tuple[tuple[str, str], ...] = ()
    archivists: tuple[tuple[str, str], ...] = ()
    rooms: tuple[str, ...] = ()
    sitting_minutes: int = 0

    @property
    def home(self) -> Path:
        """The folder in which its rule texts are looked for first."""
        return home_of(self.file)

    @property
    def added(self) -> bool:
        """Whether the installation added it, with whatever else its folder holds, to those of the program."""
        return self.home == self.file.parent

    def above(self) -> Iterator[Path]:
        """The folders of all texts of every layer above the district."""
        for layer in self.layers:
            yield from layer_folders(layer)

    def settings(self, known: Settings) -> Settings:
        """The settings with those that the district has confirmed. Raises InstrumentErrors."""
        return confirmed(known, read_yaml(self.file)) if self.file.name else known

    def meeting_series(self, held_on: date) -> str:
        """In which series a sitting of that day is numbered: its year, or the first day of its term ("" if not known).

        Raises ValueError for a way of numbering that there is not.
        """
        if self.meetings_numbered_by not in ("year", "term"):
            raise ValueError(f"{self.code}: meetings_numbered_by is {self.meetings_numbered_by!r}; year or term")
        if self.meetings_numbered_by == "year":
            return str(held_on.year)
        return max((day.isoformat() for day in self.terms_began_on if day <= held_on), default="")


@dataclass(frozen=True, slots=True)
class Profiles:
    """Those that can be read, by code; and the mistakes of the others by their files."""

    found: Mapping[str, DistrictProfile]
    mistakes: Mapping[Path, tuple[InstrumentError, ...]]


def profiles() -> Mapping[str, DistrictProfile]:
    """All districts by code whose profile can be read. A broken one never hides the others."""
    return read_profiles().found


@cache
def read_profiles() -> Profiles:
    """All profile files, read once in a process."""
    found: dict[str, DistrictProfile] = {}
    mistakes: dict[Path, tuple[InstrumentError, ...]] = {}
    for file in profile_files():
        try:
            one = _read(file, found)
        except InstrumentErrors as wrong:
            mistakes[file] = wrong.errors
        else:
            found[one.code] = one
    return Profiles(found, mistakes)


def profile(district: str) -> DistrictProfile:
    """One district; raises UnknownDistrict."""
    known = profiles()
    if district not in known:
        raise UnknownDistrict(district, list(known))
    return known[district]


def meeting_series(district: str, held_on: date) -> str:
    """In which series a district numbers a sitting of that day; "" for a district without a profile."""
    known = profiles().get(district)
    return known.meeting_series(held_on) if known else ""


def terms_began_on(district: str) -> tuple[date, ...]:
    """When the terms of a district's government began; none for a district without a profile."""
    known = profiles().get(district)
    return known.terms_began_on if known else ()


def duty_keeping(district: str) -> DutyKeeping:
    """How a district keeps its duties; from ever and without reminder for a district without a profile."""
    known = profiles().get(district)
    return known.duties if known else DutyKeeping()


def urging_in(district: str) -> Urging:
    """How often one may urge in a district; the usual for a district without a profile."""
    known = profiles().get(district)
    return known.urging if known else Urging()


def field_name(district: str, code: str) -> str:
    """What a district calls a field of work; the code itself where its profile does not say."""
    known = profiles().get(district)
    return known.fields.get(code, code) if known else code


def _read(file: Path, before: Mapping[str, DistrictProfile]) -> DistrictProfile:
    """One profile; raises InstrumentErrors, also for the code of a district that was read before."""
    try:
        source = read_yaml(file)
    except OSError as error:
        message = "文件读不出来，请核对它的权限"
        raise InstrumentErrors([InstrumentError(file, 1, 1, message)]) from error
    given, wrong = checked(source)
    if given is not None and given.code in before:
        wrong = [_taken(source, before[given.code])]
    if given is None or wrong:
        raise InstrumentErrors(wrong)
    return _profile(given, file)


def _taken(source: Positioned, first: DistrictProfile) -> InstrumentError:
    return source.error(("code",), f"代号「{first.code}」已经是{first.name}的（{first.file.name}），请另起一个代号")


def _profile(given: ProfileGrammar, file: Path) -> DistrictProfile:
    organs = {code: OrganProfile(code, o.name, o.short, o.kind) for code, o in given.organs.items()}
    return DistrictProfile(
        given.code,
        given.name,
        given.short,
        given.government,
        tuple(given.instruments),
        given.index_prefix,
        given.document_codes,
        given.addressees,
        organs,
        given.fields,
        given.meetings_numbered_by,
        tuple(given.terms_began_on),
        DutyKeeping(given.duties.since_on, given.duties.remind_days),
        file,
        tuple(given.rule_keepers) or tuple(o.code for o in organs.values() if o.kind == "office"),
        given.short_en,
        given.government_en,
        tuple(given.layers),
        tuple(given.administrators),
        Urging(given.urging.again_after_hours, given.urging.most_a_day),
        _places(given.seal_keepers, organs),
        _places(given.archivists, organs),
        tuple(given.rooms),
        given.sitting_minutes,
    )


def _places(named: Iterable[str], organs: Mapping[str, OrganProfile]) -> tuple[tuple[str, str], ...]:
    """Organ and post of each; where the profile names none, the desk of the government office."""
    given = [place.partition(".") for place in named]
    return tuple((organ, post) for organ, _, post in given) or tuple(
        (organ.code, "desk") for organ in organs.values() if organ.kind == "office"
    )
