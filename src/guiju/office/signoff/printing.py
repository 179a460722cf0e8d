"""The sign-off sheet as PDF on A4, with Typst; handwriting stays lines, never dots."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Any

from guiju.office.cases.handwriting import Handwriting
from guiju.office.documents.layout import PaperNotPrinted
from guiju.office.documents.layout.fonts import font_shelf
from guiju.office.documents.layout.pdf import typeset
from guiju.office.documents.layout.printable import printable
from guiju.office.documents.printing import NotPrinted
from guiju.office.signoff.sheets import Box, SignoffSheet

STROKE = 4
"""Width of a stroke on the paper that was written on, as on the screen."""


def pdf_of(sheet: SignoffSheet) -> bytes:
    """The sheet as PDF bytes. Raises NotPrinted."""
    clean = printable(sheet)
    words = {
        "organ": clean.organ,
        "kind": clean.kind,
        "title": clean.title,
        "rows": [list(map(list, row)) for row in clean.rows],
        "boxes": [_box(box) for box in sheet.boxes],
        "foot": clean.foot,
    }
    made_at = datetime.combine(sheet.printed_on, time(12), UTC)
    try:
        return typeset("signoff.typ", {"sheet": json.dumps(words, ensure_ascii=False)}, font_shelf(), made_at)
    except PaperNotPrinted as failure:
        raise NotPrinted(failure.message) from failure


def svg_of(hand: Handwriting) -> str:
    """Handwriting as a drawing of its own: numbers only, nothing that anybody typed."""
    box = f'viewBox="0 0 {hand.width} {hand.height}" width="{hand.width}" height="{hand.height}"'
    pen = f'fill="none" stroke="#000" stroke-width="{STROKE}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{hand.path}" {pen}/></svg>'


def _box(box: Box) -> dict[str, Any]:
    return {
        "title": box.title,
        "opinions": [
            {
                "step": printable(one.step),
                "words": printable(one.words),
                "name": printable(one.name),
                "day": one.day,
                "hand": svg_of(one.hand) if one.hand else "",
            }
            for one in box.opinions
        ],
    }
