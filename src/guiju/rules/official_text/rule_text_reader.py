"""From lines to the rule text: chapters with their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from guiju.rules.official_text.article_run import ArticleRun, ArticleStart, ArticleStyle
from guiju.rules.official_text.blocks import Block, Kind, blocks_of, heading
from guiju.rules.official_text.errors import BrokenNumbering
from guiju.rules.official_text.furniture import is_furniture
from guiju.rules.official_text.items import paragraphs_of
from guiju.rules.official_text.lines import Line
from guiju.rules.official_text.rule_text import Article, Chapter, RuleText

_STARTS_A_PARAGRAPH = 3  # the weight of a mark behind a finished sentence


def rule_text_of(lines: Sequence[Line], run: ArticleRun) -> RuleText:
    """The chapters and articles of the run. Raises BrokenNumbering where articles go on after a gap."""
    _refuse_gap(lines, run)
    _refuse_restart(lines, run)
    reader = _Reader(comma_items=run.style is ArticleStyle.CLAUSE)
    for block in blocks_of(lines, run):
        reader.add(block)
    reader.finish_article()
    reader.finish_chapter()
    return RuleText(tuple(reader.chapters))


@dataclass
class _Reader:
    comma_items: bool
    chapters: list[Chapter] = field(default_factory=list)
    _articles: list[Article] = field(default_factory=list)
    _heading: tuple[int, str] = (0, "")
    _section: str = ""
    _start: ArticleStart | None = None
    _texts: list[str] = field(default_factory=list)

    def add(self, block: Block) -> None:
        if block.kind is Kind.TEXT:
            self._texts.append(block.text)
            return
        self.finish_article()
        if block.kind is Kind.CHAPTER:
            self.finish_chapter()
            self._heading, self._section = (block.number, block.text), ""
        elif block.kind is Kind.PART:
            self.finish_chapter()
            self._heading, self._section = (0, ""), ""
        elif block.kind is Kind.SECTION:
            self._section = block.text
        else:
            self._start, self._texts = block.start, [block.text]

    def finish_article(self) -> None:
        if self._start is not None:
            paragraphs = paragraphs_of(self._texts, comma_items=self.comma_items)
            start = self._start
            self._articles.append(Article(start.number, start.insert, start.mark, paragraphs, self._section))
        self._start, self._texts = None, []

    def finish_chapter(self) -> None:
        if self._articles or self._heading[0]:
            self.chapters.append(Chapter(*self._heading, tuple(self._articles)))
        self._articles = []


def _refuse_gap(lines: Sequence[Line], run: ArticleRun) -> None:
    last = run.starts[-1]
    later = (start for start in run.candidates if start.index > last.index)
    beyond = next((s for s in later if s.number > last.number + 1 and s.weight >= _STARTS_A_PARAGRAPH), None)
    if beyond is None or any(is_furniture(line.text) for line in lines[last.index : beyond.index]):
        return
    raise BrokenNumbering(
        f"「{last.mark}」之后应是第{last.number + 1}条，读到的却是「{beyond.mark}」",
        where=f"第{lines[beyond.index].number}行",
        cure="请核对原文是否缺条、错号或有删减，补正后重新导入",
    )


def _refuse_restart(lines: Sequence[Line], run: ArticleRun) -> None:
    """A further chapter that counts its articles from one again would be lost; a page that repeats the text is not."""
    last = run.starts[-1]
    behind = range(last.index + 1, len(lines))
    end = next((at for at in behind if heading(lines[at].text) or is_furniture(lines[at].text)), None)
    found = heading(lines[end].text) if end is not None else None
    if end is None or found is None or found[0] is not Kind.CHAPTER or found[1] == 1:
        return
    again = next((start for start in run.candidates if start.index == end + 1 and start.number == 1), None)
    if again is not None:
        raise BrokenNumbering(
            f"「{last.mark}」之后条号重新从「{again.mark}」数起",
            where=f"第{lines[again.index].number}行",
            cure="各章的条应连续编号，请核对原文；确是各章分别编号的，请分章读入",
        )
