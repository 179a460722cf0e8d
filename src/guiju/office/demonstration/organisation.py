"""The organisation of a demonstration: districts and organs from their profiles, made-up people in the posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from guiju.office.people import actions
from guiju.office.people.models import District, Organ, Person, Post
from guiju.office.rulebook.profiles import DistrictProfile, profile, profiles
from guiju.rules.instruments.positions import read_yaml

_TITLES = {"desk": "经办人", "chief": "主要负责人", "legal_unit": "法制机构负责人", "deputy_chief": "副职"}
_RANKS = {"head": 1, "executive_deputy": 2, "deputy": 3, "chief": 20, "deputy_chief": 25, "legal_unit": 30, "desk": 40}


@dataclass(frozen=True, slots=True)
class Staff:
    """One demonstration file: who holds which post of a district."""

    district: str
    prefix: str
    since_on: date
    leaders: list[dict[str, Any]]
    organs: Mapping[str, Mapping[str, str]]


def staff(district: str) -> Staff:
    """The made-up people of one district."""
    return Staff(**read_yaml(Path(__file__).parent / f"people-{district}.yaml").value)


@transaction.atomic
def load_organisation(password: str) -> list[Person]:
    """Sets up all districts of the installation with made-up people who share one password."""
    return [person for code in profiles() for person in _load(profile(code), staff(code), password)]


def _load(district: DistrictProfile, people: Staff, password: str) -> list[Person]:
    home = District.objects.create(code=district.code, name=district.name, short=district.short)
    encoded = _encoded(password)
    organs = {code: _organ(home, code, district) for code in district.organs}
    leaders = {row["account"]: _leader(home, row, people, encoded) for row in people.leaders}
    for row in people.leaders:
        for work in row["in_charge"]:
            actions.assign_portfolio(leaders[row["account"]], organs.get(work, work), people.since_on)
    for code, posts in people.organs.items():
        for post, name in posts.items():
            _member(organs[code], post, name, people, encoded)
    return list(Person.objects.filter(district=home))


def _encoded(password: str) -> str:
    # One hashing for all: a hundred would take half a minute, which is the very point of a slow hash.
    person = Person()
    person.set_password(password)
    return person.password


def _organ(home: District, code: str, district: DistrictProfile) -> Organ:
    known = district.organs[code]
    return Organ.objects.create(district=home, code=code, name=known.name, short_name=known.short, kind=known.kind)


def _person(home: District, account: str, name: str, encoded: str) -> Person:
    return Person.objects.create(district=home, username=account, name=name, password=encoded)


def _leader(home: District, row: Mapping[str, Any], people: Staff, encoded: str) -> Post:
    post = Post.objects.create(district=home, code=row["code"], title=row["title"], rank=_RANKS[row["code"]])
    person = _person(home, f"{people.prefix}-{row['account']}", row["name"], encoded)
    actions.appoint(post, person, people.since_on)
    return post


def _member(organ: Organ, code: str, name: str, people: Staff, encoded: str) -> None:
    title = f"{organ.short_name}{_TITLES[code]}"
    post = Post.objects.create(district=organ.district, organ=organ, code=code, title=title, rank=_RANKS[code])
    account = f"{people.prefix}-{organ.code.replace('_', '-')}-{code.replace('_', '-')}"
    actions.appoint(post, _person(organ.district, account, name, encoded), people.since_on)
