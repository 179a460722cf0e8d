"""From a role of the vocabulary to the posts of a district that fill it on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.office.people.errors import PostMissing, PostVacant
from guiju.office.people.models import Organ, Post
from guiju.office.people.queries import leader_in_charge, organ_of
from guiju.office.people.staffing import Which, staffed

Found = list[tuple[Post, bool]]
DRAFTING_ORGAN = "drafting_organ"
HEAD, EXECUTIVE_DEPUTY, DEPUTY = "head", "executive_deputy", "deputy"
LEADER_CODES: Mapping[str, tuple[str, ...]] = {
    "head": (HEAD,),
    "executive_deputy": (EXECUTIVE_DEPUTY,),
    "deputies": (EXECUTIVE_DEPUTY, DEPUTY),
    "all": (HEAD, EXECUTIVE_DEPUTY, DEPUTY),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a role is resolved against."""

    role: str
    definition: Mapping[str, Any]
    district: str
    drafting_organ: str
    facts: Mapping[str, Any]
    on: date


def resolve(
    role: str,
    definition: Mapping[str, Any],
    *,
    district: str,
    drafting_organ: str,
    facts: Mapping[str, Any],
    on: date,
) -> list[Post]:
    """The posts that fill a role on a day, by rank; each has a holder or a stand-in.

    `definition` is the role's `resolve` in the vocabulary; `drafting_organ` the code of the organ that hands in.
    Bodies and roles outside the installation have no posts: the answer is empty. A post or organ named by
    a fact must be filled; of a whole class (all deputies) the vacant ones drop out.
    Raises NobodyInCharge, PostVacant, PostMissing.
    """
    for key, find in _WAYS.items():
        if key in definition:
            return find(Asked(role, definition, district, drafting_organ, facts, on))
    return []


def follows_matter(definition: Mapping[str, Any]) -> bool:
    """Whether the posts that fill a role differ from matter to matter: by the drafting organ or by facts."""
    work = definition.get("in_charge_of")
    return isinstance(work, Mapping) or work == DRAFTING_ORGAN or "case" in definition or "fact" in definition


def _leader(asked: Asked) -> list[Post]:
    name = str(asked.definition["leader"])
    codes = LEADER_CODES.get(name, (name,))
    return _class(asked, Which.leaders(codes)) if len(codes) > 1 else _each(asked, Which.leaders(codes))


def _in_charge(asked: Asked) -> list[Post]:
    work = asked.definition["in_charge_of"]
    if isinstance(work, Mapping):  # of the organs in a fact; with none there, of the drafting organ
        codes = [str(code) for code in asked.facts.get(work["fact"]) or ()]
        return _in_charge_of_organs(asked, codes or [asked.drafting_organ])
    if work == DRAFTING_ORGAN:
        return _in_charge_of_organs(asked, [asked.drafting_organ])
    return _each(asked, Which.keys([leader_in_charge(asked.district, str(work), asked.on).pk]))


def _in_charge_of_organs(asked: Asked, codes: Iterable[str]) -> list[Post]:
    found = {post.pk: (post, can_act) for code in codes for post, can_act in _in_charge_of(asked, code)}
    return _all_staffed(sorted(found.values(), key=lambda one: (one[0].rank, one[0].pk)))


def _in_charge_of(asked: Asked, organ: str) -> Found:
    if found := _find(asked, Which.in_charge_of_organ(organ, asked.on)):
        return found
    leader = leader_in_charge(asked.district, _organ(asked, organ), asked.on)
    return _find(asked, Which.keys([leader.pk]))


def _named_organ(asked: Asked) -> list[Post]:
    return _of_organs(asked, [str(asked.definition["organ"])])


def _drafting(asked: Asked) -> list[Post]:
    return _of_organs(asked, [asked.drafting_organ])


def _fact(asked: Asked) -> list[Post]:
    codes = [str(code) for code in asked.facts.get(asked.definition["fact"]) or ()]
    if not asked.definition.get("posts"):
        return _of_organs(asked, codes)
    found = _find(asked, Which.keys([int(code) for code in codes if code.isdecimal()]))
    if len(found) != len(codes):
        raise PostMissing("所选领导职务中有本区没有的职务。", "请重新选择相关领导后再试。")
    return _all_staffed(found)


def _kind_of_organs(asked: Asked) -> list[Post]:
    return _class(asked, Which.of_kind(asked.definition["organs"], asked.definition.get("post", "chief")))


def _of_organs(asked: Asked, codes: Iterable[str]) -> list[Post]:
    wanted = sorted(codes)
    found = _find(asked, Which.of_organs(wanted, str(asked.definition["post"])))
    for code in wanted:
        of_organ = [(post, can_act) for post, can_act in found if post.organ and post.organ.code == code]
        if not of_organ:
            raise _missing(asked, code)
        if not any(can_act for _, can_act in of_organ):
            raise _vacant(of_organ[0][0])
    return [post for post, can_act in found if can_act]


def _find(asked: Asked, which: Which) -> Found:
    return staffed(asked.district, which, asked.on)


def _class(asked: Asked, which: Which) -> list[Post]:
    """Of a whole class the vacant posts drop out, unless all are vacant."""
    found = _find(asked, which)
    filled = [post for post, can_act in found if can_act]
    if found and not filled:
        raise _vacant(found[0][0])
    return filled


def _each(asked: Asked, which: Which) -> list[Post]:
    found = _find(asked, which)
    if not found:
        raise PostMissing(f"本区没有设置规则所说的职务（{asked.role}）。", "请先在「组织」中设置该职务。")
    return _all_staffed(found)


def _all_staffed(found: Found) -> list[Post]:
    for post, can_act in found:
        if not can_act:
            raise _vacant(post)
    return [post for post, _ in found]


def _organ(asked: Asked, code: str) -> Organ:
    organ = organ_of(asked.district, code)
    if organ is None:
        raise PostMissing(f"本区没有代码为「{code}」的机构。", "请先在「组织」中设置该机构。")
    return organ


def _missing(asked: Asked, code: str) -> PostMissing:
    organ = _organ(asked, code)
    return PostMissing(f"{organ.name}没有设置办理本环节的职务。", "请先在「组织」中设置该职务并任职。")


def _vacant(post: Post) -> PostVacant:
    return PostVacant(f"「{post.title}」目前空缺，也没有人代行。", "请先任职，或委托他人代行，再继续办理。")


_WAYS: Mapping[str, Callable[[Asked], list[Post]]] = {
    "leader": _leader,
    "in_charge_of": _in_charge,
    "organs": _kind_of_organs,
    "organ": _named_organ,
    "case": _drafting,
    "fact": _fact,
}
