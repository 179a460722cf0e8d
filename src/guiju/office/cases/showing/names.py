"""Names of the people and posts that the log of a case mentions, fetched at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.cases.state import CaseState
from guiju.office.people.directory import NamedPost, people_named, posts_named


@dataclass(frozen=True)
class Names:
    """People and posts by key."""

    people: dict[int, str]
    posts: dict[int, NamedPost]

    def doer(self, person: int, post: int | None, on_behalf_of: int | None) -> str:
        """Who did it, in which post, and for whom: 褚示十一(区司法局局长)."""
        name = self.people.get(person, _("有人"))
        if on_behalf_of is not None:
            return _("%(name)s（代%(title)s）") % {"name": name, "title": self.title(on_behalf_of)}
        return f"{name}（{self.title(post)}）" if post else name

    def title(self, post: int | None) -> str:
        """A post's title."""
        return self.posts[post].title if post in self.posts else ""

    def post(self, post: int) -> str:
        """A post with whoever holds it now."""
        found = self.posts.get(post)
        if found is None:
            return ""
        return f"{found.holder}（{found.title}）" if found.holder else _("%(title)s（空缺）") % {"title": found.title}


def names_in(state: CaseState, on: date) -> Names:
    """The names of everybody in a case, in three queries."""
    people = {person for _, _, person, _ in state.log}
    return Names(people_named(people), posts_named(set(_posts(state)), on))


def _posts(state: CaseState) -> Iterator[int]:
    yield state.drafter_post
    yield from (item.post for item in state.items)
    yield from (post for addition in state.additions.values() for post in (*addition.posts, addition.by_post))
    yield from (post for ask in state.asks for post in (ask.post, ask.by_post))
    yield from (reader.post for circulation in state.circulations for reader in circulation.readers)
    yield from (post for step in state.steps.values() for moved in step.moved for post in moved)
    for step in state.steps.values():
        for seat in step.seats:
            yield from seat.posts
    deeds = [
        *state.comments,
        *(lapse.deed for lapse in state.lapses),
        *(deed for step in state.steps.values() for deed in step.deeds()),
    ]
    for deed in deeds:
        yield from (post for post in (deed.post, deed.on_behalf_of) if post)
    yield from (judgement.post for judgement in state.judgements if judgement.post)
