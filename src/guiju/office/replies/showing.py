"""What stands on both matters: what this one answers, and what answers it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.cases.models import Case
from guiju.office.people.plain_sql import any_row
from guiju.office.replies.models import Reply
from guiju.office.replies.pairing import answerable


def reply_panels(around: Around) -> list[BesidePanel]:
    """The panel of one matter; nothing on a form that is not saved yet."""
    if around.case is None or around.state is None:
        return []
    lines = []
    there = any_row(Reply, "case_id", around.case.pk)
    own = Reply.objects.filter(case=around.case).select_related("answered").first() if there else None
    if own is not None:
        lines.append(_line(_("答复的来文"), own.answered, around.actor))
    if answerable(around.state) and not around.state.ended:
        words = _("可以改选答复的来文。") if own else _("还没有选定答复哪一件来文。")
        lines.append(Line(words, "" if own else "warn", reverse("replies:choose", args=[around.case.pk]), _("选定")))
    if any_row(Reply, "answered_id", around.case.pk):
        replies = Reply.objects.filter(answered=around.case).select_related("case")
        lines += [_line(_("对它的答复"), reply.case, around.actor) for reply in replies]
    return [BesidePanel(_("请示和答复"), lines)]


def _line(name: str, case: Case, actor: Actor) -> Line:
    """The other matter by its title, but only to those who may see it."""
    if not cases.may_see(actor.person, case, actor.hats):
        return Line(_("%(name)s：%(serial)s号事项（您的职务不能查看）") % {"name": name, "serial": case.serial})
    words = {"name": name, "serial": case.serial, "title": case.title}
    return Line(_("%(name)s：%(serial)s号 %(title)s") % words, "", reverse("cases:case", args=[case.pk]), _("打开"))
