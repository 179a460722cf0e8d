"""The districts of this installation: their organs, number codes and instruments, as the profile files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from guiju import rulebooks
from guiju.office.rulebook.errors import UnknownDistrict
from guiju.rules.instruments.positions import read_yaml


@dataclass(frozen=True, slots=True)
class OrganProfile:
    """One organ of a district. `kind`: government, office, department, subdistrict, township, key_unit."""

    code: str
    name: str
    short: str
    kind: str


@dataclass(frozen=True, slots=True)
class DistrictProfile:
    """One district: names, instruments, codes of its document numbers, organs, names of fields of work by code."""

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
    short_en: str = ""
    government_en: str = ""

    def meeting_series(self, held_on: date) -> str:
        """In which series a sitting of that day is numbered: its year, or the first day of its term ("" if not known).

        Raises ValueError for a way of numbering that there is not.
        """
        if self.meetings_numbered_by not in ("year", "term"):
            raise ValueError(f"{self.code}: meetings_numbered_by is {self.meetings_numbered_by!r}; year or term")
        if self.meetings_numbered_by == "year":
            return str(held_on.year)
        return max((day.isoformat() for day in self.terms_began_on if day <= held_on), default="")


@cache
def profiles() -> Mapping[str, DistrictProfile]:
    """All districts by code, read once in a process."""
    files = sorted((rulebooks.FOLDER / "districts").glob("*.yaml"))
    found = [_profile(read_yaml(path).value) for path in files]
    return {profile.code: profile for profile in found}


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


def field_name(district: str, code: str) -> str:
    """What a district calls a field of work; the code itself where its profile does not say."""
    known = profiles().get(district)
    return known.fields.get(code, code) if known else code


def _profile(raw: Mapping[str, Any]) -> DistrictProfile:
    organs = {code: OrganProfile(code, o["name"], o["short"], o["kind"]) for code, o in raw["organs"].items()}
    return DistrictProfile(
        raw["code"],
        raw["name"],
        raw["short"],
        raw["government"],
        tuple(raw["instruments"]),
        raw["index_prefix"],
        raw["document_codes"],
        raw["addressees"],
        organs,
        raw.get("fields", {}),
        raw.get("meetings_numbered_by", "term"),
        tuple(raw.get("terms_began_on", ())),
        raw.get("short_en", ""),
        raw.get("government_en", ""),
    )
