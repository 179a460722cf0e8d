"""Named refusals as JSON: {"error": {code, message, remedy, cites}} with a status that fits."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from guiju.office.cases.errors import CaseError
from guiju.office.people.errors import OrganisationError
from guiju.office.rulebook.errors import RulebookError
from guiju.rules.facts import FactError
from guiju.rules.planning.plan_json import part_to_json
from guiju.rules.planning.problems import PlanningError, UnknownAct

log = logging.getLogger(__name__)

# Where the exception does not carry a `status` of its own.
STATUS: Mapping[type[Exception], HTTPStatus] = {
    FactError: HTTPStatus.BAD_REQUEST,
    UnknownAct: HTTPStatus.NOT_FOUND,
    PlanningError: HTTPStatus.CONFLICT,
    RulebookError: HTTPStatus.NOT_FOUND,
    CaseError: HTTPStatus.CONFLICT,
    OrganisationError: HTTPStatus.CONFLICT,
}
SENTENCES: Mapping[int, tuple[str, str]] = {
    400: ("请求读不懂", "请核对请求的内容是不是 JSON"),
    401: ("没有登录", "请先登录再访问"),
    403: ("这个请求没有带有效的 CSRF 令牌，或者没有权限", "请从登录后的会话带上 X-CSRFToken 再试"),
    404: ("没有这个地址", "可用的地址见 /api/docs"),
}


def install(api: NinjaAPI) -> None:
    """Tells the API how to answer every error."""
    for kind, status in STATUS.items():
        api.add_exception_handler(kind, partial(_named, api, status))
    api.add_exception_handler(ValidationError, partial(_invalid, api))
    for kind in (AuthenticationError, HttpError, Http404):
        api.add_exception_handler(kind, partial(_http, api))
    api.add_exception_handler(Exception, partial(_unexpected, api))


def body(code: str, message: str, remedy: str = "", cites: Any = ()) -> dict[str, Any]:
    """The one shape of an error."""
    return {"error": {"code": code, "message": message, "remedy": remedy, "cites": [str(cite) for cite in cites]}}


def _named(api: NinjaAPI, status: HTTPStatus, request: HttpRequest, error: Any) -> HttpResponse:
    code = re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
    found = body(code, error.message, getattr(error, "remedy", ""), getattr(error, "cites", ()))
    if findings := getattr(error, "findings", ()):
        found["error"]["findings"] = [part_to_json(finding) for finding in findings]
    return api.create_response(request, found, status=getattr(error, "status", status))


def _invalid(api: NinjaAPI, request: HttpRequest, error: Any) -> HttpResponse:
    places = "、".join(sorted({".".join(str(part) for part in problem["loc"][1:]) for problem in error.errors}))
    found = body("invalid_request", f"请求里这些内容缺少、多余或类型不对：{places}", "各项的写法见 /api/docs")
    return api.create_response(request, found, status=HTTPStatus.BAD_REQUEST)


def _http(api: NinjaAPI, request: HttpRequest, error: Any) -> HttpResponse:
    status = getattr(error, "status_code", 404)
    message, remedy = SENTENCES.get(status, (str(error), ""))
    code = HTTPStatus(status).phrase.lower().replace(" ", "_")
    return api.create_response(request, body(code, message, remedy), status=status)


def _unexpected(api: NinjaAPI, request: HttpRequest, error: Any) -> HttpResponse:
    log.error("API: %s %s", request.method, request.path, exc_info=error)
    found = body("server_error", "程序内部出错，这个请求没有完成", "请把时间和请求的地址告诉系统管理员")
    return api.create_response(request, found, status=HTTPStatus.INTERNAL_SERVER_ERROR)
