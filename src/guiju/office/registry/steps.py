"""The steps of receiving and sending as the regulation on official documents names them, and how far a paper is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.registry.models import Paper, RegisterKind, StepTaken

RECEIVING = {
    "sign_for": N_("签收"),
    "register": N_("登记"),
    "first_review": N_("初审"),
    "handle": N_("承办"),
    "circulate": N_("传阅"),
    "urge": N_("催办"),
    "answer": N_("答复"),
}
SENDING = {"recheck": N_("复核"), "register": N_("登记"), "print": N_("印制"), "dispatch": N_("核发")}
BESIDES = {
    "returned": N_("退文"),
    "again": N_("再次报送"),
    "void": N_("作废"),
    "corrected": N_("更正"),
    "scan": N_("扫描件"),
}
"""What else is noted of a paper; none of them a step of the regulation."""
AS_NEEDED = frozenset({"circulate", "urge"})
"""Steps that not every paper has."""
RECEIVING_CITE, SENDING_CITE = "DPW2012:24", "DPW2012:25"


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of a paper and everything that was done in it, the latest last."""

    code: str
    label: str
    taken: Sequence[StepTaken]

    @property
    def done(self) -> bool:
        return bool(self.taken)

    @property
    def last(self) -> StepTaken | None:
        return self.taken[-1] if self.taken else None

    @property
    def optional(self) -> bool:
        return self.code in AS_NEEDED


def steps_for(kind: str) -> dict[str, str]:
    """The steps of a register, in their order: code -> Chinese."""
    return SENDING if kind == RegisterKind.OUTGOING else RECEIVING


def cite_for(kind: str) -> str:
    """The article of the regulation that names the steps."""
    return SENDING_CITE if kind == RegisterKind.OUTGOING else RECEIVING_CITE


def steps_of(paper: Paper) -> list[StepDone]:
    """How far a paper is. What was done is fetched beforehand for lists."""
    taken = sorted(paper.taken.all(), key=lambda one: one.pk)
    return [
        StepDone(code, _(label), [one for one in taken if one.step == code])
        for code, label in steps_for(paper.kind).items()
    ]


def step_label(code: str) -> str:
    """A step's name, also of what is noted besides."""
    return _({**RECEIVING, **SENDING, **BESIDES}.get(code, code))
