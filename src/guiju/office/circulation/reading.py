"""What was sent to the posts that somebody holds, and reading it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.circulation.errors import NoSuchCopy
from guiju.office.circulation.models import Copy
from guiju.office.people.models import Post


def copies_for(posts: Iterable[Post]) -> QuerySet[Copy]:
    """What was sent to posts, the latest first."""
    found = Copy.objects.filter(post__in=[post.pk for post in posts])
    return found.select_related("post__organ", "read_by").order_by("-sent_at", "-pk")


def unread(posts: Iterable[Post]) -> QuerySet[Copy]:
    """What nobody has read yet for these posts."""
    return copies_for(posts).filter(read_at=None)


def mine(actor: Actor) -> QuerySet[Copy]:
    """What was sent to the posts that somebody acts in, their own and those they stand in for."""
    return copies_for(hat.post for hat in actor.hats)


def own(copy: int, actor: Actor) -> Copy:
    """A copy that somebody may read. Raises NoSuchCopy."""
    found = mine(actor).filter(pk=copy).first()
    if found is None:
        raise NoSuchCopy(_("没有这份传阅件，或者不是发给您的。请从待阅重新打开。"))
    return found


@transaction.atomic
def read(copy: int, actor: Actor) -> Copy:
    """Read; the first time counts. Raises NoSuchCopy."""
    found = own(copy, actor)
    row = Copy.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if row.read_at is None:
        row.read_by, row.read_at = actor.person, actor.now
        row.save(update_fields=["read_by", "read_at"])
    return row
