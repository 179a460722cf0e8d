"""Sets a district up from a checked staff file: organs, posts, accounts, who holds what, division of work."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.hashers import make_password
from django.db import transaction

from guiju.office.people import actions
from guiju.office.people.errors import AccountTaken, DistrictTaken
from guiju.office.people.models import Cover, District, Organ, Person, Post
from guiju.office.people.staff_files import Staff, StaffPost
from guiju.office.rulebook.profiles import DistrictProfile

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another on paper: l and 1, o and 0."""
PASSWORD_LENGTH = 14


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Somebody who can sign in now. `password` None: only after one has been set."""

    account: str
    name: str
    title: str
    password: str | None


Deliver = Callable[[Sequence[NewAccount]], None]


def random_password() -> str:
    """A first password: 14 letters and digits, 70 bits by chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(PASSWORD_LENGTH))


@transaction.atomic
def load_staff(
    staff: Staff, password: Callable[[], str | None], deliver: Deliver = lambda made: None
) -> list[NewAccount]:
    """Set the district of a staff file up; `password` is asked once for each account (None: cannot sign in yet).

    `deliver` is handed the accounts before anything is final: when it fails, nothing is loaded.
    Raises DistrictTaken, AccountTaken.
    """
    _refuse_second(staff)
    home = District.objects.create(code=staff.profile.code, name=staff.profile.name, short=staff.profile.short)
    organs = {code: _organ(home, code, staff.profile) for code in staff.profile.organs}
    encoded = cache(make_password)  # one password for all is hashed once: a slow hash is meant to be slow
    setup = _Setup(home, organs, staff, password, encoded)
    made = [account for post in staff.posts if (account := setup.fill(post))]
    setup.cover()
    deliver(made)
    return made


def _refuse_second(staff: Staff) -> None:
    if District.objects.filter(code=staff.profile.code).exists():
        raise DistrictTaken(staff.profile.code, staff.profile.name)
    wanted = [post.account for post in staff.posts if post.name]
    taken = Person.objects.filter(username__in=wanted).values_list("username", flat=True)
    if taken:
        names = "、".join(sorted(taken))
        raise AccountTaken(f"账号已经有人使用：{names}。", "请在文件里用 account 或 prefix 另起账号，再载入。")


def _organ(home: District, code: str, profile: DistrictProfile) -> Organ:
    known = profile.organs[code]
    return Organ.objects.create(district=home, code=code, name=known.name, short_name=known.short, kind=known.kind)


@dataclass(frozen=True, slots=True)
class _Setup:
    """A district while its posts are being filled."""

    home: District
    organs: Mapping[str, Organ]
    staff: Staff
    password: Callable[[], str | None]
    encoded: Callable[[str | None], str]

    def cover(self) -> None:
        """The schedule of A and B roles, once all leaders' posts are there."""
        posts = {
            row.account: Post.objects.get(district=self.home, title=row.title)
            for row in self.staff.posts
            if not row.organ
        }
        for row in self.staff.posts:
            if row.covered_by:
                of_post, by_post = posts[row.account], posts[row.covered_by]
                since = self.staff.since_on
                Cover.objects.create(district=self.home, of_post=of_post, by_post=by_post, since_on=since)

    def fill(self, row: StaffPost) -> NewAccount | None:
        organ = self.organs.get(row.organ)
        post = Post.objects.create(district=self.home, organ=organ, code=row.code, title=row.title, rank=row.rank)
        for work in row.in_charge:
            actions.assign_portfolio(post, self.organs.get(work, work), self.staff.since_on)
        if not row.name:
            return None
        chosen = self.password()
        account = {"district": self.home, "username": row.account, "password": self.encoded(chosen)}
        actions.appoint(post, Person.objects.create(name=row.name, **account), self.staff.since_on)
        return NewAccount(row.account, row.name, row.title, chosen)
