"""Sending papers round. Who may send what is for the callers to check: they know the thing itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guiju.office.cases.actors import Actor
from guiju.office.circulation.models import Copy, CopyKind
from guiju.office.people.models import Post
from guiju.office.rulebook.choosing import folded


@dataclass(frozen=True, slots=True)
class Paper:
    """What is sent. `subject` names the thing it is about: the same thing has the same one."""

    district: str
    kind: CopyKind
    subject: str
    title: str
    text: str
    href: str = ""


def send(paper: Paper, posts: Iterable[Post], actor: Actor) -> list[Copy]:
    """Send a paper to posts, inside the caller's transaction; who has these very words already gets nothing again."""
    last = last_copies(paper.subject)
    todo = {post.pk: post for post in posts if not _has(last.get(post.pk), paper)}
    made = [_copy(paper, post, last.get(post.pk), actor) for post in todo.values()]
    return Copy.objects.bulk_create(made)


def last_copies(subject: str) -> dict[int, Copy]:
    """The last copy that each post got of something, by post."""
    found = Copy.objects.filter(subject=subject).select_related("post__organ", "read_by").order_by("number", "pk")
    return {copy.post_id: copy for copy in found}


def _has(copy: Copy | None, paper: Paper) -> bool:
    # Of either width: what was composed before marks were full-width is the same paper.
    return copy is not None and [folded(copy.title), folded(copy.text)] == [
        folded(paper.title[:300]),
        folded(paper.text),
    ]


def _copy(paper: Paper, post: Post, before: Copy | None, actor: Actor) -> Copy:
    made = Copy(district_id=paper.district, kind=paper.kind, subject=paper.subject, post=post)
    made.number = before.number + 1 if before else 1
    made.title, made.text, made.href = paper.title[:300], paper.text, paper.href
    made.sent_by, made.sent_at = actor.person, actor.now
    return made
