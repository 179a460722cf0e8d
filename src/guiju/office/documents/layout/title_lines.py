"""Breaks a title into centred lines of a pleasing shape without cutting words that belong together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise, product

_NEVER_FIRST = set("，。、；：？！）》〉】〕”’的之了和与及")
_NEVER_LAST = set("（《〈【〔“‘")
_WHOLE = re.compile(
    r"《[^》]{1,12}》|（[^）]{1,12}）|[A-Za-z0-9]+(?:年度?|号)?|关于|通知|意见|办法|规定|方案|请示|报告|批复|决定|纪要"
    r"|人民政府|办公室"
)
_GOOD_BEFORE = re.compile(
    r"关于|印发|转发|批转|《|进一步|召开|加强|做好|开展|规范|推进|促进|建立|健全|完善|增加|加快|深化|支持|实施|落实"
)
_GOOD_AFTER = set("》、，")
_ROUGH = 14
"""What a break without a seam of meaning costs, in characters of unevenness."""
_REACH = 6
"""How far, in characters, a break may lie from the place that would make all lines equal."""


def title_lines(title: str, limit: int) -> list[str]:
    """Lines of at most `limit` characters. Line breaks in the title are kept as they are.

    Fewest lines first; among those, near-equal lengths, breaks at seams of meaning (before 关于, after 》),
    and never a bracket, mark or 的 on the wrong side of a break. Never raises; "" gives no line.
    """
    given = [line.strip() for line in title.splitlines() if line.strip()]
    if len(given) != 1:
        return given
    text = given[0]
    if len(text) <= limit:
        return [text]
    allowed = list(_breaks(text))
    for count in range(math.ceil(len(text) / limit), 6):
        best = _best(text, count, limit, allowed)
        if best:
            return best
    return [text[start : start + limit] for start in range(0, len(text), limit)]


def _breaks(text: str) -> Iterator[int]:
    inside = {at for found in _WHOLE.finditer(text) for at in range(found.start() + 1, found.end())}
    for at in range(2, len(text) - 1):
        if at not in inside and text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST:
            yield at


def _best(text: str, count: int, limit: int, allowed: list[int]) -> list[str]:
    even = [len(text) * part / count for part in range(1, count)]
    windows = [[at for at in allowed if abs(at - middle) <= _REACH] for middle in even]
    candidates = (_cut(text, places) for places in product(*windows))
    fitting = [lines for lines in candidates if all(0 < len(line) <= limit for line in lines)]
    return min(fitting, key=_cost, default=[])


def _cut(text: str, places: tuple[int, ...]) -> list[str]:
    edges = [0, *places, len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def _cost(lines: list[str]) -> float:
    mean = sum(map(len, lines)) / len(lines)
    uneven = sum(abs(len(line) - mean) for line in lines)
    rough = sum(not _is_seam(before, after) for before, after in pairwise(lines))
    equal = sum(len(before) == len(after) for before, after in pairwise(lines))
    return uneven + _ROUGH * rough + equal


def _is_seam(before: str, after: str) -> bool:
    return bool(_GOOD_BEFORE.match(after)) or before[-1] in _GOOD_AFTER
