"""What a text lacks as the kind of paper that it is to be: advice with its articles, never a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.documents.papers import Text, lines_of
from guiju.office.rulebook.labels import english
from guiju.rules.instruments.genres import TYPES_ARTICLE, Direction, Genre

FORMAT_ARTICLE, ROUTING_ARTICLE = "DPW2012:9", "DPW2012:15"
_LAST_LINES = 4
_TAIL = re.compile(r"[（(][^（）()]{1,12}[）)]$")


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at: what, the cure, and the articles it follows from (none: only custom)."""

    message: str
    cure: str
    cites: tuple[str, ...]


def advice_on(text: Text, genre: Genre, name: str, direction: Direction | None) -> list[Advice]:
    """What the text should still be looked at for; `name` is the genre's Chinese name. Empty parts are not nagged at
    while nothing has been written."""
    if not text.body.strip():
        return []
    checks = (_title(text, genre, name), _addressees(text, genre, name), _way(genre, name, direction))
    return [advice for found in (*checks, _words(text, genre, name)) for advice in found]


def _title(text: Text, genre: Genre, name: str) -> Iterator[Advice]:
    title = _TAIL.sub("", "".join(text.title.split()))
    if genre.format != "order" and title and not title.endswith(name):
        yield Advice(
            _("标题没有以文种「%(name)s」结尾。") % {"name": name},
            _("标题写成「发文机关+关于+事由+文种」；文种不对的，请在事项里改正。"),
            (FORMAT_ARTICLE,),
        )


def _addressees(text: Text, genre: Genre, name: str) -> Iterator[Advice]:
    count = len(lines_of(text.addressees))
    if genre.addressee == "none" and count:
        yield Advice(_("%(name)s一般不写主送机关。") % {"name": name}, _("把主送机关删去。"), genre.cites)
    if genre.addressee != "none" and not count:
        yield Advice(_("%(name)s要写主送机关。") % {"name": name}, _("填写主送机关，一行一个。"), (FORMAT_ARTICLE,))
    if genre.addressee == "one" and count > 1:
        yield Advice(
            _("%(name)s只主送一个机关，现在写了%(count)s个。") % {"name": name, "count": count},
            _("只留一个主送机关，其他的改为抄送。"),
            (ROUTING_ARTICLE,),
        )


def _way(genre: Genre, name: str, direction: Direction | None) -> Iterator[Advice]:
    if direction is not None and direction not in genre.directions:
        yield Advice(
            _("主送对象与文种不相配：%(name)s用于%(use)s。")
            % {"name": name, "use": genre.use_en if english() else genre.use},
            _("核对文种或者主送对象。"),
            (TYPES_ARTICLE,),
        )


def _words(text: Text, genre: Genre, name: str) -> Iterator[Advice]:
    lines = [line for line in text.body.splitlines() if line.strip()]
    last = "".join(lines[-_LAST_LINES:])
    if genre.endings and not any(ending in last for ending in genre.endings):
        usual = "、".join(f"「{ending}」" for ending in genre.endings[:3])
        yield Advice(
            _("%(name)s的结尾没有惯用语。") % {"name": name},
            _("一般以%(usual)s等结尾。这是惯例，条例没有规定。") % {"usual": usual},
            (),
        )
    avoided = genre.avoids
    found = next((word for word in avoided.words if word in text.body), None) if avoided else None
    if avoided and found:
        cure = avoided.cure_en if english() and avoided.cure_en else f"{avoided.cure}。"
        yield Advice(_("%(name)s里写有「%(word)s」。") % {"name": name, "word": found}, cure, avoided.cites)
