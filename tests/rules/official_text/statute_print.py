"""How a made-up statute is printed: marks, widths, headings, lines of fixed columns, pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.official_text.lines import columns

TITLE = "云岭区茶园渡口管理办法"
NOTICE = [
    f"云岭区人民政府关于印发《{TITLE}》的通知",
    "",
    "云政发〔2025〕7号",
    "",
    "各街道办事处，区政府各部门：",
    f"　　《{TITLE}》已经2025年3月3日第12次区政府常务会议审议通过，现予印发。",
    "",
    "　　云岭区人民政府",
    "　　2025年3月10日",
    "",
    TITLE,
    "",
]
ABOVE = ["您现在的位置：首页 > 政务公开 > 规范性文件", "【字体：大 中 小】 打印"]
BELOW = ["扫一扫在手机打开当前页", "相关解读", "相关政策", "第一条　关于茶园的问答", "主办：云岭区人民政府办公室"]
_MAY_NOT_START = "，。；：、,;:）)"
_WIDE = str.maketrans(",;:()", "，；：（）")
_WIDE_FIGURES = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("，；：（）", ",;:()")


@dataclass(frozen=True)
class Print:
    """One way to print. `width` in columns, 0: a paragraph a line; `figures`: how article numbers are written."""

    clauses: bool
    figures: str
    gap: str
    indent: str
    width: int
    wide: bool
    chapters: bool
    sections: bool
    split_heading: bool
    spaced_title: bool
    centred: bool
    item: str
    subitem: str
    contents: str
    page: str
    page_length: int
    running_title: bool
    furniture: bool

    def article_mark(self, number: int, insert: int) -> str:
        """第十二条之一, 第12条, 十二、 with the blank behind it."""
        spoken = chinese_number(number)
        if not self.clauses:
            return f"{spoken}、{self.gap}"
        written = {"han": spoken, "narrow": str(number), "wide": str(number).translate(_WIDE_FIGURES)}[self.figures]
        return f"第{written}条{f'之{chinese_number(insert)}' if insert else ''}{self.gap}"

    def item_mark(self, number: int) -> str:
        return self.item.format(chinese_number(number))

    def subitem_mark(self, number: int) -> str:
        return self.subitem.format(number)

    def heading(self, number: str, title: str) -> Iterator[str]:
        """A chapter's or section's heading on one line or two."""
        title = "　".join(title) if self.spaced_title and len(title) == 2 else title
        for whole in [number, title] if self.split_heading else [f"{number}　{title}"]:
            for line in wrapped(whole, self.width):
                yield " " * ((self.width - columns(line)) // 2) * self.centred + line

    def widths(self, text: str) -> str:
        """Punctuation of one width throughout."""
        return text.translate(_WIDE if self.wide else _NARROW)


def some_print(random: Random) -> Print:
    """A way of printing, drawn at random."""
    clauses = random.random() < 0.75
    chapters = not clauses or random.random() < 0.85
    pick = random.choice
    return Print(
        clauses=clauses,
        figures=pick(["han", "han", "han", "narrow", "wide"]),
        gap=pick(["　", "　", " ", "\u00a0", "  ", ""]),
        indent=pick(["　　", "　　", "    ", ""]),
        width=pick([56, 60, 64, 68, 72, 76, 80, 0]),
        wide=random.random() < 0.7,
        chapters=chapters,
        sections=chapters and random.random() < 0.15,
        split_heading=random.random() < 0.15,
        spaced_title=random.random() < 0.5,
        centred=random.random() < 0.5,
        item=pick(["（{}）", "({})", "（{}） "]),
        subitem=pick(["{}.", "{}．", "{}、", "（{}）"]),
        contents=pick(["", "……{}", " {}", "\t{}", "............{}", "　"]),
        page=pick(["", "— {} —", "- {} -", "第{}页 共99页", "{}", "－{}－", "·{}·", "{}/99"]),
        page_length=random.randint(20, 40),
        running_title=random.random() < 0.3,
        furniture=random.random() < 0.5,
    )


def wrapped(text: str, width: int) -> Iterator[str]:
    """The printed lines of one paragraph; a mark that may not start a line hangs over the edge."""
    while width and columns(text) > width:
        end = next(i for i in range(len(text), 0, -1) if columns(text[:i]) <= width)
        end += end < len(text) and text[end] in _MAY_NOT_START
        yield text[:end]
        text = text[end:]
    if text:
        yield text


def printed_pages(lines: Sequence[str], chapters: Sequence[tuple[str, list[str]]], style: Print, random: Random) -> str:
    """The whole publication as one text, with its notice, contents, page numbers and what the page adds."""
    pages = list(_paged(lines, style))
    above = [*ABOVE * style.furniture, *NOTICE, *_contents(chapters, style, random)]
    return "\n".join([*above, *pages, *[""], *BELOW * style.furniture]) + "\n"


def _contents(chapters: Sequence[tuple[str, list[str]]], style: Print, random: Random) -> Iterator[str]:
    if not style.contents or not style.chapters:
        return
    yield random.choice(["目　录", "目录", "目 录"])
    for number, (title, _) in enumerate(chapters, start=1):
        yield f"第{chinese_number(number)}章　{title}{style.contents.format(number * 2)}".rstrip()
    yield ""


def _paged(lines: Sequence[str], style: Print) -> Iterator[str]:
    if not style.page:
        yield from lines
        return
    for number, start in enumerate(range(0, len(lines), style.page_length), start=1):
        yield from [TITLE] * (style.running_title and number > 1)
        yield from lines[start : start + style.page_length]
        yield style.page.format(number).center(style.width)
        yield "\f" * (number % 2)
