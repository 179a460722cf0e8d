"""Reads positions back from a produced PDF, in millimetres from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pymupdf

MM = 25.4 / 72


@dataclass(frozen=True)
class Sign:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    color: int
    font: str


def signs(page: Any) -> list[Sign]:
    """Every character of a page with its place; size in points."""
    found = []
    for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                found += [_sign(span, char) for char in span["chars"] if char["c"].strip()]
    return found


def _sign(span: dict[str, Any], char: dict[str, Any]) -> Sign:
    left, _, right, _ = (edge * MM for edge in char["bbox"])
    baseline = char["origin"][1] * MM
    return Sign(char["c"], left, right, baseline, span["size"], span["color"], span["font"])


def lines(page: Any) -> dict[float, list[Sign]]:
    """Characters inside the type area by base line, from the top, each line from the left."""
    rows: dict[float, list[Sign]] = {}
    for sign in signs(page):
        if sign.baseline < 262:
            key = next((row for row in rows if abs(row - sign.baseline) < 0.2), sign.baseline)
            rows.setdefault(key, []).append(sign)
    return {row: sorted(rows[row], key=lambda sign: sign.left) for row in sorted(rows)}


def text_of(row: list[Sign]) -> str:
    return "".join(sign.text for sign in row)


def row_with(page: Any, words: str) -> tuple[float, list[Sign]]:
    """The base line and characters of the first line that holds the words."""
    return next((at, row) for at, row in lines(page).items() if words in text_of(row))


def rules(page: Any) -> list[tuple[float, float, float, float, tuple[float, ...]]]:
    """Filled rectangles of a page from the top: left, top, right, bottom, colour."""
    boxes = [(*(edge * MM for edge in drawn["rect"]), drawn["fill"]) for drawn in page.get_drawings()]
    return sorted(boxes, key=lambda box: box[1])  # type: ignore[return-value,arg-type] # boxes of four numbers
