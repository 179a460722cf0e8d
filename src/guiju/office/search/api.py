"""The search for programs: the same words, rights and order as on the page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from guiju.office.cases.views.entry import actor_of
from guiju.office.openness.searching import Piece
from guiju.office.rulebook.api_answers import answers
from guiju.office.search import following, queries
from guiju.office.search.queries import Hit
from guiju.office.search.views import page_of, wanted_of

router = Router(tags=["检索"])


class HitOut(Schema):
    """One thing found, of a case or of a paper in a register; `number` as the one or the other is numbered.

    `excerpt` has the words that were asked for between 【 and 】.
    """

    case_id: int | None
    paper_id: int | None
    number: str
    act: str
    kind: str
    source: int
    title: str
    excerpt: str
    at: datetime


class ResultsOut(Schema):
    """A page of hits. `more`: there are more than `total`, which is counted no further."""

    total: int
    more: bool
    page: int
    has_next: bool
    hits: list[HitOut]


@router.get("", response=answers(ResultsOut), summary="全文检索")
def search(request: HttpRequest, q: str, kind: str = "", act: str = "", order: str = "", page: int = 1) -> object:
    """`kind`: case, draft, issued, opinions, attachment, paper or scan; `order`: newest, or the best first."""
    following.catch_up()
    found = queries.search(actor_of(request), wanted_of(request), page_of(request))
    if found is None:
        return {"total": 0, "more": False, "page": 1, "has_next": False, "hits": []}
    counts = {"total": found.total, "more": found.more, "page": found.page, "has_next": found.has_next}
    return {**counts, "hits": [_out(hit) for hit in found.hits]}


def _out(hit: Hit) -> dict[str, object]:
    passage = hit.passage
    return {
        "case_id": passage.case_id,
        "paper_id": passage.paper_id,
        "number": passage.numbered,
        "act": passage.act,
        "kind": passage.kind,
        "source": passage.source,
        "title": passage.title,
        "excerpt": _marked(hit.excerpt),
        "at": passage.at,
    }


def _marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"【{piece.text}】" if piece.hit else piece.text for piece in pieces)
