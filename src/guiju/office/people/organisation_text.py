"""A district's organisation as the command line writes it: text, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from guiju.office.people.directory import NamedPost, Organisation

VACANT = "空缺"


def organisation_text(district: str, found: Organisation, on: date) -> str:
    """What `/organisation/` shows, in lines."""
    return "\n".join(_lines(district, found, on))


def _lines(district: str, found: Organisation, on: date) -> Iterator[str]:
    yield f"{district} {on}的组织和分工"
    for leader in found.leaders:
        works = "、".join((*leader.organs, *leader.fields))
        yield f"  {_held(leader.post)}" + (f"  分管：{works}" if works else "")
    for entry in found.organs:
        yield f"{entry.organ.name}（{entry.organ.code}）"
        yield from (f"  {_held(post)}" for post in entry.posts)
    for stand_in in found.stand_ins:
        until = stand_in.last_on or "另行结束"
        yield f"代行：{stand_in.by_post.title}代{stand_in.of_post.title}，{stand_in.since_on}至{until}"
    if found.without_leader:
        yield f"还没有区领导分管：{'、'.join(found.without_leader)}"


def _held(post: NamedPost) -> str:
    return f"{post.title} {post.holder or VACANT}"


def organisation_json(found: Organisation) -> dict[str, Any]:
    """The same for programs. A vacant post has no holder (null)."""
    return {
        "leaders": [
            {**_post(leader.post), "organs": list(leader.organs), "fields": list(leader.fields)}
            for leader in found.leaders
        ],
        "organs": [
            {"code": entry.organ.code, "name": entry.organ.name, "posts": [_post(post) for post in entry.posts]}
            for entry in found.organs
        ],
        "stand_ins": [
            {
                "of_post": stand_in.of_post.title,
                "by_post": stand_in.by_post.title,
                "since_on": stand_in.since_on.isoformat(),
                "last_on": stand_in.last_on.isoformat() if stand_in.last_on else None,
            }
            for stand_in in found.stand_ins
        ],
        "without_leader": list(found.without_leader),
    }


def _post(post: NamedPost) -> dict[str, Any]:
    return {"title": post.title, "holder": post.holder or None}
