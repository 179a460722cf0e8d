"""Where one can go from every page: the entries of the side, in groups, with how much waits behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guiju.office.cases.views.entry import address
from guiju.office.rulebook.addresses import address_of

Entry = tuple[str, str, str, int | None]
"""Label, address, icon, how many wait there (None: nothing is counted)."""
Group = tuple[str, list[Entry]]


def navigation(
    path: str,
    counts: dict[str, int],
    district: str,
    overseer: bool = False,
    keeper: bool = False,
    kept: Sequence[Entry] = (),
) -> list[dict[str, Any]]:
    """The entries in order, each with the heading of its group where one begins.

    The entry whose address the page stands under is active. `kept`: the pages of who keeps seals or archive.
    """
    groups = [_own(), _papers(kept), _meetings(counts)]
    if district:
        groups += [_rules(district, overseer or keeper), _house(overseer)]
    entries = [*_work(counts), *_headed(groups)]
    active = _active(path, district, [entry[1] for _, entry in entries])
    return [
        {"label": label, "url": url, "icon": icon, "count": count, "active": url == active, "heading": heading}
        for heading, (label, url, icon, count) in entries
    ]


def _headed(groups: Iterable[Group]) -> Iterator[tuple[str, Entry]]:
    """Entries an installation has a page for; only the first of a group carries its heading."""
    for heading, entries in groups:
        for entry in entries:
            if entry[1]:
                yield heading, entry
                heading = ""


def _active(path: str, district: str, addresses: Iterable[str]) -> str:
    if district and path.startswith(address_of("rulebook:compare")):  # of two districts, under the address of neither
        path = address_of("rulebook:chapters", district)
    return max((one for one in addresses if _stands_under(path, one)), key=len, default="")


def _stands_under(path: str, address: str) -> bool:
    """The first page has no pages below it: every address would be one."""
    return path == address if address == "/" else path.startswith(address)


def _work(counts: dict[str, int]) -> list[tuple[str, Entry]]:
    """What one comes for stands first, under no heading; a phone shows these beside its thumb."""
    return [
        ("", (_("待办"), address_of("cases:inbox"), "todo", counts.get("todo"))),
        ("", (_("待阅"), address_of("cases:inbox", "reading"), "read", counts.get("reading"))),
        ("", (_("新建事项"), address_of("cases:new"), "new", None)),
    ]


def _own() -> Group:
    entries: list[Entry] = [
        (_("我发起的"), address_of("cases:inbox", "mine"), "mine", None),
        (_("已办"), address_of("cases:inbox", "done"), "done", None),
        (_("全部事项"), address_of("cases:all"), "list", None),
    ]
    return _("事项"), entries


def _papers(kept: Sequence[Entry]) -> Group:
    entries: list[Entry] = [
        (_("文件"), address_of("documents:register"), "file", None),
        (_("收发文"), address("registry:desk"), "swap", None),
        *kept,
    ]
    return _("办文"), entries


def _meetings(counts: dict[str, int]) -> Group:
    entries: list[Entry] = [
        (_("会议"), address_of("meetings:calendar"), "meeting", None),
        (_("领导日程"), address("diary:week"), "meeting", None),
        (_("督查台账"), address("tasks:tasks"), "check", counts.get("tasks")),
        (pgettext("all of them", "职责"), address_of("duties:duties"), "duty", counts.get("duties")),
    ]
    return _("会议和督查"), entries


def _rules(district: str, may_try: bool) -> Group:
    entries: list[Entry] = [
        (_("规则"), address_of("rulebook:chapters", district), "rule", None),
        (_("试改规则"), address_of("whatif:listing", district) if may_try else "", "rule", None),
        (_("公开目录"), address_of("openness:register", district), "public", None),
        (_("登记簿"), address_of("registers:catalogue"), "register", None),
    ]
    return _("规则和公开"), entries


def _house(overseer: bool) -> Group:
    entries: list[Entry] = [
        (_("组织"), address_of("people:organisation"), "people", None),
        (_("代行"), address_of("people:stand_ins"), "swap", None),
        (_("例外和判断"), address_of("cases:exceptions") if overseer else "", "warn", None),
        (_("管理员处置"), address("cases:rescues") if overseer else "", "warn", None),
    ]
    return _("组织和管理"), entries
