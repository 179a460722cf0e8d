"""Draws the board's words: once for each mark, kind and language, whoever looks and however many."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from guiju.office.hall.board import Board, Place, board_of
from guiju.office.meetings.models import Sitting, SittingState

BOARDS, DRAWN_BOARDS, SEATS = 16, 32, 4096
_DRAWING = Lock()


def drawn(sitting: int, kind: str, mark: str, language: str) -> str:
    """The words of a board. Everything on it is in `mark`; `language` is the screen's."""
    with _DRAWING:  # all screens ask for a new board in the same moment; one of them draws it
        return _drawn(sitting, kind, mark, language)


def forget() -> None:
    """Forget all boards, for tests that use the same numbers again."""
    for kept in (_board, _drawn, _seat):
        kept.cache_clear()


@lru_cache(maxsize=DRAWN_BOARDS)
def _drawn(sitting: int, kind: str, mark: str, language: str) -> str:
    board = _board(sitting, mark, language)
    context = {"board": board, "sitting": board.sitting}
    if kind == "live":
        context["seats"] = [_seat(sitting, place, *_pressed(board, place), language) for place in board.places]
    return render_to_string(f"hall/board_{kind}.jinja", context)


def _pressed(board: Board, place: Place) -> tuple[int | None, bool]:
    """The item for which alone a press on a place counts, and whether nothing can be pressed any more."""
    only = board.current.pk if board.current and place.for_item else None
    return only, board.sitting.state == SittingState.CLOSED


@lru_cache(maxsize=BOARDS)
def _board(sitting: int, mark: str, language: str) -> Board:
    return board_of(Sitting.objects.select_related("chair_post", "chair_person").get(pk=sitting))


@lru_cache(maxsize=SEATS)
def _seat(sitting: int, place: Place, item: int | None, closed: bool, language: str) -> SafeString:
    """One line of the list of those present: of two hundred, a press changes one."""
    return render_to_string("hall/seat.jinja", {"sitting": sitting, "place": place, "item": item, "closed": closed})
