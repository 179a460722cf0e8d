"""Whose register it is: every organ keeps its own, and only its people read and write in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.people.models import Organ
from guiju.office.people.queries import ActingPost
from guiju.office.registry.errors import NoSuchPaper, NotYourRegister
from guiju.office.registry.models import Paper


def organs_of(actor: Actor) -> list[Organ]:
    """The organs whose registers the actor keeps: those of own posts first."""
    found = {hat.post.organ.pk: hat.post.organ for hat in actor.hats if hat.post.organ is not None}
    return list(found.values())


def own_organ(actor: Actor, code: str = "") -> Organ:
    """The organ at whose desk the actor sits; `code` chooses among several. Raises NotYourRegister."""
    found = organs_of(actor)
    for organ in found:
        if code in ("", organ.code):
            return organ
    if not found:
        raise NotYourRegister(_("您没有在单位任职，没有可以使用的公文登记簿。领导的公文请在「待办」「待阅」中办理。"))
    raise NotYourRegister(_("这是别的单位的公文登记簿，您不能查看。请用本单位的登记簿，或与该单位联系。"))


def must_keep(organ_id: int, actor: Actor) -> ActingPost:
    """How the actor acts for the organ of a register. Raises NotYourRegister."""
    hat = actor.hat_of_organ(organ_id)
    if hat is None:
        raise NotYourRegister(_("这份公文登记在别的单位，您不能查看或办理。请与登记单位联系。"))
    return hat


def paper_for(actor: Actor, pk: int, *, locked: bool = False) -> Paper:
    """A paper of the actor's own registers; locked until the transaction ends when it will be changed.

    Raises NoSuchPaper, NotYourRegister.
    """
    rows = Paper.objects.select_for_update(of=("self",)) if locked else Paper.objects.all()
    found = rows.select_related("organ").filter(pk=pk).first()
    if found is None:
        raise NoSuchPaper(_("登记簿中没有这份公文。请从列表中重新打开。"))
    must_keep(found.organ_id, actor)
    return found


def is_government_desk(organ: Organ) -> bool:
    """Whether the organ is the government's office, which checks what is handed in to the government."""
    return organ.code == GOVERNMENT_OFFICE
