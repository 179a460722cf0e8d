"""What stands on a case page about its certificate and its filing."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.archive.models import Filing
from guiju.office.archive.rights import archivist_hat
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.people.plain_sql import any_row
from guiju.office.rulebook.retention import retention


def archive_panels(around: Around) -> list[BesidePanel]:
    """The certificate of every matter; the filing of those that have ended."""
    if around.case is None or around.state is None:
        return []
    certificate = reverse("archive:certificate", args=[around.case.pk])
    lines = [Line(_("每条规则要求了什么、谁办的、凭什么。"), "", certificate, _("程序证明"))]
    filing = Filing.objects.filter(case=around.case).first() if any_row(Filing, "case_id", around.case.pk) else None
    keeps = archivist_hat(around.actor, around.district) is not None
    if filing is not None:
        given = {"year": filing.year, "period": retention().periods[filing.period].said, "serial": filing.serial}
        address = reverse("archive:filing", args=[filing.pk]) if keeps else ""
        said = _("已归档：%(year)s年，%(period)s，第%(serial)s件。") % given
        lines.append(Line(said, "good", address, _("归档目录") if keeps else ""))
    elif keeps and around.state.base == "closed":
        lines.append(Line(_("已办结，还没有归档。"), "warn", reverse("archive:file", args=[around.case.pk]), _("归档")))
    return [BesidePanel(_("程序证明和归档"), lines)]
