"""The registers that a district's rules have kept on a day: columns, articles, who may write and who may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.facts import rulebook_of
from guiju.office.people.errors import OrganisationError
from guiju.office.people.queries import ActingPost, leaders, organs
from guiju.office.people.roles import resolve
from guiju.office.registers.errors import NoSuchRegister, NotYourRegister
from guiju.office.rulebook.labels import label, listed
from guiju.rules.citations import Citation
from guiju.rules.facts import FactDefinition
from guiju.rules.instruments import PlacedNorm
from guiju.rules.instruments.norms import RegisterNorm
from guiju.rules.instruments.vocabulary import Register, Role, Vocabulary


@dataclass(frozen=True)
class Kept:
    """A register of a district under the rules of a day."""

    district: str
    on: date
    register: Register
    norms: tuple[tuple[PlacedNorm, RegisterNorm], ...]
    vocabulary: Vocabulary

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The articles that have it kept."""
        return tuple(cite for placed, _ in self.norms for cite in placed.cites)

    @cached_property
    def columns(self) -> Mapping[str, FactDefinition]:
        """Its columns; those that hold organs or leaders with the district's own as choices."""
        return {name: self._filled(column) for name, column in self.register.columns.items()}

    def _filled(self, column: FactDefinition) -> FactDefinition:
        if column.of == "organs":
            return replace(column, values={organ.code: organ.short_name for organ in organs(self.district)})
        if column.of == "leader_posts":
            return replace(column, values={str(post.pk): post.title for post in leaders(self.district, self.on)})
        return column

    def keepers(self) -> list[Role]:
        """Who writes in it."""
        return self._roles(name for _, norm in self.norms for name in norm.kept_by)

    def readers(self) -> list[Role]:
        """Who may read it besides the keepers; none: everybody of the district."""
        return self._roles(name for _, norm in self.norms for name in norm.seen_by)

    def _roles(self, names: Iterable[str]) -> list[Role]:
        return [self.vocabulary.roles[name] for name in dict.fromkeys(names)]


def registers_of(district: str, on: date) -> dict[str, Kept]:
    """All registers of a district by code, in the order of the vocabulary. Raises NotInForce, UnknownDistrict."""
    rulebook = rulebook_of(district, on)
    found: dict[str, list[tuple[PlacedNorm, RegisterNorm]]] = {}
    for placed, norm in rulebook.norms_of(RegisterNorm, on):
        found.setdefault(norm.register_, []).append((placed, norm))
    known = rulebook.vocabulary.registers
    return {
        code: Kept(district, on, known[code], tuple(found[code]), rulebook.vocabulary)
        for code in known
        if code in found
    }


def register_of(district: str, code: str, on: date) -> Kept:
    """One register. Raises NoSuchRegister."""
    found = registers_of(district, on)
    if code not in found:
        raise NoSuchRegister(_("本区的规则没有这一登记簿。请从登记簿目录重新打开。"))
    return found[code]


def keeper_hat(kept: Kept, actor: Actor) -> ActingPost | None:
    """How somebody may write in a register; None when they may not."""
    hats = [hat for hat in actor.hats if hat.post.district_id == kept.district]
    return next((hat for role in kept.keepers() for hat in hats if _fills(kept, role, hat)), None)


def must_keep(kept: Kept, actor: Actor) -> ActingPost:
    """The same. Raises NotYourRegister."""
    hat = keeper_hat(kept, actor)
    if hat is None:
        who = listed([label(role) for role in kept.keepers()])
        raise NotYourRegister(
            _("「%(register)s」由%(who)s登记。请把情况告诉他们。") % {"register": label(kept.register), "who": who},
        )
    return hat


def may_read(kept: Kept, actor: Actor) -> bool:
    """Whether somebody may read a register."""
    hats = [hat for hat in actor.hats if hat.post.district_id == kept.district]
    if not kept.readers():
        return bool(hats)
    return any(_fills(kept, role, hat) for role in (*kept.keepers(), *kept.readers()) for hat in hats)


def must_read(kept: Kept, actor: Actor) -> None:
    """Raises NotYourRegister unless somebody may read a register."""
    if not may_read(kept, actor):
        raise NotYourRegister(
            _("「%(register)s」不对您的职务开放。如工作需要，请与区政府办公室联系。")
            % {"register": label(kept.register)},
        )


def of_each_organ(kept: Kept) -> bool:
    """Whether every organ keeps its own part of a register."""
    return any(role.resolve.get("case") for role in kept.keepers())


def _fills(kept: Kept, role: Role, hat: ActingPost) -> bool:
    """An organ named by a role means everybody who works there: registers are office work, not decisions."""
    organ = hat.post.organ
    if "organ" in role.resolve:
        return organ is not None and organ.code == role.resolve["organ"]
    if "case" in role.resolve:
        return organ is not None
    try:
        posts = resolve(role.code, role.resolve, district=kept.district, drafting_organ="", facts={}, on=kept.on)
    except OrganisationError:
        return False
    return hat.post.pk in {post.pk for post in posts}
