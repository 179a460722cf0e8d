"""What stands on a case page about signatures and the seal of what it issued."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.documents.queries import issued_in_case
from guiju.office.seals.models import Sealing
from guiju.office.seals.rights import keeper_hat
from guiju.office.seals.verifying import of_case


def seal_panels(around: Around) -> list[BesidePanel]:
    """One line for each signed file, whether it is unchanged, and the sealing or where to do it."""
    if around.case is None or (document := issued_in_case(around.case.pk)) is None:
        return []
    address = reverse("seals:document", args=[document.pk])
    sealing = Sealing.objects.select_related("sealed_by", "seal").filter(document=document).first()
    lines = [Line(verdict.sentence, "good" if verdict.ok else "bad") for verdict in of_case(around.case.pk)]
    if sealing:
        given = {"seal": sealing.seal.name, "who": sealing.sealed_by.name, "approved": sealing.approved_by}
        said = _("已用印：%(seal)s，%(who)s盖印，%(approved)s批准签发。") % given
        lines.insert(0, Line(said, "good", address, _("用印记录")))
    elif keeper_hat(around.actor, around.district):
        lines.insert(0, Line(_("还没有用印。"), "warn", address, _("用印")))
    return [BesidePanel(_("用印和签名"), lines)]
