"""Putting a seal on an issued document: where it stands, who may, what is recorded, and that a change is found."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pymupdf
import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile

from guiju.office.cases.models import AccessRefusal
from guiju.office.documents import store
from guiju.office.documents.models import IssuedDocument
from guiju.office.rulebook.profiles import profile
from guiju.office.seals.commands import seal as command
from guiju.office.seals.models import Seal, Sealing, Statement
from office.cases_web.browsing import Browse, text

from .conftest import Issue

MM = 72 / 25.4
LINE = 225 / 22 * MM
DISTRICTS = {"dc": "dongcheng", "cy": "chaoyang"}


def keep(browse: Browse, prefix: str, picture: bytes, **more: Any) -> Any:
    issuer = profile(DISTRICTS[prefix]).government
    given = {"name": "区政府印章", "issuer": issuer, "millimetres": 45, "picture": file(picture)} | more
    return browse(f"{prefix}-office-desk").post("/seals/", given)


def file(content: bytes, name: str = "seal.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def content_of(digest: str) -> bytes:
    with store.open_kept(digest) as kept:
        return kept.read()


@pytest.fixture
def sealed(browse: Browse, issue: Issue, picture: bytes) -> IssuedDocument:
    """A document of Dongcheng with its seal."""
    document = issue("dc")
    assert keep(browse, "dc", picture).status_code == 302
    assert browse("dc-office-desk").post(f"/seals/documents/{document.pk}/").status_code == 302
    return document


@pytest.mark.parametrize("prefix", DISTRICTS)
def test_the_seal_stands_over_name_and_day_within_one_line_of_the_text(
    browse: Browse, issue: Issue, picture: bytes, prefix: str
) -> None:
    document = issue(prefix)
    assert keep(browse, prefix, picture).status_code == 302
    keeper = browse(f"{prefix}-office-desk")
    assert keeper.post(f"/seals/documents/{document.pk}/").status_code == 302
    made = b"".join(keeper.get(f"/seals/documents/{document.pk}/sealed.pdf"))  # type: ignore[arg-type] # a stream
    with pymupdf.open(stream=made) as pdf:
        page: Any = next(sheet for sheet in pdf if sheet.get_image_info())
        box = pymupdf.Rect(page.get_image_info()[0]["bbox"])
        day = f"{document.made_on.year}年{document.made_on.month}月{document.made_on.day}日"
        signed_day = min(page.search_for(day), key=lambda one: one.y0)
        name = max((one for one in page.search_for(document.issuer) if one.y0 < signed_day.y0), key=lambda one: one.y0)
        last_line = max(line.y1 for line in page.search_for("专人负责"))
    assert abs(box.width / MM - 45) < 0.5
    assert abs((box.x0 + box.x1) / 2 - (signed_day.x0 + signed_day.x1) / 2) < 2
    middle = (box.y0 + box.y1) / 2
    assert box.y0 < name.y0 < middle < signed_day.y1 < box.y1
    assert -LINE / 2 < box.y0 - last_line < LINE


def test_the_issued_file_stays_and_the_sealed_one_has_the_same_words(sealed: IssuedDocument) -> None:
    made = content_of(Sealing.objects.get().pdf.sha256)
    with pymupdf.open(stream=made) as after, pymupdf.open(stream=content_of(sealed.pdf.sha256)) as before:
        assert [page.get_text() for page in after] == [page.get_text() for page in before]


def test_what_is_recorded_names_who_approved_who_sealed_and_the_version(sealed: IssuedDocument) -> None:
    sealing = Sealing.objects.select_related("statement").get()
    assert "副区长" in sealing.approved_by
    assert [row.kind for row in Statement.objects.order_by("seq")] == ["issued", "sealed"]
    for words in (sealed.version.sha256, '"approved"', sealing.sealed_by.name, sealed.number):
        assert words in sealing.statement.body


def test_a_second_sealing_is_refused_and_changes_nothing(browse: Browse, sealed: IssuedDocument) -> None:
    answer = browse("dc-office-desk").post(f"/seals/documents/{sealed.pk}/")
    assert answer.status_code == 422
    assert "已经用过印" in text(answer)
    assert (Sealing.objects.count(), Statement.objects.count()) == (1, 2)


def test_without_the_issuer_s_seal_the_cure_is_named(browse: Browse, issue: Issue, picture: bytes) -> None:
    document = issue("dc")
    keep(browse, "dc", picture, issuer="北京市东城区财政局")
    answer = browse("dc-office-desk").post(f"/seals/documents/{document.pk}/")
    assert answer.status_code == 422
    assert "请先在印章页上传这枚印章" in text(answer)


def test_a_changed_file_is_told_on_the_case_page_and_by_command(browse: Browse, sealed: IssuedDocument) -> None:
    page = text(browse("dc-housing-desk").get(f"/cases/{sealed.case_id}/"))
    assert page.count("没有改动，签名有效") == 3
    whole = CliRunner().invoke(command, ["verify", sealed.number], standalone_mode=False)
    assert (whole.return_value, whole.output.count("没有改动")) == (0, 3)
    path = store.path_of(Sealing.objects.get().pdf.sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"\n")
    assert "被改动过" in text(browse("dc-housing-desk").get(f"/cases/{sealed.case_id}/"))
    found = CliRunner().invoke(command, ["verify", sealed.number], standalone_mode=False)
    assert found.return_value == 1
    assert "被改动过：现在存放的内容与签名时不一致" in found.output
    everything = CliRunner().invoke(command, ["verify"], standalone_mode=False)
    assert everything.return_value == 1
    path.unlink()
    gone = CliRunner().invoke(command, ["verify", sealed.number], standalone_mode=False)
    assert "不见了" in gone.output


def test_a_file_in_hand_is_verified_and_a_changed_copy_names_the_number_it_bears(
    browse: Browse, sealed: IssuedDocument, tmp_path: Any
) -> None:
    mine, good = browse("dc-housing-desk"), content_of(sealed.pdf.sha256)
    assert "这份文件没有改动" in text(mine.post("/seals/verify/", {"file": file(good, "a.pdf")}))
    with pymupdf.open(stream=good) as pdf:
        pdf[0].insert_text((100, 300), "500000")
        changed = BytesIO()
        pdf.save(changed)
    answer = text(mine.post("/seals/verify/", {"file": file(changed.getvalue(), "b.pdf")}))
    assert f"这份文件被改动过：它写着「{sealed.number}」" in answer
    (tmp_path / "c.pdf").write_bytes(changed.getvalue())
    assert CliRunner().invoke(command, ["verify", str(tmp_path / "c.pdf")], standalone_mode=False).return_value == 1
    for hostile in (b"%PDF-1.7 broken", b"\0" * 500, b"hello"):
        assert "没有找到与它一致的签名" in text(mine.post("/seals/verify/", {"file": file(hostile, "x.pdf")}))


@pytest.mark.django_db
def test_an_unknown_number_is_said_by_the_command() -> None:
    found = CliRunner().invoke(command, ["verify", "乱政发〔2024〕1号"], standalone_mode=False)
    assert found.return_value == 1
    assert "没有「乱政发〔2024〕1号」" in found.output


@pytest.mark.parametrize("who", ["dc-head", "dc-housing-desk", "cy-office-desk"])
def test_only_the_keeper_handles_seals(browse: Browse, sealed: IssuedDocument, picture: bytes, who: str) -> None:
    seal = Seal.objects.get()
    client = browse(who)
    assert client.get(f"/seals/{seal.pk}/picture.png").status_code == 403
    assert client.post(f"/seals/{seal.pk}/retire/", {"reason": "x"}).status_code == 403
    assert client.post(f"/seals/documents/{sealed.pk}/").status_code == 403
    if not who.startswith("cy"):
        assert client.get("/seals/").status_code == 403
    assert Seal.objects.get().retired_at is None


@pytest.mark.parametrize("stranger", ["dc-civil-affairs-desk", "cy-office-desk", "cy-head"])
def test_strangers_and_the_other_district_see_nothing_of_a_document_s_seal(
    browse: Browse, sealed: IssuedDocument, stranger: str
) -> None:
    client, before = browse(stranger), AccessRefusal.objects.count()
    addresses = ("/seals/documents/{}/", "/seals/documents/{}/sealed.pdf", "/api/seals/documents/{}/verify")
    for address in addresses:
        answer = client.get(address.format(sealed.pk))
        assert answer.status_code == 403
        assert sealed.title not in text(answer)
    assert client.post(f"/api/seals/documents/{sealed.pk}").status_code == 403
    assert AccessRefusal.objects.count() == before + 4


def test_the_other_district_cannot_find_out_by_verifying_what_was_issued(
    browse: Browse, sealed: IssuedDocument
) -> None:
    answer = text(browse("cy-office-desk").post("/seals/verify/", {"file": file(content_of(sealed.pdf.sha256))}))
    assert "没有找到与它一致的签名" in answer
    assert sealed.number not in answer


def test_bad_input_on_the_page_of_seals_keeps_what_was_typed(browse: Browse, organisation: None) -> None:
    answer = keep(browse, "dc", b"<svg>", name="区政府印章（新）")
    assert answer.status_code == 422
    assert "这不是 PNG 图片" in text(answer)
    assert "区政府印章（新）" in text(answer)
    wide = keep(browse, "dc", b"x", millimetres=400)
    assert wide.status_code == 422
    assert "20 到 60 毫米" in text(wide)


def test_a_retired_seal_seals_no_more_and_says_why(browse: Browse, issue: Issue, picture: bytes) -> None:
    document, keeper = issue("dc"), browse("dc-office-desk")
    keep(browse, "dc", picture)
    seal = Seal.objects.get()
    assert keeper.post(f"/seals/{seal.pk}/retire/", {"reason": "印章损坏"}).status_code == 302
    assert "印章损坏" in text(keeper.get("/seals/"))
    assert keeper.post(f"/seals/documents/{document.pk}/").status_code == 422
