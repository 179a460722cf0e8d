"""Pages of taking an official text in: choose a file, see what was read, confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.official_texts import waiting as texts
from guiju.office.official_texts.errors import OtherDistrictsText
from guiju.office.official_texts.forms import ConfirmForm, TextForm
from guiju.office.official_texts.rights import must_keep_rules, own_text, own_texts
from guiju.office.rulebook.errors import UnreadableRuleFile
from guiju.office.rulebook.profiles import profile
from guiju.office.rulebook.rule_outline import rules_in
from guiju.rules.instruments import Instrument

UNREADABLE = 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, district: str) -> HttpResponse:
    """Choose a file; a readable one leads to its preview, nothing is imported yet."""
    actor = _keeper(request, district)
    form = TextForm(request.POST or None, request.FILES or None, texts=_texts(district))
    if request.method == "POST" and form.is_valid():
        file, instrument = form.cleaned_data["file"], own_text(district, form.cleaned_data["instrument"])
        try:
            texts.put_in_wait(instrument, actor, file.name, rules_in(file.read(), file.name))
        except (UnreadableRuleFile, OtherDistrictsText) as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect("official_texts:preview", district, instrument.code)
    status = UNREADABLE if form.is_bound and not form.is_valid() else 200
    context = {"district": profile(district), "form": form}
    return render(request, "official_texts/take_in.jinja", context, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, district: str, code: str) -> HttpResponse:
    """What was read, article by article, against the fingerprints; confirming imports all of it."""
    actor, instrument = _keeper(request, district), own_text(district, code)
    found = texts.waiting(instrument, actor)
    form = ConfirmForm(request.POST or None, initial={"token": found.token})
    if request.method == "POST" and form.is_valid():
        if found.doubtful and not form.cleaned_data["sure"]:
            form.add_error("sure", _("不同的条比相同的多，可能拿错了文件。核对无误的，请勾选后再导入。"))
        else:
            file = texts.confirm(instrument, actor, form.cleaned_data["token"])
            words = {"file": file, "title": instrument.head.title}
            messages.success(request, _("「%(file)s」已导入为%(title)s的原文。") % words)
            return redirect("rulebook:chapters", district)
    return _preview(request, instrument, {"district": profile(district), "found": found, "form": form})


@signed_in
@require_POST
def forget(request: HttpRequest, district: str, code: str) -> HttpResponse:
    """Do not import what was uploaded."""
    actor = _keeper(request, district)
    texts.drop(own_text(district, code), actor)
    messages.success(request, _("没有导入，原来的原文没有变。"))
    return redirect("official_texts:take_in", district)


def _keeper(request: HttpRequest, district: str) -> Actor:
    actor = actor_of(request)
    must_keep_rules(actor, district)
    return actor


def _texts(district: str) -> list[tuple[str, str]]:
    return [(i.code, i.head.title) for i in own_texts(district).values()]


def _preview(request: HttpRequest, instrument: Instrument, more: dict[str, Any]) -> HttpResponse:
    context = {"instrument": instrument, "compared": bool(instrument.fingerprints), **more}
    status = UNREADABLE if more["form"].errors else 200
    return render(request, "official_texts/preview.jinja", context, status=status)
