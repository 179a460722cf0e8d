"""Circulated papers for programs: what was sent to one's posts, and reading it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guiju.office.cases.views.entry import actor_of
from guiju.office.circulation import reading
from guiju.office.circulation.models import Copy

router = Router(tags=["传阅"])
MOST = 200


class CopyOut(Schema):
    """A paper sent to one of one's posts. `read_at` None: nobody has read it for that post."""

    id: int
    kind: str
    title: str
    text: str
    href: str
    post: str
    sent_at: datetime
    read_at: datetime | None


@router.get("", response=list[CopyOut], summary="发给我的传阅件")
def copies(request: HttpRequest, unread: bool = False) -> list[dict[str, Any]]:
    """What was sent to one's posts, the latest first; at most 200."""
    found = reading.mine(actor_of(request))
    return [_copy(row) for row in (found.filter(read_at=None) if unread else found)[:MOST]]


@router.post("/{copy_id}/read", response=CopyOut, summary="阅")
def read(request: HttpRequest, copy_id: int) -> dict[str, Any]:
    """Read; the first time counts."""
    return _copy(reading.read(copy_id, actor_of(request)))


def _copy(row: Copy) -> dict[str, Any]:
    plain = ("kind", "title", "text", "href", "sent_at", "read_at")
    return {"id": row.pk, "post": row.post.title, **{name: getattr(row, name) for name in plain}}
