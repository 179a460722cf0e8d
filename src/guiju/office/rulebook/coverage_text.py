"""Coverage as text for a terminal."""

from __future__ import annotations

from guiju.office.rulebook.coverage import ArticleCoverage, Coverage

TREATMENTS = {"enforced": "强制", "guided": "提示", "tracked": "跟踪", "recorded": "留痕", "stated": "宣示"}


def coverage_text(found: Coverage) -> str:
    """Chapter by chapter, one line an article, then the counts."""
    lines = [found.title]
    for chapter in found.chapters:
        lines += ["", f"第{chapter.number}章 {chapter.title}", *map(_line, chapter.articles)]
    return "\n".join([*lines, "", summary(found)])


def summary(found: Coverage) -> str:
    """The counts in one sentence."""
    kinds = "、".join(f"{TREATMENTS[name]}{count}条" for name, count in found.treatments.items() if count)
    return (
        f"共{len(found.articles)}条、{found.norms}个规范：{kinds}。"
        f"{found.shown}条有案例或测试检验，{found.pending}条的规范待补写。"
    )


def _line(article: ArticleCoverage) -> str:
    said = f"规范{len(article.norms)}个" + (" 待补写" if article.pending else "")
    counts = (("事项", article.acts), ("案例", article.tests), ("测试", article.shown_by))
    marks = "".join(f" {name}{len(found)}个" for name, found in counts if found)
    lines = [f"  {article.zh} [{TREATMENTS[article.treatment]}] {said}{marks}  {article.gist}"]
    lines += [f"      {shown.zh}（{shown.test}）" for shown in article.shown_by]
    return "\n".join(lines)
