"""The words of an editor in the official layout as they are typed, and what they lack as their kind of paper."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guiju.office.documents import queries
from guiju.office.documents.drafting import DraftText
from guiju.office.documents.entry import actor_of, signed_in
from guiju.office.documents.errors import DocumentError
from guiju.office.documents.forms import LONGEST_TEXT
from guiju.office.documents.genre_checks import Advice
from guiju.office.documents.inspection import refuse_secret
from guiju.office.rulebook.citing import CitationCard, cards

LONGEST_SHOWN = 12_000
"""Characters that are laid out at every pause of typing; the saved version's PDF shows all."""
MOST_PAGES = 8
PICTURE_WIDTH = 794


@signed_in
@require_POST
def look(request: HttpRequest, case_id: int) -> HttpResponse:
    """A fragment: the pages as pictures and the advice. Nothing is saved, and the editor keeps its cursor."""
    actor = actor_of(request)
    found = queries.draft(case_id, actor)
    text = _typed(request)
    context = {"pages": [], "count": 0, "cut": False, "refused": "", "advice": []}
    try:
        for words in asdict(text).values():
            refuse_secret(words, text.title or _("正文"))
        pages, count = queries.look(found, _shortened(text), PICTURE_WIDTH, MOST_PAGES)
        context |= {"pages": [b64encode(page).decode() for page in pages], "count": count}
        context |= {"cut": len(text.body) > LONGEST_SHOWN or count > len(pages)}
        context["advice"] = _cited(queries.advice(found, text), found.file.case.district_id)
    except DocumentError as refusal:
        context["refused"] = refusal.message
    return render(request, "documents/look.jinja", context)


def _typed(request: HttpRequest) -> DraftText:
    names = ("title", "addressees", "body", "annexes", "copied_to")
    return DraftText(**{name: request.POST.get(name, "")[:LONGEST_TEXT].replace("\r\n", "\n") for name in names})


def _shortened(text: DraftText) -> DraftText:
    whole = asdict(text)
    return DraftText(**{**whole, "body": text.body[:LONGEST_SHOWN], "annexes": text.annexes[:LONGEST_SHOWN]})


def _cited(advice: list[Advice], district: str) -> list[tuple[Advice, list[CitationCard]]]:
    return [(one, cards(one.cites, district)) for one in advice]
