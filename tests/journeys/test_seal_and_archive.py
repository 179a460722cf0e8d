"""A paper is signed by hand, printed on its sheet, sealed, verified, tampered with, filed, and leaves in a package."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.days import today
from journeys.desk import Desk
from journeys.installation import Installation
from journeys.stories import DESK, DIRECTOR, JUSTICE, LEGAL, OFFICE
from office.seals.drawing import png

ISSUERS = {"dc": "北京市东城区人民政府", "cy": "北京市朝阳区人民政府"}
SCOPES = {"dc": "other", "cy": "district_deployment"}
STROKES = ([(0.1, 0.5), (0.3, 0.4), (0.5, 0.5)], [(0.3, 0.2), (0.3, 0.8)], [(0.6, 0.3), (0.8, 0.7)])
ROUNDS = 12
TAMPER = (
    "from guiju.office.documents import store; from guiju.office.seals.models import Sealing; "
    "p = store.path_of(Sealing.objects.get(document__case_id={case}).pdf.sha256); p.chmod(0o600); "
    "b = p.read_bytes(); p.write_bytes({content}); print(len(b))"
)


@pytest.mark.parametrize("prefix", ISSUERS)
def test_from_a_signature_by_hand_to_a_package_that_verifies(
    sign_in: SignIn, office: Installation, tmp_path: Path, prefix: str
) -> None:
    def at(who: str) -> Desk:
        return sign_in(f"{prefix}-{who}")

    title = f"关于印发防汛工作安排的通知（{prefix}）"
    ready.handed_in(at(DESK), title, "housing_commission", content_scope=SCOPES[prefix])
    case = int(at(DESK).page.url.rstrip("/").split("/")[-1])
    carry_on(at, case, lambda: bool(asked(at("deputy-city"), case)))
    sign_by_hand(at("deputy-city"), title)
    carry_on(at, case, lambda: at(OFFICE).page.request.get(f"/api/cases/{case}").json()["state"] == "closed")
    the_sheet_shows_the_strokes(at(OFFICE), case, prefix)
    seal_it(at(OFFICE), case, prefix)
    a_change_is_told(at(OFFICE), office, case, prefix)
    file_and_hand_over(at(OFFICE), office, case, prefix, tmp_path)


def sign_by_hand(deputy: Desk, title: str) -> None:
    deputy.take(title)
    deputy.page.get_by_text("手写意见", exact=False).first.click()
    draw(deputy.page)
    deputy.picture("sign-1-pad")
    deputy.fits_a_phone("pad")
    deputy.page.locator("form.operation").get_by_role("button", name="签发", exact=True).click()
    deputy.says("「签发」已办好", "有手写意见，见签批单")


def draw(page: Page) -> None:
    """Strokes with the mouse; one too many is taken back."""
    pad = page.locator(".handwriting canvas").first
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    for stroke in (*STROKES, STROKES[0]):
        for place, (x, y) in enumerate(stroke):
            page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=4)
            if place == 0:
                page.mouse.down()
        page.mouse.up()
    expect(page.locator("[data-strokes]").first).to_have_text(str(len(STROKES) + 1))
    page.get_by_role("button", name="撤回一笔").first.click()
    expect(page.locator("[data-strokes]").first).to_have_text(str(len(STROKES)))


def carry_on(at: Callable[[str], Desk], case: int, arrived: Callable[[], bool]) -> None:
    """Whoever is asked does it, over the interface, until the matter has come where it should."""
    for _ in range(ROUNDS):
        if arrived():
            return
        for who in (OFFICE, DIRECTOR, DESK, LEGAL, JUSTICE):
            for operation, step in asked(at(who), case):
                does(at(who), operation, case, step)
    raise AssertionError("the matter did not get on")


def asked(desk: Desk, case: int) -> list[tuple[str, str]]:
    """Operation and step of what is asked of somebody in a case."""
    rows = desk.page.request.get("/api/cases/inbox").json()["rows"]
    return [(row["operation"], row["step_key"]) for row in rows if row["case_id"] == case]


def does(desk: Desk, operation: str, case: int, step: str) -> None:
    given = {"step": step}
    if operation == "record":
        given |= {"done_on": f"{today()}", "evidence": "登记"}
    ready.send(desk, f"/api/cases/{case}/{operation}", data=given)


def the_sheet_shows_the_strokes(clerk: Desk, case: int, prefix: str) -> None:
    clerk.page.goto(f"/cases/{case}/")
    clerk.follow("签批单")
    clerk.says("文件稿纸", "签发", "紧急程度")
    path = clerk.page.locator(".signed-hand path")
    expect(path).to_have_count(1)
    assert (path.get_attribute("d") or "").count("M") == len(STROKES)
    clerk.picture(f"{prefix}-sign-2-sheet")
    clerk.fits_a_phone(f"{prefix}-sheet")
    answer = clerk.page.request.get(f"/signoff/{case}/sheet.pdf")
    assert answer.body().startswith(b"%PDF")


def seal_it(clerk: Desk, case: int, prefix: str) -> None:
    clerk.page.goto("/")
    clerk.page.get_by_role("link", name="印章", exact=True).first.click()
    clerk.page.get_by_label("印章名称").fill("区政府印章")
    clerk.page.get_by_label("发文机关").select_option(ISSUERS[prefix])
    picture = {"name": "seal.png", "mimeType": "image/png", "buffer": b"<svg/>"}
    clerk.page.get_by_label("印章图片").set_input_files(picture)  # type: ignore[arg-type] # a file in memory
    clerk.page.get_by_role("button", name="登记印章").click()
    clerk.says("这不是 PNG 图片")
    picture["buffer"] = png(300)
    clerk.page.get_by_label("印章图片").set_input_files(picture)  # type: ignore[arg-type] # a file in memory
    clerk.page.get_by_role("button", name="登记印章").click()
    clerk.says("印章「区政府印章」已登记")
    clerk.picture(f"{prefix}-seal-1-seals")
    clerk.fits_a_phone(f"{prefix}-seals")
    clerk.page.goto(f"/cases/{case}/")
    clerk.page.get_by_role("link", name="用印", exact=True).click()
    clerk.says("批准签发", "副区长")
    clerk.page.get_by_role("button", name="用印", exact=True).click()
    clerk.says("已用印。", "没有改动，签名有效")
    clerk.picture(f"{prefix}-seal-2-sealed")
    clerk.fits_a_phone(f"{prefix}-sealed")


def a_change_is_told(clerk: Desk, office: Installation, case: int, prefix: str) -> None:
    office.ask(TAMPER.format(case=case, content="b + b'!'"))
    clerk.page.goto(f"/cases/{case}/")
    clerk.says("被改动过：现在存放的内容与签名时不一致")
    clerk.picture(f"{prefix}-seal-3-tampered")
    clerk.fits_a_phone(f"{prefix}-tampered")
    office.ask(TAMPER.format(case=case, content="b[:-1]"))
    clerk.page.reload()
    expect(clerk.page.locator("body")).not_to_contain_text("被改动过")


def file_and_hand_over(clerk: Desk, office: Installation, case: int, prefix: str, folder: Path) -> None:
    clerk.follow("归档")
    clerk.picture(f"{prefix}-archive-1-file")
    clerk.fits_a_phone(f"{prefix}-file")
    clerk.page.get_by_role("button", name="归档", exact=True).click()
    clerk.says("已归档。")
    clerk.picture(f"{prefix}-archive-2-piece")
    clerk.fits_a_phone(f"{prefix}-piece")
    with clerk.page.expect_download() as coming:
        clerk.page.get_by_role("link", name="下载移交包").click()
    package = folder / "package.zip"
    coming.value.save_as(package)
    assert verified(office, package) == 0
    package.write_bytes(package.read_bytes().replace("元数据".encode(), "元素据".encode()))
    assert verified(office, package) == 1
    clerk.page.goto("/archive/")
    clerk.says("归档文件目录", "防汛工作安排")
    clerk.picture(f"{prefix}-archive-3-catalogue")
    clerk.fits_a_phone(f"{prefix}-catalogue")
    clerk.page.goto(f"/archive/cases/{case}/certificate/")
    clerk.says("程序证明", "办理环节", "已办")
    clerk.picture(f"{prefix}-archive-4-certificate")
    clerk.fits_a_phone(f"{prefix}-certificate")


def verified(office: Installation, package: Path) -> int:
    command = [sys.executable, "-m", "guiju.office.cli.main", "archive", "verify", str(package)]
    return subprocess.run(command, env=office.environment, capture_output=True, check=False).returncode
