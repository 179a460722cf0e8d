"""What strangers see, with what rights, and what hostile texts and addresses do to the pages: nothing."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client

from guiju.office.openness.actions import mark_repealed, withdraw_page
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.publishing import FileToPublish
from office.openness.papers import NOW, RULES, published

pytestmark = pytest.mark.usefixtures("districts")
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}'</title>"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def html(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def page_of(page: PublicDocument) -> str:
    return f"/public/{page.district_id}/{page.pk}/"


def test_a_stranger_reads_a_document_with_its_ten_fields_in_order(client: Client) -> None:
    shown = html(client, page_of(published(doc_no="东政发〔2024〕2号", annexes=RULES, note="此件公开发布")))
    labels = re.findall(r"<dt>\d+\. \[(.+?)\]</dt>", shown)
    names = "索引号 主题分类 发文机构 联合发文单位 实施日期 成文日期 发文字号 废止日期 发布日期 有效性"
    assert labels == names.split()
    assert '<meta name="ArticleTitle" content="云岭区人民政府关于印发临时摊点管理办法的通知">' in shown
    assert '<meta name="PubDate" content="2024-06-01 00:00">' in shown
    assert "（此件公开发布）" in shown


def test_every_page_has_one_main_heading_and_every_heading_level_is_used_in_turn(client: Client) -> None:
    page = published(annexes=RULES)
    for address in ("/public/", "/public/dongcheng/", page_of(page), "/public/leaving/?to=https://example.org/"):
        shown = html(client, address)
        levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
        assert levels.count(1) == 1, address
        steps = itertools.pairwise(levels)
        assert all(later <= level + 1 for level, later in steps), (address, levels)
        assert '<html lang="zh-Hans"' in shown
        assert shown.count("<main") == 1


def test_hostile_words_are_text_on_every_page(client: Client) -> None:
    page = published(
        title=HOSTILE, body=f"{HOSTILE} 摊点 https://example.org/\"><script>", annexes=f"{HOSTILE}\n第一章 {HOSTILE}",
        subject="<b>", issuer=HOSTILE, addressees=HOSTILE, signed_by=HOSTILE, note=HOSTILE, genre="<i>",
    )  # fmt: skip
    for address in (
        page_of(page),
        "/public/",
        "/public/dongcheng/",
        "/public/dongcheng/?q=摊点",
        "/public/dongcheng/?q=script&genre=<i>&year=<u>&page=<b>",
        "/public/dongcheng/?q=" + HOSTILE.replace("#", ""),
        "/public/leaving/?to=" + HOSTILE,
    ):
        shown = client.get(address).content.decode()
        assert not re.search(r"<script(?! src=\"/static/)", shown), address
        assert "<img" not in shown
        assert "49" not in re.sub(r"<[^>]*>", "", shown)
        assert "onerror" not in "".join(re.findall(r"<[^>]*>", re.sub(r'"[^"]*"', "", shown)))
    assert HOSTILE in unescape(html(client, page_of(page)))


def test_what_is_not_public_is_the_same_404_as_what_does_not_exist(client: Client) -> None:
    off, ahead, other = published(title="撤下的事"), published(published_on=date(2999, 1, 1)), published("chaoyang")
    withdraw_page(off, "重复公开", now=NOW)
    nothing = _without_its_address(client, "/public/dongcheng/999999999999999999999999/")
    for pk in (off.pk, ahead.pk, other.pk):
        assert _without_its_address(client, f"/public/dongcheng/{pk}/") == nothing
        assert "撤下的事" not in html(client, f"/public/dongcheng/{pk}.json", 404)
    assert "撤下的事" not in html(client, "/public/dongcheng/?q=撤下")
    assert html(client, "/public/nowhere/", 404)


def _without_its_address(client: Client, asked: str) -> str:
    """The answer for a page that is not there, but for the address asked for: the choice of language leads to it."""
    return html(client, asked, 404).replace(asked, "")


def test_a_withdrawn_page_gives_neither_its_file_nor_a_place_in_the_feed(client: Client) -> None:
    page = published(title="撤下的事", files=(FileToPublish("公告", "pdf", b"%PDF-1.7"),))
    file = f"{page_of(page)}files/{page.publicfile_set.get().pk}/"
    assert client.get(file).status_code == 200
    withdraw_page(page, "重复公开", now=NOW)
    assert client.get(file).status_code == 404
    assert "撤下的事" not in html(client, "/public/dongcheng/feed.atom")


def test_files_come_as_downloads_that_the_browser_may_not_open_in_the_site(client: Client) -> None:
    content = b"%PDF-1.7 <script>alert(1)</script>"
    page = published(files=(FileToPublish('东政发/..\\"6号\r\nX: y', "pdf", content),))
    answer = client.get(f"{page_of(page)}files/{page.publicfile_set.get().pk}/")
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined] # set by the test itself
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert (answer["X-Content-Type-Options"], "X" in answer) == ("nosniff", False)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org/", "/public/", "https:example.org", "https://",
     "https://dongcheng.gov.cn@example.org/", "https://example.org\\@dongcheng.gov.cn/", "https://例子.中国/",
     "https://exa\tmple.org/", "ftp://example.org/", "https://example.org:99999/", ""],
)  # fmt: skip
def test_an_address_that_is_no_plain_web_address_is_refused_without_a_link(client: Client, address: str) -> None:
    answer = client.get("/public/leaving/", {"to": address})
    assert answer.status_code == 400
    assert "继续访问" not in answer.content.decode()
    assert "Location" not in answer


def test_leaving_names_the_host_and_waits_for_a_click(client: Client) -> None:
    answer = client.get("/public/leaving/", {"to": "https://www.example.org:8443/a?b=1&c=2"})
    shown = answer.content.decode()
    assert (answer.status_code, "Location" in answer, "Refresh" in answer) == (200, False, False)
    assert '<strong class="leaving-host">www.example.org:8443</strong>' in shown
    assert 'href="https://www.example.org:8443/a?b=1&amp;c=2"' in shown
    assert "放弃" in shown


def test_addresses_in_a_text_lead_through_the_question(client: Client) -> None:
    shown = html(client, page_of(published(body="详见 https://example.org/a?b=1 。")))
    assert 'href="/public/leaving/?to=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1"' in shown.replace("%3a", "%3A") or (
        'href="/public/leaving/?to=https%3A//example.org/a%3Fb%3D1"' in shown
    )
    assert 'href="https://example.org' not in shown


def test_document_and_interpretation_link_each_other(client: Client) -> None:
    page = published()
    explained = published(title="政策解读一则", kind="interpretation", interprets=(page.pk,))
    assert page_of(explained) in html(client, page_of(page))
    assert page_of(page) in html(client, page_of(explained))
    assert "政策解读一则" in html(client, "/public/dongcheng/interpretations/")
    assert "政策解读一则" not in html(client, "/public/dongcheng/")


def test_a_repealed_document_says_so_and_by_what(client: Client) -> None:
    new = published(title="新办法")
    old = mark_repealed(
        "dongcheng", "东政发〔2018〕37号", date(2024, 6, 1), now=NOW, repealed_by=new, title="旧办法", issuer="甲"
    )
    shown = html(client, page_of(old))
    assert "本文件自2024年6月1日起废止" in shown
    assert page_of(new) in shown
    assert "正文未录入" in shown


def test_filters_and_pages_of_a_list_stay_with_their_words(client: Client) -> None:
    for number in range(21):
        published(title=f"摊点第{number}件", genre="通知")
    published(title="摊点旧事", genre="意见", published_on=date(2023, 1, 5), made_on=date(2023, 1, 4))
    shown = html(client, "/public/dongcheng/?q=摊点&genre=通知&year=2024&validity=in_force")
    assert "共 21 件" in shown
    (following,) = re.findall(r'rel="next" href="(.+?)"', shown)
    assert html(client, "/public/dongcheng/" + unescape(following)).count("<h2>") == 1
    assert "共 1 件" in html(client, "/public/dongcheng/?year=2023")


@pytest.mark.parametrize(
    "query", ["year=二〇二四", "year=99999", "page=-1", "page=9" * 30, "validity=x", "genre=%00", "q=%00", "year=2²²²"]
)
def test_odd_addresses_never_fail(client: Client, query: str) -> None:
    published()
    html(client, f"/public/dongcheng/?{query}")


def test_the_feed_is_atom_with_its_entries(client: Client) -> None:
    page = published(title="甲 & <乙>", genre="通知")
    answer = client.get("/public/dongcheng/feed.atom")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 -- our own text
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.find("a:updated", ATOM) is not None
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:title", namespaces=ATOM) == "甲 & <乙>"
    assert entry.find("a:link", ATOM).attrib["href"] == f"http://testserver{page_of(page)}"  # type: ignore[union-attr] # a new workbook has a sheet


def test_the_json_of_a_page_carries_its_fields_and_its_text(client: Client) -> None:
    page = published(doc_no="东政发〔2024〕2号", annexes=RULES)
    record = json.loads(html(client, f"/public/dongcheng/{page.pk}.json"))
    assert (record["doc_no"], record["validity_zh"], record["repealed_on"]) == ("东政发〔2024〕2号", "有效", None)
    assert record["annexes"][0]["title"] == "临时摊点管理办法"
    assert record["annexes"][0]["blocks"][0] == {"level": 3, "text": "第一章　总则"}


def test_the_public_site_only_reads(client: Client) -> None:
    page = published()
    for address in ("/public/", "/public/dongcheng/", page_of(page), "/public/leaving/"):
        assert client.post(address).status_code == 405
