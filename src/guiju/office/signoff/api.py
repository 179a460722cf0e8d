"""The sign-off sheet for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router, Schema

from guiju.office.documents.entry import actor_of, on_record
from guiju.office.documents.rights import case_file
from guiju.office.documents.serving import show_pdf
from guiju.office.rulebook.api_answers import REFUSALS, answers
from guiju.office.signoff.sheets import Signed, sheet_of
from guiju.office.signoff.views import printed

router = Router(tags=["签批单"])


class OpinionLine(Schema):
    """An opinion. `handwriting` is path data of SVG on a paper of `width` x `height`; "" when it was typed."""

    step: str
    words: str
    name: str
    day: str
    seq: int
    handwriting: str
    width: int
    height: int


class BoxLine(Schema):
    title: str
    opinions: list[OpinionLine]


class SheetAnswer(Schema):
    """A sheet: its head, label and value of its elements, its boxes."""

    organ: str
    kind: str
    title: str
    elements: list[tuple[str, str]]
    boxes: list[BoxLine]
    foot: str


@router.get("/{int:case_id}", response=answers(SheetAnswer), summary="一件事项的签批单")
def sheet(request: HttpRequest, case_id: int) -> Any:
    """Opinions in their boxes, leaders first; what is still open has an empty one."""
    with on_record(request):
        actor = actor_of(request)
        made = sheet_of(case_file(case_id, actor), actor.on)
    boxes = [{"title": box.title, "opinions": [_line(one) for one in box.opinions]} for box in made.boxes]
    elements = [pair for row in made.rows for pair in row]
    return {**{n: getattr(made, n) for n in ("organ", "kind", "title", "foot")}, "elements": elements, "boxes": boxes}


@router.get("/{int:case_id}/sheet.pdf", response=REFUSALS, summary="签批单（PDF）")
def sheet_pdf(request: HttpRequest, case_id: int) -> HttpResponseBase:
    """On A4, handwriting as lines."""
    with on_record(request):
        name, content = printed(request, case_id)
        return show_pdf(content, name)


def _line(one: Signed) -> dict[str, Any]:
    hand = one.hand
    drawn = {"handwriting": hand.path, "width": hand.width, "height": hand.height} if hand else {}
    said = {name: getattr(one, name) for name in ("step", "words", "name", "day", "seq")}
    return {**said, "handwriting": "", "width": 0, "height": 0, **drawn}
