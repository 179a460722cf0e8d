"""Coverage as text for a terminal."""

from __future__ import annotations

from guiju.office.rulebook.coverage import ArticleCoverage, Coverage
from guiju.office.rulebook.labels import listed
from guiju.office.rulebook.language import marked as N_
from guiju.office.rulebook.language import said as _

TREATMENTS = {
    "enforced": N_("强制"),
    "guided": N_("提示"),
    "tracked": N_("跟踪"),
    "recorded": N_("留痕"),
    "stated": N_("宣示"),
}


def coverage_text(found: Coverage) -> str:
    """Chapter by chapter, one line an article, then the counts."""
    lines = [found.title]
    for chapter in found.chapters:
        lines += ["", f"第{chapter.number}章 {chapter.title}", *map(_line, chapter.articles)]
    return "\n".join([*lines, "", summary(found)])


def summary(found: Coverage) -> str:
    """The counts in one sentence."""
    treated = [(_(TREATMENTS[name]), count) for name, count in found.treatments.items() if count]
    kinds = listed([_("%(treatment)s%(count)s条") % {"treatment": name, "count": count} for name, count in treated])
    numbers = {"articles": len(found.articles), "norms": found.norms, "shown": found.shown, "pending": found.pending}
    said = _("共%(articles)s条、%(norms)s个规范: %(kinds)s。%(shown)s条有案例或测试检验,%(pending)s条的规范待补写。")
    return said % {**numbers, "kinds": kinds}


def _line(article: ArticleCoverage) -> str:
    said = f"规范{len(article.norms)}个" + (" 待补写" if article.pending else "")
    counts = (("事项", article.acts), ("案例", article.tests), ("测试", article.shown_by))
    marks = "".join(f" {name}{len(found)}个" for name, found in counts if found)
    lines = [f"  {article.zh} [{TREATMENTS[article.treatment]}] {said}{marks}  {article.gist}"]
    lines += [f"      {shown.zh} ({shown.test})" for shown in article.shown_by]
    return "\n".join(lines)
