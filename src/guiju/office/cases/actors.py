"""Who asks for an action, and in which post they may act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from guiju.office.people.models import Person, Post
from guiju.office.people.queries import ActingPost, posts_held, stood_in_for

CHINA = ZoneInfo("Asia/Shanghai")
GOVERNMENT_OFFICE = "government_office"


@dataclass(frozen=True)
class Actor:
    """Somebody at an entry point.

    `post`: in which post they want to act, when several would do (the post itself or the one stood in for).
    `seq`: the last entry of the case that they saw. `token`: the form's, so that a second click changes nothing.
    """

    person: Person
    now: datetime
    post: int | None = None
    seq: int | None = None
    token: str = ""

    @property
    def on(self) -> date:
        """The day in China."""
        return self.now.astimezone(CHINA).date()

    @cached_property
    def own_posts(self) -> tuple[Post, ...]:
        return posts_held(self.person, self.on)

    @cached_property
    def hats(self) -> tuple[ActingPost, ...]:
        """Every post that they may act in: own ones first, then those stood in for."""
        own = self.own_posts
        return (*(ActingPost(post, post) for post in own), *(stood_in_for(own, self.on) if own else ()))

    def hat_for(self, posts: Iterable[int]) -> ActingPost | None:
        """How they may act in one of `posts`; own posts are tried before those stood in for."""
        wanted = set(posts) if self.post is None else set(posts) & {self.post}
        for post in self.own_posts:
            if post.pk in wanted:
                return ActingPost(post, post)
        others = wanted - {post.pk for post in self.own_posts}
        return next((hat for hat in self.hats if hat.post.pk in others), None) if others else None

    def hat_of_organ(self, organ: int) -> ActingPost | None:
        """How they may act for an organ."""
        return next((hat for hat in self._chosen() if hat.post.organ_id == organ), None)

    def office_hat(self, district: str) -> ActingPost | None:
        """How they may act for the district's government office."""
        return next((hat for hat in self._chosen() if _of_office(hat.post, district)), None)

    def leader_hat(self, district: str) -> ActingPost | None:
        """How they may act as one of the district's leaders."""
        leaders = (h for h in self._chosen() if h.post.organ_id is None and h.post.district_id == district)
        return next(leaders, None)

    def hat_in(self, district: str, places: Iterable[tuple[str, str]]) -> ActingPost | None:
        """How they may act in one of a district's posts, each given by the codes of organ and post."""
        wanted = set(places)
        own = (hat for hat in self._chosen() if hat.post.district_id == district and hat.post.organ)
        return next((hat for hat in own if hat.post.organ and (hat.post.organ.code, hat.post.code) in wanted), None)

    def oversees(self, district: str) -> bool:
        """Whether they may act as a leader of the district or for its government office."""
        return oversees((hat.post for hat in self._chosen()), district)

    def _chosen(self) -> tuple[ActingPost, ...]:
        return self.hats if self.post is None else tuple(h for h in self.hats if h.post.pk == self.post)


def oversees(posts: Iterable[Post], district: str) -> bool:
    """Whether one of the posts is a leader's of the district or of its government office."""
    return any(_of_office(post, district) or (post.organ_id is None and post.district_id == district) for post in posts)


def _of_office(post: Post, district: str) -> bool:
    return post.district_id == district and post.organ is not None and post.organ.code == GOVERNMENT_OFFICE
