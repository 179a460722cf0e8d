"""Every look of the product on fictional matters, for those who write screens. Served while DEBUG is on."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guiju.office.web import gallery_samples as samples

PAGES = {
    "inbox": "待办列表",
    "parts": "零件",
    "case": "事项页",
    "form": "表单和流程",
    "article": "条文页",
    "sign-in": "登录",
    "sheet": "签批单",
    "public-list": "公开目录",
    "public-document": "公开文件",
    "error": "错误页",
}


def index(request: HttpRequest) -> HttpResponse:
    return sample_page(request, "index")


def sample_page(request: HttpRequest, page: str) -> HttpResponse:
    if not settings.DEBUG or page not in {*PAGES, "index"}:
        raise Http404("没有这一页样张。")
    return render(request, f"gallery/{page}.jinja", context(page))


def context(page: str) -> dict[str, Any]:
    """Everything a sample page may name; one for all pages."""
    return {
        "pages": PAGES,
        "samples": samples,
        "today": samples.TODAY,
        "nav": samples.nav_for(page),
        "district_name": "云岭区",
        "district_full_name": "云岭区人民政府",
        "home_url": "/_gallery/",
        "search_url": "/_gallery/public-list/",
        "sign_out_url": "/_gallery/sign-in/",
        "signed_in": {"name": "何清", "posts": ["区政府办公室主任", "区政务公开领导小组成员"]},
    }
