"""Pages about the rules. Rules are public text: whoever is signed in may read those of every district."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from guiju.office.rulebook import queries
from guiju.office.rulebook.article_page import article_page
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.comparison import comparable, comparison
from guiju.office.rulebook.comparison_page import overview, rows_of
from guiju.office.rulebook.coverage import Coverage
from guiju.office.rulebook.coverage import coverage as coverage_of
from guiju.office.rulebook.labels import label, listed, short_name
from guiju.office.rulebook.profiles import profile, profiles

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
)


@login_required
@require_safe
def chapters(request: HttpRequest, district: str) -> HttpResponse:
    """All articles of the district's rules, chapter by chapter."""
    return _page(request, district, "chapters", {"covered": coverage_of(district)})


@login_required
@require_safe
def coverage(request: HttpRequest, district: str) -> HttpResponse:
    """What the system does about every article, and what shows it."""
    found = coverage_of(district)
    return _page(request, district, "coverage", {"covered": found, "summary": _summary(found)})


@login_required
@require_safe
def readings(request: HttpRequest, district: str) -> HttpResponse:
    """Our answers where the text leaves a question open, all in one place."""
    articles = [article for article in queries.instrument(district).articles.values() if article.readings]
    return _page(request, district, "readings", {"articles": articles})


@login_required
@require_safe
def article(request: HttpRequest, district: str, code: str, number: int) -> HttpResponse:
    """One article: what the system does about it beside its official words."""
    page = article_page(district, code, number)
    also = {norm.id: cards(norm.also, district) for norm in page.norms}
    context = {"district": profile(district), "page": page, "also": also, "named": _acts()}
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


def _page(request: HttpRequest, district: str, name: str, more: dict[str, Any]) -> HttpResponse:
    shown = profile(district)
    others = [other for other in profiles().values() if other.code != district]
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
    }
    return render(request, f"rulebook/{name}.jinja", context | more)


def _acts() -> dict[str, str]:
    """The acts, as the words of norms name them, in the language of the screens."""
    return {act.zh: label(act) for act in queries.vocabulary().acts.values()}


def _summary(found: Coverage) -> str:
    """The counts in one sentence."""
    treated = [(str(TREATMENTS[name]), count) for name, count in found.treatments.items() if count]
    kinds = listed([_("%(treatment)s%(count)s条") % {"treatment": name, "count": count} for name, count in treated])
    numbers = {"articles": len(found.articles), "norms": found.norms, "shown": found.shown, "pending": found.pending}
    said = _("共%(articles)s条、%(norms)s个规范: %(kinds)s。%(shown)s条有案例检验,%(pending)s条的规范待补写。")
    return said % {**numbers, "kinds": kinds}
