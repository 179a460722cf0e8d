"""The pages of the document desk: registers, filters, review, slip, proposal; and what strangers see of them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from guiju.office.registry import registering, reviewing
from guiju.office.registry.models import Paper, Review, SavedFilter
from office.registry.conftest import OFFICE, SENDER, STRANGER, TITLE, Who, paper_of
from office.registry.test_reviewing import all_right, wrong

ByPost = Callable[..., Paper]
HandedIn = Callable[..., int]
Browse = Callable[[str], Client]
NEW = {"title": "来文标题", "other_side": "市某局", "came_on": "2024-05-06", "channel": "post", "urgency": "0"}


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def verdicts(client: Client, paper: Paper, refuted: str = "") -> dict[str, str]:
    """The review's form as the desk fills it in: everything confirmed but the fault with that word."""
    from guiju.office.registry.checks import checks_of

    found = {}
    for place, check in enumerate(checks_of(paper)):
        found[f"check{place}"] = "refuted" if refuted and refuted in check.fault else "confirmed"
    return found


def test_a_paper_by_post_is_registered_with_its_scan(browse: Browse, district: str) -> None:
    office = browse(f"{district}-{OFFICE}")
    scan = SimpleUploadedFile("来文.txt", "正文".encode())
    answer = office.post("/registry/incoming/new/", {**NEW, "days": "5", "scan": scan})
    assert answer.status_code == 302
    paper = Paper.objects.get()
    assert paper.number == "收〔2024〕1号"
    page = text(office, f"/registry/papers/{paper.pk}/")
    assert all(
        word in page for word in ("签收", "登记", "初审", "承办", "传阅", "催办", "答复", "来文.txt", "第5个工作日")
    )
    assert "来文标题" in text(office, "/registry/")


def test_a_file_button_pressed_without_a_file_is_told_so(browse: Browse) -> None:
    office = browse(f"dc-{OFFICE}")
    office.post("/registry/incoming/new/", NEW)
    paper = Paper.objects.get()
    answer = office.post(f"/registry/papers/{paper.pk}/scan/", {})
    assert (answer.status_code, "请选择要上传的文件" in answer.content.decode()) == (422, True)
    answer = office.post(f"/registry/papers/{paper.pk}/again/", {})
    assert (answer.status_code, "不能登记再次报送" in answer.content.decode()) == (422, True)


def test_a_wrong_number_keeps_what_was_typed(browse: Browse) -> None:
    answer = browse(f"dc-{OFFICE}").post("/registry/incoming/new/", {**NEW, "wanted": "7"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "下一个号是收〔2024〕1号" in page
    assert "来文标题" in page
    assert not Paper.objects.exists()


def test_secret_too_large_and_bombs_are_refused_in_clear_words(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    office = browse(f"dc-{OFFICE}")
    secret = office.post("/registry/incoming/new/", {**NEW, "title": "机密★10年 关于某事"})
    assert "国家秘密" in secret.content.decode()
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"0" * 300_000_000)
    name = "来文.docx"
    for content, words in ((b"PK\x03\x04" + b"x" * 3000, "MB"), (bomb.getvalue(), "「来文.docx」")):
        limit = 2000 if words == "MB" else settings.UPLOAD_LIMIT_BYTES
        monkeypatch.setattr(settings, "UPLOAD_LIMIT_BYTES", limit)
        answer = office.post("/registry/incoming/new/", {**NEW, "scan": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "来文标题" in answer.content.decode()
    assert not Paper.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*"))


def test_urgent_papers_stand_on_top_and_filters_are_kept_for_oneself(by_post: ByPost, browse: Browse) -> None:
    by_post("dc", title="平常来文")
    by_post("dc", title="特急来文", urgency=2)
    by_post("dc", title="加急来文", urgency=1)
    office = browse(f"dc-{OFFICE}")
    page = text(office, "/registry/incoming/")
    assert page.index("特急来文") < page.index("加急来文") < page.index("平常来文")
    only = text(office, "/registry/incoming/?urgency=2")
    assert "特急来文" in only
    assert "平常来文" not in only
    kept = office.post("/registry/incoming/filters/", {"urgency": "2", "name": "特急件"})
    assert kept.status_code == 302
    assert "特急件" in text(office, "/registry/incoming/")
    assert SavedFilter.objects.get().query == "urgency=2"
    other = browse("dc-office-chief")
    assert "特急件" not in text(other, "/registry/incoming/")
    assert other.post(f"/registry/filters/{SavedFilter.objects.get().pk}/drop/").status_code == 404


def test_a_register_leaves_as_a_workbook_and_on_paper(by_post: ByPost, browse: Browse) -> None:
    by_post("dc", title="=1+1 的来文")
    office = browse(f"dc-{OFFICE}")
    sheet = load_workbook(BytesIO(office.get("/registry/incoming/sheet.xlsx").content)).active
    assert sheet is not None
    rows = list(sheet.values)
    assert rows[0][-7:] == ("签收", "登记", "初审", "承办", "传阅", "催办", "答复")
    assert rows[1][4] == "=1+1 的来文"
    assert sheet["E2"].data_type == "s"
    printed = office.get("/registry/incoming/print.pdf")
    assert printed.content.startswith(b"%PDF")


def test_the_review_page_returns_with_a_slip_and_accepts_when_mended(
    handed_in: HandedIn, browse: Browse, district: str
) -> None:
    paper = paper_of(handed_in(district))
    office, sender = browse(f"{district}-{OFFICE}"), browse(f"{district}-{SENDER}")
    page = text(office, f"/registry/papers/{paper.pk}/review/")
    assert "多头" in page
    assert "越级" in page
    filled = office.post(f"/registry/papers/{paper.pk}/review/", {"check0": "refuted", "do": "fill"})
    assert filled.status_code == 200
    assert not Review.objects.exists()
    half = office.post(f"/registry/papers/{paper.pk}/review/", {"check0": "confirmed", "do": "accept", "words": "留着"})
    assert half.status_code == 422
    assert "留着" in half.content.decode()
    given = verdicts(office, paper, "多头")
    answer = office.post(f"/registry/papers/{paper.pk}/review/", {**given, "do": "send_back"})
    slip = Review.objects.get()
    assert answer["Location"] == f"/registry/slips/{slip.pk}/"
    for reader in (office, sender):
        seen = text(reader, f"/registry/slips/{slip.pk}/")
        assert "退〔2024〕1号" in seen
        assert TITLE in seen
    assert sender.get(f"/registry/slips/{slip.pk}/paper.pdf").content.startswith(b"%PDF")
    assert "退〔2024〕1号" in text(sender, f"/cases/{paper.case_id}/")
    assert "退文" in text(office, "/registry/returns/?year=2024")


def test_a_proposal_opens_the_matter_from_the_page(by_post: ByPost, browse: Browse, who: Who, district: str) -> None:
    office, paper = browse(f"{district}-{OFFICE}"), by_post(district)
    reviewing.accept(who(f"{district}-{OFFICE}"), paper.pk, [])
    organ = who(f"{district}-{SENDER}").own_posts[0].organ
    assert organ is not None
    given = {"propose-lead": organ.code, "propose-forward": "on", "propose-text": "拟请牵头研提意见"}
    refused = office.post(f"/registry/papers/{paper.pk}/propose/", given)
    assert refused.status_code == 422
    assert "拟请牵头研提意见" in refused.content.decode()
    given["propose-paper_kind"] = "ordinary_letter"
    assert office.post(f"/registry/papers/{paper.pk}/propose/", given).status_code == 302
    paper.refresh_from_db()
    assert "拟请牵头研提意见" in text(office, f"/registry/papers/{paper.pk}/")
    assert "收〔2024〕1号" in text(office, f"/cases/{paper.case_id}/")


def test_signed_for_on_the_page(handed_in: HandedIn, browse: Browse) -> None:
    paper = paper_of(handed_in("dc"))
    office = browse(f"dc-{OFFICE}")
    wrong_one = office.post(f"/registry/papers/{paper.pk}/sign-for/", {"sign-wanted": "4"})
    assert wrong_one.status_code == 422
    assert "下一个号是" in wrong_one.content.decode()
    assert office.post(f"/registry/papers/{paper.pk}/sign-for/", {"sign-wanted": "1"}).status_code == 302


@pytest.mark.parametrize("account", [f"dc-{STRANGER}", f"cy-{OFFICE}", "cy-head", "dc-head"])
def test_strangers_and_the_other_district_get_nothing(
    by_post: ByPost, handed_in: HandedIn, browse: Browse, who: Who, account: str
) -> None:
    paper = by_post("dc", title="外人不得见")
    registering.add_scan(who(f"dc-{OFFICE}"), paper.pk, registering.Upload("密.txt", b"x", 100))
    sent = paper_of(handed_in("dc"))
    slip = reviewing.send_back(who(f"dc-{OFFICE}"), sent.pk, wrong(sent, "多头"))
    client = browse(account)
    base = f"/registry/papers/{paper.pk}/"
    refused = ["", "review/", f"../../scans/{paper.scans.get().pk}/", f"../../slips/{slip.pk}/"]
    for path in (*refused, f"../../slips/{slip.pk}/paper.pdf"):
        answer = client.get(f"{base}{path}" if not path.startswith("..") else f"/registry/{path[6:]}")
        assert answer.status_code == 403, path
        assert "外人不得见" not in answer.content.decode()
    for path in ("sign-for", "note", "void", "scan", "again", "propose", "review", "correct"):
        assert client.post(f"{base}{path}/", {"void-reason": "x"}).status_code == 403, path
    for path in ("", "/sign-for", "/checks"):
        answer = (
            client.post(f"/api/registry/papers/{paper.pk}{path}")
            if "sign" in path
            else client.get(f"/api/registry/papers/{paper.pk}{path}")
        )
        assert answer.status_code == 403, path
    for path in ("/registry/", "/registry/incoming/sheet.xlsx", "/registry/incoming/print.pdf"):
        assert "外人不得见".encode() not in client.get(path).content
    assert client.get("/registry/incoming/?organ=government_office").status_code in (200, 403)


def test_the_api_registers_checks_and_returns(browse: Browse, district: str) -> None:
    office = browse(f"{district}-{OFFICE}")
    body = {"title": "来函", "other_side": "市某局", "came_on": "2024-05-06"}
    made = office.post("/api/registry/incoming", body, "application/json")
    assert (made.status_code, made.json()["number"]) == (201, "收〔2024〕1号")
    wrong_one = office.post("/api/registry/incoming", {**body, "wanted": 9}, "application/json")
    assert wrong_one.status_code == 422
    assert "下一个号是" in wrong_one.json()["error"]["message"]
    assert office.get("/api/registry/incoming").json()["count"] == 1


def test_the_api_reviews_what_was_handed_in(handed_in: HandedIn, browse: Browse) -> None:
    paper, office = paper_of(handed_in("cy")), browse(f"cy-{OFFICE}")
    checks = office.get(f"/api/registry/papers/{paper.pk}/checks").json()
    rows = [{"id": check["id"], "verdict": "refuted" if "越级" in check["fault"] else "confirmed"} for check in checks]
    answer = office.post(f"/api/registry/papers/{paper.pk}/return", {"verdicts": rows}, "application/json")
    assert answer.json()["number"] == "退〔2024〕1号"
    assert "越级" in answer.json()["reason"]


def test_confirmed_everywhere_is_all_right(handed_in: HandedIn) -> None:
    paper = paper_of(handed_in("dc"))
    assert len(all_right(paper)) > 5
