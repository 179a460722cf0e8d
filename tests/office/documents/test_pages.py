"""The pages of documents: what was typed is kept, refusals are sentences, files leave safely."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from guiju.office.documents.entry import upload_of
from guiju.office.documents.models import Attachment, NumberSeries, Version
from office.cases.town import Town

from . import hostile
from .conftest import browser
from .papers_in_town import DESK, OFFICE, TEXT, attached, issued, written

FORM = {"title": TEXT.title, "addressees": TEXT.addressees, "body": TEXT.body, "annexes": "", "copied_to": ""}


@pytest.fixture
def drafter(town: Town) -> Client:
    return browser(town.people[DESK])


@pytest.fixture
def office(town: Town) -> Client:
    return browser(town.people[OFFICE])


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def upload(client: Client, case: int, name: str, content: bytes, kind: str = "other", **headers: str) -> HttpResponse:
    data = {"kind": kind, "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("documents:attachments", args=[case]), data, headers=headers)  # type: ignore[return-value] # loose in a test


def test_the_editor_begins_with_the_title_of_the_case_and_the_usual_addressees(town: Town, drafter: Client) -> None:
    page = text_of(drafter.get(reverse("documents:draft", args=[town.draft()])))
    assert "关于公园开放时间的通知</textarea>" in page
    assert "各街道办事处，区政府各委、办、局</textarea>" in page


def test_saving_returns_to_the_editor_with_the_pdf_of_the_version_at_hand(town: Town, drafter: Client) -> None:
    address = reverse("documents:draft", args=[town.draft()])
    assert drafter.post(address, {**FORM, "based_on": 0}).status_code == 302
    page = drafter.get(address)
    link = re.search(r'<a href="([^"]+preview[^"]+)" target', text_of(page))
    assert link
    shown = drafter.get(link.group(1))
    assert shown.content.startswith(b"%PDF-")
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]


def test_line_ends_of_browsers_make_no_new_version(town: Town, drafter: Client) -> None:
    case = written(town)
    body = {**FORM, "annexes": TEXT.annexes, "copied_to": TEXT.copied_to, "based_on": 1}
    drafter.post(reverse("documents:draft", args=[case]), {k: str(v).replace("\n", "\r\n") for k, v in body.items()})
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"annexes": "绝密★30年"}, "标有国家秘密密级"), ({"title": ""}, "必"), ({"title": "字" * 301}, "300")],
)
def test_a_refused_save_keeps_everything_that_was_typed(
    town: Town, drafter: Client, change: dict[str, str], sentence: str
) -> None:
    typed = {**FORM, "body": "写了很久的<一段>话", **change, "based_on": 0}
    answer = drafter.post(reverse("documents:draft", args=[town.draft()]), typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "写了很久的&lt;一段&gt;话</textarea>" in text_of(answer)
    assert not Version.objects.exists()


def test_who_is_overtaken_keeps_their_words_sees_the_difference_and_can_then_save(town: Town, drafter: Client) -> None:
    case = written(town)
    address = reverse("documents:draft", args=[case])
    colleague = browser(town.people["parks_bureau.chief"])
    colleague.post(address, {**FORM, "body": "一、同事写的。", "based_on": 1})
    answer = drafter.post(address, {**FORM, "body": "一、我写的。", "based_on": 1})
    page = text_of(answer)
    assert answer.status_code == 409
    assert "parks_bureau chief本人" in page
    assert "一、我写的。</textarea>" in page
    assert "<del>同事</del>" in page
    assert "<ins>我</ins>" in page
    based_on = re.search(r'name="based_on" value="(\d+)"', page)
    assert based_on
    assert drafter.post(address, {**FORM, "body": "一、都写。", "based_on": based_on.group(1)}).status_code == 302
    assert Version.objects.count() == 3


def test_changes_between_versions_show_insertions_and_deletions(town: Town, drafter: Client) -> None:
    case = written(town)
    body = TEXT.body.replace("六时", "五时")
    drafter.post(reverse("documents:draft", args=[case]), {**FORM, "body": body, "based_on": 1})
    page = text_of(drafter.get(reverse("documents:changes", args=[case])))
    assert "<del>六</del><ins>五</ins>" in page
    assert drafter.get(reverse("documents:changes", args=[case]), {"from": "9"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("说明.pdf", hostile.EXE, "不是 PDF 文件"),
        ("病毒.exe", hostile.EXE, "不接收"),
        ("说明.docx", hostile.bomb(megabytes=250), "过大"),
        ("说明.docm", hostile.docx(main=hostile.DOCM_MAIN), "不接收"),
        ("说明.docx", hostile.docx(main=hostile.DOCM_MAIN, **{"word/vbaProject.bin": b"x"}), "宏"),
        ("说明.txt", "机密★10年".encode(), "国家秘密"),
        ("空.txt", b"", "空"),
    ],
)
def test_a_hostile_upload_is_refused_in_a_sentence_and_the_choice_is_kept(
    town: Town, drafter: Client, name: str, content: bytes, sentence: str
) -> None:
    answer = upload(drafter, town.draft(), name, content, kind="basis")
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert '<option value="basis" selected>' in text_of(answer)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("size", [1001, 3_000_000], ids=["kept in memory", "written to disk"])
def test_an_upload_over_the_limit_is_refused_and_never_written_whole(
    town: Town, drafter: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    received: list[int] = []

    def seen(file: UploadedFile[bytes]) -> object:
        received.append(file.size or 0)
        return upload_of(file)

    monkeypatch.setattr(settings, "UPLOAD_LIMIT_BYTES", 1000)
    monkeypatch.setattr("guiju.office.documents.views.upload_of", seen)
    answer = upload(drafter, town.draft(), "说明.txt", b"a" * size)
    assert (answer.status_code, "上限" in text_of(answer)) == (422, True)
    assert received == [1001]


def test_a_program_may_attach_and_gets_the_same_refusals(town: Town, drafter: Client) -> None:
    address = f"/api/documents/cases/{town.draft()}/attachments"
    made = drafter.post(address, {"kind": "basis", "file": SimpleUploadedFile("依据.txt", b"x")})
    assert made.json()["sha256"] == Attachment.objects.get().sha256
    assert [row["name"] for row in drafter.get(address).json()] == ["依据.txt"]
    refused = drafter.post(address, {"kind": "basis", "file": SimpleUploadedFile("依据.pdf", hostile.EXE)})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_what_it_claims")


def test_an_upload_works_without_scripts_and_answers_htmx_with_the_panel_only(town: Town, drafter: Client) -> None:
    case = town.draft()
    assert upload(drafter, case, "一.txt", b"1").status_code == 302
    answer = upload(drafter, case, "二.pdf", hostile.EXE, **{"HX-Request": "true"})
    assert "<html" not in text_of(answer)
    assert 'id="attachments"' in text_of(answer)
    assert (answer.status_code, "不是 PDF 文件" in text_of(answer)) == (200, True)


def test_a_file_leaves_under_its_chinese_name_and_can_run_nothing(town: Town, drafter: Client) -> None:
    file = attached(town, town.draft(), b"<script>alert(1)</script>", name="说明.txt")
    answer = drafter.get(reverse("documents:file", args=[file.pk]))
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E8%AF%B4%E6%98%8E.txt"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[attr-defined] # set by the test itself


def test_the_register_is_narrowed_by_year_kind_and_words(town: Town, office: Client) -> None:
    document = issued(town)
    address = reverse("documents:register")
    for asked, found in (
        ({"year": "2024", "genre": "notice", "q": "开放时间"}, True),
        ({"q": "青政发〔2024〕1号"}, True),
        ({"year": "2023"}, False),
        ({"genre": "letter"}, False),
        ({"q": "没有的词"}, False),
        ({"year": "abc", "page": "x"}, True),
    ):
        assert (reverse("documents:issued", args=[document.pk]) in text_of(office.get(address, asked))) is found, asked


def test_the_page_of_a_document_shows_its_words_and_offers_both_files(town: Town, office: Client) -> None:
    document = issued(town)
    page = text_of(office.get(reverse("documents:issued", args=[document.pk])))
    for words in (document.number, "区属公园每日六时开放", "2024年5月6日", "区属公园名单", document.pdf_sha256):
        assert words in page
    assert office.get(f"/documents/issued/{document.pk}/exe/").status_code == 404


def test_the_office_sets_a_series_on_its_page_and_a_refusal_keeps_what_was_typed(town: Town, office: Client) -> None:
    address = reverse("documents:numbers")
    asked = {"code": "青政发", "year": 2024, "last": 1, "reason": "启用前已印发1件"}
    assert office.post(address, asked).status_code == 302
    assert NumberSeries.objects.get().last == 1
    issued(town)
    answer = office.post(address, asked)
    assert answer.status_code == 422
    assert "青政发〔2024〕2号已经发出" in text_of(answer)
    assert "启用前已印发1件</textarea>" in text_of(answer)


def test_no_page_needs_inline_scripts_or_styles(town: Town, office: Client) -> None:
    document, case = issued(town), written(town)
    pages = [reverse("documents:register"), reverse("documents:numbers")]
    pages += [reverse("documents:issued", args=[document.pk])]
    pages += [reverse(f"documents:{name}", args=[case]) for name in ("draft", "changes", "attachments")]
    for page in pages:
        found = re.findall(r"<script(?![^>]*src=)[^>]*>|\sstyle=|\son\w+=|<style", text_of(office.get(page)))
        assert not found, (page, found)
