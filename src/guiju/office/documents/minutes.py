"""The paper of signed minutes: laid out, kept with their case, and fetched from there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.cases.reactions import Moment
from guiju.office.documents import printing
from guiju.office.documents.attaching import keep_file
from guiju.office.documents.layout import Attendance, MinutesPaper, blocks_of
from guiju.office.documents.letterheads import printing_office
from guiju.office.documents.models import Attachment

EVIDENCE = "evidence"
_COLON = re.compile("[:：]")


def keep_minutes(moment: Moment, minutes: Mapping[str, Any]) -> None:
    """Lay out minutes that have been signed and keep all three files with their case.

    `minutes` has district, title, mark, issuer, made_on, text, and attendance as (label, names): lines of the text
    that say who was there are set as such. The same minutes again change nothing. Raises NotPrinted.
    """
    paper = paper_of(minutes, moment.now.astimezone(CHINA).date())
    actor = Actor(moment.person, moment.now)
    made = {"docx": printing.docx_of, "pdf": printing.pdf_of, "ofd": printing.ofd_of}
    for kind, content in ((kind, write(paper)) for kind, write in made.items()):
        name = f"{minutes['title']}.{kind}"
        file = keep_file(moment.case.district_id, kind, content, actor)
        if not Attachment.objects.filter(case=moment.case, kind=EVIDENCE, name=name).exists():
            Attachment.objects.create(
                district_id=moment.case.district_id,
                case=moment.case,
                kind=EVIDENCE,
                name=name,
                file=file,
                attached_by=moment.person,
                attached_at=moment.now,
            )


def kept_panels(around: Around) -> list[BesidePanel]:
    """Where the papers of a matter are fetched that were made when it was through."""
    if around.case is None or around.state is None or around.state.base != "closed":
        return []
    known = [material.name for material in around.state.materials.values()]
    kept = Attachment.objects.filter(case=around.case, kind=EVIDENCE).exclude(name__in=known).order_by("pk")
    lines = [Line("", "", reverse("documents:file", args=[one.pk]), one.name) for one in kept]
    return [BesidePanel(_("印发的文件"), lines)]


def paper_of(minutes: Mapping[str, Any], printed_on: date) -> MinutesPaper:
    """Minutes as the layout wants them. The text is what was signed: who was there is read from its lines."""
    labels = tuple(label for label, _names in minutes["attendance"])
    lines = [line.strip() for line in str(minutes["text"]).splitlines() if line.strip()]
    named = [line for line in lines if _COLON.search(line) and _COLON.split(line, maxsplit=1)[0] in labels]
    return MinutesPaper(
        issuer_mark=minutes["mark"],
        issuer=minutes["issuer"],
        made_on=minutes["made_on"],
        title=minutes["title"],
        body=blocks_of("\n".join(line for line in lines if line not in named)),
        attendance=tuple(_attendance(line) for line in named),
        printed_by=printing_office(minutes["district"]),
        printed_on=printed_on,
    )


def _attendance(line: str) -> Attendance:
    label, names = _COLON.split(line, maxsplit=1)
    return Attendance(label, tuple(names.split("、")))
