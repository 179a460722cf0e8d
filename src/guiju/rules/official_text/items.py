"""Blocks of one article into paragraphs, items and sub-items.

An unnumbered line after an item closes that item only if its list goes on behind the line; after the last
item it is the article's. One more case: where the items of a list are bare titles with paragraphs below them, the
lines below the last title are its own too, as they are below the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guiju.rules.official_text.item_marks import ItemMark, ItemStyle, item_mark
from guiju.rules.official_text.lines import ends_sentence
from guiju.rules.official_text.rule_text import Item, Paragraph


@dataclass(slots=True)
class _Paragraph:
    text: str
    items: list[_Item] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    mark: ItemMark
    siblings: list[_Item]
    parts: list[_Paragraph]

    @property
    def titled(self) -> bool:
        return not ends_sentence(self.mark.rest)

    @property
    def has_body(self) -> bool:
        return len(self.parts) > 1 or bool(self.parts[0].items)


def paragraphs_of(texts: Sequence[str], *, comma_items: bool) -> tuple[Paragraph, ...]:
    """The paragraphs of an article from its joined lines. `comma_items`: whether 一、 marks items here."""
    builder = _Builder(texts, comma_items)
    for position, text in enumerate(texts):
        builder.add(position, text)
    return tuple(map(_frozen_paragraph, builder.paragraphs))


class _Builder:
    def __init__(self, texts: Sequence[str], comma_items: bool) -> None:
        marks = map(item_mark, texts[1:])
        usable = [mark if mark and (comma_items or mark.style != ItemStyle.COMMA) else None for mark in marks]
        self.marks: list[ItemMark | None] = [None, *usable]  # an article never opens with an item
        self.paragraphs: list[_Paragraph] = []
        self.open: list[_Item] = []  # from the outermost in

    def add(self, position: int, text: str) -> None:
        mark = self.marks[position]
        if mark and self._add_item(mark):
            return
        while self.open and not self._stays_open(self.open[-1], position):
            self.open.pop()
        self._parts().append(_Paragraph(text))

    def _parts(self) -> list[_Paragraph]:
        return self.open[-1].parts if self.open else self.paragraphs

    def _add_item(self, mark: ItemMark) -> bool:
        """Put the item where its list is, or open a list with it; False when it counts in neither."""
        sibling = next((item for item in reversed(self.open) if item.mark.style == mark.style), None)
        if sibling and _follows(mark, sibling.mark):
            siblings = sibling.siblings
        elif mark.number == 1 and sibling is None:
            siblings = self._list_for(mark.style)
        else:
            return False
        self._close_from(mark.style)
        item = _Item(mark, siblings, [_Paragraph(mark.rest)])
        siblings.append(item)
        self.open.append(item)
        return True

    def _list_for(self, style: ItemStyle) -> list[_Item]:
        self._close_from(style)
        return self._parts()[-1].items

    def _close_from(self, style: ItemStyle) -> None:
        while self.open and self.open[-1].mark.style >= style:
            self.open.pop()

    def _stays_open(self, item: _Item, position: int) -> bool:
        if item.titled and all(one.titled and one.has_body for one in item.siblings[:-1]):
            return True
        return self._list_goes_on(item.mark, position)

    def _list_goes_on(self, mark: ItemMark, position: int) -> bool:
        for later in self.marks[position + 1 :]:
            if later and later.style < mark.style and any(one.mark.style == later.style for one in self.open):
                return False
            if later and later.style == mark.style:
                return _follows(later, mark)
        return False


def _follows(later: ItemMark, earlier: ItemMark) -> bool:
    """Figures must count on by one, they may be anything; （四） after （二） is a list with a slip in it."""
    if later.style == ItemStyle.HAN_BRACKET:
        return later.number > earlier.number
    return later.number == earlier.number + 1


def _frozen_paragraph(paragraph: _Paragraph) -> Paragraph:
    return Paragraph(paragraph.text, _frozen_items(paragraph.items))


def _frozen_items(items: Iterable[_Item]) -> tuple[Item, ...]:
    return tuple(map(_frozen_item, items))


def _frozen_item(item: _Item) -> Item:
    head, *rest = item.parts
    paragraphs = tuple(map(_frozen_paragraph, rest))
    return Item(item.mark.number, item.mark.mark, item.mark.rest, _frozen_items(head.items), paragraphs)
