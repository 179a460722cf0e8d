"""The measures of GB/T 9704-2012 that every output shares. Lengths in millimetres, type sizes in points."""

from __future__ import annotations

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
MARGIN_TOP = 37.0
MARGIN_LEFT = 28.0
TYPE_WIDTH = 156.0
TYPE_HEIGHT = 225.0
MARGIN_RIGHT = PAGE_WIDTH - MARGIN_LEFT - TYPE_WIDTH
MARGIN_BOTTOM = PAGE_HEIGHT - MARGIN_TOP - TYPE_HEIGHT

LINES = 22
CHARACTERS = 28
LINE_PITCH = TYPE_HEIGHT / LINES
CHARACTER_PITCH = TYPE_WIDTH / CHARACTERS

SIZE_2 = 22.0
SIZE_3 = 16.0
SIZE_4 = 14.0

MARK_TOP = 35.0
"""From the upper edge of the type area to the upper edge of the issuer's mark."""
MARK_HEIGHT = 17.0
"""The standard leaves the mark's size to the issuer; this height fits the line grid below it."""
MARK_CHARACTER_WIDTH = 15.0
"""Widest a character of the mark is set; longer marks are narrowed to the type area."""
RULE_BELOW_NUMBER = 4.0
RED_RULE = 0.7
OUTER_RULE = 0.35
INNER_RULE = 0.25
PAGE_NUMBER_BELOW = 7.0


JOINT_GAP = 3.0
"""Between the names of joint issuers in the mark; the standard leaves it open."""
JOINT_HEIGHT = 60.0
"""Room for the names of joint issuers: beyond it they are set lower, so that the first page still shows text."""
SEAL = 45.0
"""Diameter of a district government's seal."""
SEAL_ROWS = 5
"""Lines from one row of seals to the next: seals of two rows never touch."""
SEAL_COLUMN = 60.0
"""Widest room for a seal beside another, in millimetres, where there are two in a row."""

LETTER_MARK_TOP = 30.0
"""From the page's upper edge to the upper edge of a letter's mark."""
LETTER_RULE_BELOW = 4.0
LETTER_RULE_FOOT = 20.0
"""From the page's lower edge to the lower double rule of a letter."""
LETTER_RULE_WIDTH = 170.0
LETTER_THICK = 1.0
LETTER_THIN = 0.35
LETTER_APART = 0.65
"""Thicknesses of a letter's double rules, which the standard leaves open, and the white between them."""
LETTER_NUMBER_BELOW = 7 / 8 * SIZE_3 * 25.4 / 72
"""From the first double rule to the number."""

ORDER_MARK_TOP = 20.0

RED = "FF0000"

TITLE_CHARACTERS = 19
"""Size-2 characters that fit in one line of the type area, with a little air."""

POINTS_PER_MM = 72 / 25.4


def mark_character_width(mark: str) -> float:
    """Width in millimetres of one character of the mark: as wide as allowed, narrower where it is long."""
    return min(MARK_CHARACTER_WIDTH, (TYPE_WIDTH - 2) / max(len(mark), 1))


def mark_height(mark: str) -> float:
    """Height in millimetres: a mark is never more than twice as high as wide."""
    return min(MARK_HEIGHT, 2 * mark_character_width(mark))


def joint_character(names: list[str], suffix: str) -> tuple[float, float]:
    """Width and height of a character in the names of joint issuers, with 文件 beside them; never wider than high."""
    longest = max(map(len, names)) + len(suffix)
    width = min(MARK_CHARACTER_WIDTH, (TYPE_WIDTH - 8) / max(longest, 1))
    room = (JOINT_HEIGHT - (len(names) - 1) * JOINT_GAP) / len(names)
    height = min(MARK_HEIGHT, 2 * width, room)
    return min(width, height), height
