"""The rules over HTTP: acts, plans, coverage, articles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema
from pydantic import ConfigDict

from guiju.office.rulebook import layers, queries
from guiju.office.rulebook.act_forms import acts_as_json
from guiju.office.rulebook.api_answers import REFUSALS, answers
from guiju.office.rulebook.article_page import article_as_json, article_page
from guiju.office.rulebook.both_sides import both_sides, both_sides_as_json
from guiju.office.rulebook.comparison import comparison
from guiju.office.rulebook.coverage import coverage, coverage_as_json
from guiju.office.rulebook.export_serving import send
from guiju.office.rulebook.exports import download, downloads
from guiju.rules.comparing import comparison_as_json
from guiju.rules.planning.plan_json import plan_as_json

router = Router(tags=["规则"])
Json = dict[str, Any]


class PlanRequest(Schema):
    """An act with its facts. `on` is the day whose rules apply (default: today in China)."""

    model_config = ConfigDict(extra="forbid")
    act: str
    on: date | None = None
    facts: dict[str, Any] = {}


@router.get("/compare", response=answers(Json), summary="两部规则有哪些不同")
def compared(request: HttpRequest, a: str, b: str) -> Json:
    """Every difference of two rule texts by their codes, with the articles of both and facts that show it."""
    return comparison_as_json(comparison(a, b), queries.vocabulary())


@router.get("/{district}/acts", response=answers(list[Json]), summary="办理的事项和要填写的情况")
def acts(request: HttpRequest, district: str, on: date | None = None) -> list[Json]:
    """Acts that the district's rules speak about, with their typed facts."""
    law_on = on or _today()
    return acts_as_json(queries.rulebook_for(district, law_on).acts(law_on))


@router.post("/{district}/plan", response=answers(Json), summary="推算一件事项的流程、要件、时限")
def plan(request: HttpRequest, district: str, asked: PlanRequest) -> Json:
    """What the rules say about one act with these facts on that day. Changes nothing."""
    law_on = asked.on or _today()
    found = queries.rulebook_for(district, law_on).plan(asked.act, asked.facts, law_on)
    return plan_as_json(found, queries.vocabulary())


@router.get("/{district}/coverage", response=answers(Json), summary="系统怎样处理每一条")
def covered(request: HttpRequest, district: str, instrument: str = "") -> Json:
    """Every article of the district's own rules, or of the instrument named."""
    found = both_sides_as_json(both_sides(district, instrument))
    return coverage_as_json(coverage(district, instrument)) | {"conditions": found}


@router.get("/{district}/articles/{number}", response=answers(Json), summary="一条规则和它的规范")
def article(request: HttpRequest, district: str, number: int, instrument: str = "") -> Json:
    """One article with its norms in words, its readings, and the worked cases that show it."""
    return article_as_json(article_page(district, instrument, number))


@router.get("/{district}/exports", response=answers(list[str]), summary="可以下载的文件")
def exports(request: HttpRequest, district: str) -> list[str]:
    """Names of the files: texts as JSON and Akoma Ntoso, each act as BPMN, and with its DMN decisions as an archive."""
    return list(downloads(district, _today()))


@router.get("/{district}/exports/{name}", response=REFUSALS, summary="下载一个文件")
def export(request: HttpRequest, district: str, name: str) -> HttpResponse:
    """One of the files, as it stands with today's rules."""
    return send(download(district, name, _today()))


@router.get("/{district}/texts", response=answers(list[Json]), summary="约束一个区的全部规则文本")
def texts(request: HttpRequest, district: str) -> list[Json]:
    """The district's own texts, then the law above it."""
    return layers.texts_as_json(district)


@router.get("/{district}/conflicts", response=answers(list[Json]), summary="与上位规定的抵触和决定")
def conflicts(request: HttpRequest, district: str) -> list[Json]:
    """Where the district's texts contradict the law above, and what is followed."""
    return layers.conflicts_as_json(district)


@router.get("/{district}/settings", response=answers(list[Json]), summary="条文以外的数字和它们的状态")
def settings(request: HttpRequest, district: str) -> list[Json]:
    """The numbers that stand in no article, each with its state and the places that use it."""
    return layers.settings_as_json(district)


def _today() -> date:
    return timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
