"""The chain of a package's log computed anew, entry by entry, and laid beside the metadata: needs no database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from guiju.office.cases.events import KINDS, Recorded
from guiju.office.cases.log import chain_hash

COUNT, HEAD, SERIAL = "办理记录条数", "办理记录末条校验值", "事项编号"
"""What the metadata says of the log."""


@dataclass(frozen=True, slots=True)
class Head:
    """The district and number of a matter, as its log says."""

    district_id: str
    serial: int


def chain_wrong(log: bytes, metadata: bytes) -> Iterator[str]:
    """A sentence for every entry that does not fit its hash or the one before, and for what the metadata says else."""
    try:
        told: Mapping[str, Any] = json.loads(log)
        head, events = Head(str(told["district"]), int(told["serial"])), list(told["events"])
        said = _said(metadata)
    except (ValueError, TypeError, KeyError, RecursionError, etree.XMLSyntaxError):
        yield _("办理记录或者元数据读不出，没有重算校验链。")
        return
    last = ""
    for place, event in enumerate(events, 1):
        yield from _entry(head, event, last, place)
        last = str(event.get("hash", "")) if isinstance(event, dict) else ""
    yield from _beside(said, head, len(events), last)


def _entry(head: Head, event: Any, before: str, place: int) -> Iterator[str]:
    try:
        if event["seq"] != place:
            yield _("办理记录第%(place)s条的序号是%(seq)s：少了、多了或者换了位置。") % {
                "place": place,
                "seq": event["seq"],
            }
        if event["previous_hash"] != before:
            yield _("办理记录第%(place)s条与前一条衔接不上。") % {"place": place}
        if _computed(head, event) != event["hash"]:
            yield _("办理记录第%(place)s条（%(kind)s）的内容与其校验值不符。") % {
                "place": place,
                "kind": str(event["kind"])[:40],
            }
    except (TypeError, KeyError, ValueError, AttributeError):
        yield _("办理记录第%(place)s条读不出，没有重算。") % {"place": place}


def _computed(head: Head, event: Mapping[str, Any]) -> str:
    if event["kind"] not in KINDS:
        raise ValueError(event["kind"])
    entry = Recorded(
        seq=event["seq"],
        kind=event["kind"],
        body=None,
        actor=event["actor_id"],
        actor_post=event["actor_post_id"],
        on_behalf_of=event["on_behalf_of_id"],
        at=datetime.fromisoformat(event["happened_at"]),
        cites=tuple(event["cites"]),
        token=event["token"],
    )
    recorded_at, version = datetime.fromisoformat(event["recorded_at"]), event["rulebook_version"]
    return chain_hash(head, entry, event["payload"], recorded_at, version, event["previous_hash"])


def _beside(said: Mapping[str, str], head: Head, count: int, last: str) -> Iterator[str]:
    for name, found in ((COUNT, str(count)), (HEAD, last), (SERIAL, str(head.serial))):
        if said.get(name) != found:
            words = {"name": name, "said": (said.get(name) or _("没有写"))[:80], "found": found[:80]}
            yield _("元数据的「%(name)s」是%(said)s，办理记录里是%(found)s。") % words


def _said(metadata: bytes) -> dict[str, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return {str(one.get("name")): one.text or "" for one in etree.fromstring(metadata, parser)}
