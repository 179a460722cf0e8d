"""What a stranger sees at each entry point of documents: nothing, and the asking is kept."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.cases.models import AccessRefusal, Case
from guiju.office.cases.queries import may_see
from guiju.office.cases.queries.seen import of_seen_cases
from guiju.office.documents.models import Attachment, Version
from guiju.office.people.models import Person
from office.cases.town import Town

from .conftest import browser
from .papers_in_town import DESK, OFFICE, TEXT, attached, issued, written

CASE_PAGES = ("draft", "preview", "changes", "attachments")
SECRET = "只有起草单位知道的一句话"


def addresses(town: Town) -> list[str]:
    """Every address that shows something of a case: of one in draft, and of one issued."""
    case, document = written(town), issued(town)
    file = attached(town, case, SECRET.encode())
    pages = [reverse(f"documents:{name}", args=[case]) for name in CASE_PAGES]
    pages += [reverse("documents:file", args=[file.pk]), reverse("documents:issued", args=[document.pk])]
    pages += [reverse("documents:paper", args=[document.pk, form]) for form in ("pdf", "docx", "ofd")]
    api = [f"cases/{case}/attachments", f"attachments/{file.pk}", f"{document.pk}", f"{document.pk}/pdf"]
    return [*pages, *(f"/api/documents/{path}" for path in api)]


def body(response: object) -> str:
    streamed = getattr(response, "streaming_content", None)
    content = b"".join(streamed) if streamed else response.content  # type: ignore[attr-defined] # set by the test itself
    return content.decode(errors="replace")


def test_a_stranger_sees_nothing_of_a_case_and_each_try_is_kept(town: Town, stranger: Person) -> None:
    pages = addresses(town)
    for page in pages:
        response = browser(stranger).get(page)
        assert response.status_code in (403, 404), page
        assert TEXT.body[:8] not in body(response), page
        assert SECRET not in body(response), page
    assert AccessRefusal.objects.filter(person=stranger).count() == len(pages)


def test_nobody_sees_anything_without_signing_in(town: Town) -> None:
    pages = [*addresses(town), reverse("documents:register"), reverse("documents:numbers"), "/api/documents"]
    for page in pages:
        response = browser(None).get(page)
        assert response.status_code in (302, 401), page
        assert SECRET not in body(response)
        if response.status_code == 302:
            assert response.url.startswith("/sign-in/")


def test_those_of_the_case_see_every_page(town: Town) -> None:
    for page in addresses(town):
        for name in (DESK, OFFICE):
            assert browser(town.people[name]).get(page).status_code == 200, page
    assert not AccessRefusal.objects.exists()


def test_a_stranger_writes_nothing(town: Town, stranger: Person) -> None:
    case = written(town)
    client = browser(stranger)
    form = {"title": "换掉", "body": "换掉", "based_on": 1}
    assert client.post(reverse("documents:draft", args=[case]), form).status_code == 403
    upload = {"kind": "other", "file": file_named("a.txt", b"x")}
    assert client.post(reverse("documents:attachments", args=[case]), upload).status_code == 403
    upload = {"kind": "other", "file": file_named("a.txt", b"x")}
    assert client.post(f"/api/documents/cases/{case}/attachments", upload).status_code == 403
    assert (Version.objects.count(), Attachment.objects.count()) == (1, 0)


def file_named(name: str, content: bytes) -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


def test_writing_asks_for_the_forms_token(town: Town) -> None:
    case = written(town)
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.people[DESK], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("documents:draft", args=[case]), {"title": "换掉"}).status_code == 403
    upload = {"kind": "other", "file": file_named("a.txt", b"x")}
    assert client.post(f"/api/documents/cases/{case}/attachments", upload).status_code == 403


def test_only_the_office_keeps_the_number_series(town: Town) -> None:
    asked = {"code": "青政发", "year": 2024, "last": 5, "reason": "试试"}
    for name in (DESK, "deputy", "head"):
        client = browser(town.people[name])
        assert client.get(reverse("documents:numbers")).status_code == 403
        assert client.post(reverse("documents:numbers"), asked).status_code == 403


def test_the_register_lists_what_may_be_seen_and_nothing_else(town: Town, stranger: Person) -> None:
    document = issued(town)
    for person, listed in ((town.people[OFFICE], 1), (town.people["deputy"], 1), (stranger, 0)):
        page = browser(person).get(reverse("documents:register"))
        assert page.content.decode().count(document.number) == listed
        assert browser(person).get("/api/documents").json()["count"] == listed


@pytest.mark.parametrize(
    "name",
    [DESK, "parks_bureau.chief", OFFICE, "deputy", "deputy2", "head", "finance_bureau.desk", "justice_bureau.chief"],
)
def test_lists_and_single_cases_agree_on_who_may_see(town: Town, name: str) -> None:
    for case in (issued(town).case_id, written(town), town.handed_in(normative=True, organ="finance_bureau")):
        row, actor = Case.objects.get(pk=case), town.actor(name)
        listed = Case.objects.filter(of_seen_cases(actor, "")).filter(pk=case).exists()
        assert listed == may_see(actor.person, row, actor.hats), case
