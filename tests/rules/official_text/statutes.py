"""Made-up statutes as printed: set in columns, over pages, below a notice and a table of contents.

A seeded generator: the same seed prints the same statute. References to other articles and chapters are pushed to
line starts on purpose, for there they look like marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.official_text.lines import columns
from rules.official_text.statute_print import Print, printed_pages, some_print, wrapped

TITLES = ["总则", "茶园", "牧场", "渡口管理", "会议", "采摘和炒制", "监督与检查", "山林", "法律责任", "附则"]
TITLES += [
    "听取和审议茶园、牧场和渡口的专项工作报告",
    "审查和批准茶园决算,听取和审议牧场发展计划、渡口预算的执行情况报告,听取和审议山林的审计工作报告",
]
CLAUSES = [
    "茶园会议按季节安排采摘",
    "牧场应当登记牛羊的数目",
    "渡口由专人看管",
    "经费在1.5万元以上的报区长审定",
    "推进1234 渡口计划",
    "由副区长牵头并会同有关部门研究提出意见",
    "遇有大雾、大风的,应当停渡并告知候船的人",
    "12345热线转来的事项当日登记",
    "2025年3月1日前登记的茶园继续有效",
]
REFERENCES = [
    "第{}条规定的事项",
    "第{}条至第三条所列的人员",
    "第{}条第二款、第一条第(二)项的要求",
    "第二章规定的程序",
    "第{}条之一所称的渡船",
    "第一章第{}条",
    "(二)项所列的情形",
]
LEADS = ["依照", "违反本规则", "除", "符合", "适用", "参照"]
FILLER = "茶园牧场渡口山林田地春夏秋冬采摘登记看管报告办理安排"


@dataclass
class Statute:
    """What was put in: per chapter its title and article keys, per article its words without blanks."""

    text: str = ""
    chapters: list[tuple[str, list[str]]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    style: Print | None = None


def statute(seed: int) -> Statute:
    """The statute of that seed, printed."""
    random = Random(seed)  # noqa: S311 -- made-up texts
    style = some_print(random)
    made = Statute(style=style)
    lines = list(_Writer(random, style, made).lines())
    made.text = printed_pages(lines, made.chapters, style, random)
    return made


@dataclass
class _Writer:
    random: Random
    style: Print
    made: Statute
    number: int = 0

    def lines(self) -> Iterator[str]:
        for chapter in range(1, (self.random.randint(1, 9) if self.style.chapters else 1) + 1):
            title = self.random.choice(TITLES) if self.style.chapters else ""
            keys: list[str] = []
            self.made.chapters.append((title, keys))
            if title:
                yield from self.style.heading(f"第{chinese_number(chapter)}章", title)
            yield from self._articles(keys)

    def _articles(self, keys: list[str]) -> Iterator[str]:
        section = 0
        for position in range(self.random.randint(1, 12)):
            if self.style.sections and position % 4 == 0:
                section += 1
                yield from self.style.heading(f"第{chinese_number(section)}节", self.random.choice(TITLES))
            insert = self._insert() if keys else 0
            self.number += not insert
            key = f"{self.number}-{insert}" if insert else str(self.number)
            keys.append(key)
            yield from self._article(key, self.style.article_mark(self.number, insert))

    def _insert(self) -> int:
        if not self.style.clauses or self.random.random() > 0.04:
            return 0
        last = self.made.chapters[-1][1][-1]
        return int(last.partition("-")[2] or 0) + 1

    def _article(self, key: str, mark: str) -> Iterator[str]:
        items = self.random.choice([0, 0, 0, 2, 3, 12])
        paragraphs = [mark + self._sentences(mark, ":" if items else "。")]
        for item in range(1, items + 1):
            subitems = self.random.choice([0, 0, 0, 2])
            paragraphs.append(self._marked(self.style.item_mark(item), ":" if subitems else ";"))
            paragraphs += [self._marked(self.style.subitem_mark(n), ";") for n in range(1, subitems + 1)]
        paragraphs += [self._sentences("", "。") for _ in range(self.random.choice([0, 0, 1, 2]))]
        paragraphs = [self.style.widths(paragraph) for paragraph in paragraphs]
        self.made.words[key] = "".join(paragraphs).removeprefix(self.style.widths(mark))
        for paragraph in paragraphs:
            yield from wrapped(self.style.indent + paragraph, self.style.width)

    def _marked(self, mark: str, end: str) -> str:
        return mark + self._clause() + end

    def _sentences(self, mark: str, end: str) -> str:
        text = ""
        for turn in range(self.random.randint(1, 4)):
            text += ("," if turn % 2 else "。") * bool(turn) + self._sentence(mark + text)
        return text + end

    def _sentence(self, before: str) -> str:
        if self.random.random() > 0.5:
            return self._clause()
        lead = self.random.choice(LEADS)
        if self.random.random() < 0.5:
            lead = self._to_the_line_end(before, lead)
        number = chinese_number(max(self.number + self.random.randint(-2, 3), 1))
        return lead + self.random.choice(REFERENCES).format(number) + self._clause()

    def _clause(self) -> str:
        return self.random.choice(CLAUSES)

    def _to_the_line_end(self, before: str, lead: str) -> str:
        """Words ending in `lead` so that the next character begins a printed line."""
        if not self.style.width:
            return lead
        *_, last = ["", *wrapped(self.style.widths(self.style.indent + before), self.style.width)]
        room = (self.style.width - columns(last) - columns(lead)) // 2
        fill = room if room >= 0 else room + self.style.width // 2
        return "".join(self.random.choice(FILLER) for _ in range(fill)) + lead
