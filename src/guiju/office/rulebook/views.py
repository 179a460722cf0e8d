"""Pages about the rules. Rules are public text: whoever is signed in may read those of every district."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from guiju.office.rulebook import conflict_cards, layers, queries
from guiju.office.rulebook.article_page import article_page
from guiju.office.rulebook.both_sides import both_sides
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.comparison import comparable, comparison
from guiju.office.rulebook.comparison_page import overview, rows_of
from guiju.office.rulebook.coverage import Coverage
from guiju.office.rulebook.coverage import coverage as coverage_of
from guiju.office.rulebook.export_serving import send
from guiju.office.rulebook.exports import download, downloads
from guiju.office.rulebook.imported_texts import differing
from guiju.office.rulebook.labels import label, listed, short_name
from guiju.office.rulebook.profiles import profile

TREATMENTS = {
    "enforced": later("强制"),
    "guided": later("提示"),
    "tracked": later("跟踪"),
    "recorded": later("留痕"),
    "stated": later("宣示"),
}
PAGES = (
    ("chapters", pgettext_lazy("all of them", "条文")),
    ("coverage", later("执行情况")),
    ("readings", pgettext_lazy("all of them", "释义")),
    ("outside", later("上位规定")),
    ("conflicts", later("抵触")),
    ("settings", later("设置")),
    ("exports", later("下载")),
)


@login_required
@require_safe
def chapters(request: HttpRequest, district: str) -> HttpResponse:
    """All articles of the district's rules, chapter by chapter; those whose words have changed are marked."""
    text = queries.instrument(district)
    return _page(request, district, "chapters", {"covered": coverage_of(district), "differing": differing(text)})


@login_required
@require_safe
def coverage(request: HttpRequest, district: str) -> HttpResponse:
    """What the system does about every article, and what shows it."""
    found, sides = coverage_of(district), both_sides(district)
    return _page(request, district, "coverage", {"covered": found, "summary": _summary(found), "sides": sides})


@login_required
@require_safe
def readings(request: HttpRequest, district: str) -> HttpResponse:
    """Our answers where the text leaves a question open, all in one place."""
    articles = [article for article in queries.instrument(district).articles.values() if article.readings]
    return _page(request, district, "readings", {"articles": articles})


@login_required
@require_safe
def exports(request: HttpRequest, district: str) -> HttpResponse:
    """The rules as files for other programs."""
    offered, acts = downloads(district, _today()), queries.rulebook_for(district, _today()).acts(_today())
    texts = queries.district_rulebook(district).instruments
    return _page(request, district, "exports", {"offered": offered, "acts": acts.values(), "texts": texts})


@login_required
@require_safe
def outside(request: HttpRequest, district: str) -> HttpResponse:
    """The law above the district, text by text: only the articles that concern this system."""
    texts = [(text, coverage_of(district, text.code)) for text in queries.outside(district)]
    return _page(request, district, "outside", {"texts": texts})


@login_required
@require_safe
def export(request: HttpRequest, district: str, name: str) -> HttpResponse:
    """One of the files."""
    return send(download(district, name, _today()))


@login_required
@require_safe
def conflicts(request: HttpRequest, district: str) -> HttpResponse:
    """Where the district's text contradicts the law above, and what is followed."""
    return _page(request, district, "conflicts", {"found": conflict_cards.conflicts(district)})


@login_required
@require_safe
def settings(request: HttpRequest, district: str) -> HttpResponse:
    """The numbers that stand in no article, each with its state."""
    rows = layers.settings(district)
    used = {row.setting.code: cards(row.used_by, district) for row in rows}
    return _page(request, district, "settings", {"rows": rows, "used": used})


@login_required
@require_safe
def article(request: HttpRequest, district: str, code: str, number: int) -> HttpResponse:
    """One article: what the system does about it beside its official words."""
    page = article_page(district, code, number)
    also = {norm.id: cards(norm.also, district) for norm in page.norms}
    against = conflict_cards.conflicts_at(page.article.citation, district)
    context = {"district": profile(district), "page": page, "also": also, "against": against, "named": _acts()}
    return render(request, "rulebook/article.jinja", context)


@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two rule texts side by side, both chosen from lists; `group`: the act or topic whose differences are shown."""
    texts = [(code, text.head.title) for code, text in comparable().items()]
    a, b, group = (request.GET.get(name, "") for name in ("a", "b", "group"))
    context: dict[str, Any] = {"texts": texts, "a": a, "b": b, "group": group, "found": None, "named": _acts()}
    if a and b:
        found = comparison(a, b)
        context |= {
            "found": found,
            "groups": overview(found),
            "rows": rows_of(found, group),
            "pending": found.pending(),
        }
    return render(request, "rulebook/compare.jinja", context)


def _acts() -> dict[str, str]:
    """The acts, as the words of norms name them, in the language of the screens."""
    return {act.zh: label(act) for act in queries.vocabulary().acts.values()}


def _today() -> date:
    return timezone.localdate()  # noqa: TID251 -- an entry point reads the clock


def _page(request: HttpRequest, district: str, name: str, more: dict[str, Any]) -> HttpResponse:
    shown = profile(district)
    others = [profile(other) for other in queries.whole_districts() if other != district]
    tabs = [
        {"url": reverse(f"rulebook:{page}", args=[district]), "label": label, "active": page == name}
        for page, label in PAGES
    ]
    context = {
        "district": shown,
        "instrument": queries.instrument(district),
        "tabs": tabs,
        "others": others,
        "compared": [(short_name(other), queries.instrument(other.code).code) for other in others],
        "here": f"rulebook:{name}",
        "own": getattr(request.user, "district_id", None) == district,
    }
    return render(request, f"rulebook/{name}.jinja", context | more)


def _summary(found: Coverage) -> str:
    """The counts in one sentence."""
    treated = [(str(TREATMENTS[name]), count) for name, count in found.treatments.items() if count]
    kinds = listed([_("%(treatment)s%(count)s条") % {"treatment": name, "count": count} for name, count in treated])
    numbers = {"articles": len(found.articles), "norms": found.norms, "shown": found.shown, "pending": found.pending}
    said = _("共%(articles)s条、%(norms)s个规范：%(kinds)s。%(shown)s条有案例或测试检验，%(pending)s条的规范待补写。")
    return said % {**numbers, "kinds": kinds}
