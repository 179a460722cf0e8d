"""A third district comes in by one folder and its people work in it, beside the two of the program."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from guiju.office.cases.queries import state_of
from office.cases_web.browsing import fields, form_on, text
from office.third_district.peopled import browser, set_up

pytestmark = pytest.mark.django_db
TITLE = "关于做好山区道路养护工作的通知"
FACTS = {"title": TITLE, "f-in_name_of": "government", "f-genre": "notice", "f-disclosure": "proactive"}
TEXT = {"title": TITLE, "addressees": "各街道办事处", "body": "现将有关事项通知如下。\n一、加强巡查"}
GuideSaid = dict[str, str]


def at_desk(account: str, place: Path) -> Client:
    """Signed in through the page with the first password that the guide's command wrote."""
    with (place / "passwords.csv").open(encoding="utf-8-sig") as file:
        passwords = {row["账号"]: row["初始密码"] for row in csv.DictReader(file)}
    client = Client()
    given = {"username": account, "password": passwords[account]}
    assert client.post("/sign-in/", given).status_code == 302
    return client


def act(client: Client, case: int, operation: str, **more: Any) -> HttpResponse:
    """Fill in the form of an operation as it stands on the page and send it."""
    given = form_on(client, case, operation)
    assert given, text(client.get(f"/cases/{case}/"))
    prefix = next((name.split("-")[0] for name in given if name.startswith(f"{operation}_")), operation)
    answer = client.post(f"/cases/{case}/{operation}/", given | {f"{prefix}-{k}": v for k, v in more.items()})
    assert answer.status_code == 302, text(answer)
    return answer


def filed(client: Client) -> int:
    """A notice opened, written and handed in."""
    page = client.get("/new/issue_document/")
    answer = client.post("/new/issue_document/", fields(page) | FACTS | {"do": "save"})
    assert answer.status_code == 302, text(answer)
    case = int(answer["Location"].strip("/").split("/")[-1])
    draft = f"/documents/{case}/draft/"
    assert client.post(draft, fields(client.get(draft)) | TEXT).status_code == 302
    act(client, case, "hand_in")
    return case


def test_every_command_of_the_guide_does_what_it_says(guide: GuideSaid) -> None:
    said = "\n".join(guide.values())
    assert "读入12部规则" in said, "three districts and the nine texts above them"
    assert "没有发现错误" in said
    assert "云山区人民政府工作规则" in guide["guiju coverage --district yunshan"]
    assert "全部成立" in guide["guiju prove --district yunshan"]
    assert "DC2024:55" in guide["guiju compare YS2025 DC2024"]
    assert "已设置云山区：5个机构、19个职务、19个账号" in said
    assert "相同的15条" in said


def test_a_matter_goes_from_the_form_to_the_public_page(guide: GuideSaid, place: Path) -> None:
    drafter, office = at_desk("ys-housing-desk", place), at_desk("ys-office-desk", place)
    case = filed(drafter)
    act(office, case, "record", done_on="2026-05-06", evidence="收文登记")
    act(at_desk("ys-office-chief", place), case, "agree")
    act(at_desk("ys-deputy", place), case, "sign")
    act(office, case, "record", done_on="2026-05-06", evidence="编号")
    act(drafter, case, "agree")
    act(drafter, case, "record", done_on="2026-05-06", evidence="公开")
    assert state_of(case).state == "closed"
    stranger = Client()
    listed = text(stranger.get("/public/yunshan/"))
    assert TITLE in listed
    assert "云山政发〔2026〕1号" in listed
    assert "云山区" in text(stranger.get("/public/"))
    assert "云山区人民政府" in text(office.get("/documents/"))
    assert "云山规则第五条" in text(drafter.get(f"/cases/{case}/"))


def test_a_major_paper_takes_the_districts_own_way(guide: GuideSaid, place: Path) -> None:
    drafter = at_desk("ys-housing-desk", place)
    page = drafter.get("/new/issue_document/")
    more = {"f-major": "on", "why-major": "关系全区冬季交通"}
    plan = drafter.post("/new/issue_document/plan", fields(page) | FACTS | more)
    assert "区长" in text(plan)
    assert "第五条" in text(plan)


def test_the_acts_meetings_registers_and_rules_are_the_districts_own(guide: GuideSaid, place: Path) -> None:
    drafter = at_desk("ys-housing-desk", place)
    offered = text(drafter.get("/new/"))
    assert "/new/hold_event/" in offered
    assert "/new/receive_foreign_visitors/" not in offered  # the district's rules do not speak of it
    assert "礼品" in text(drafter.get("/registers/"))
    assert "区政府常务会议" in text(drafter.get("/new/propose_topic/"))
    rules = text(drafter.get("/rules/yunshan/"))
    assert "与东城的比较" in rules
    assert "与朝阳的比较" in rules
    assert "云样三" in text(drafter.get("/organisation/"))
    assert drafter.get("/meetings/").status_code == 200


def test_the_comparison_has_the_district_in_its_lists_and_shows_differences(guide: GuideSaid, place: Path) -> None:
    client = at_desk("ys-housing-desk", place)
    page = text(client.get("/rules/compare/?a=YS2025&b=DC2024&group=issue_document"))
    assert page.count('value="YS2025"') == 2
    assert "/rules/yunshan/YS2025/5/" in page
    assert "/rules/dongcheng/DC2024/55/" in page


def test_the_official_words_stand_beside_the_norms(guide: GuideSaid, place: Path) -> None:
    client = at_desk("ys-housing-desk", place)
    page = text(client.get("/rules/yunshan/YS2025/9/"))
    assert "三分之二以上组成人员到会方可举行" in page
    assert "与规则库的指纹相符" in page


def test_the_other_districts_see_nothing_of_its_matters(guide: GuideSaid, place: Path) -> None:
    set_up("dongcheng")
    case = filed(at_desk("ys-housing-desk", place))
    other = browser("dc-office-desk")
    assert other.get(f"/cases/{case}/").status_code in (403, 404)
    assert TITLE not in text(other.get("/"))
    assert Client().get(f"/cases/{case}/").status_code == 302


def test_the_demonstration_takes_the_district_in_with_its_people_and_matters(folder: Path) -> None:
    from guiju.office.cases.models import Case
    from guiju.office.demonstration.setting_up import load_demonstration
    from guiju.office.people.models import Person
    from office.third_district.conftest import NOON

    load_demonstration(folder.parents[1], NOON)
    assert Person.objects.filter(district="yunshan", username="ys-head").exists()
    assert Case.objects.filter(district="yunshan").count() == 1
    assert Case.objects.filter(district="dongcheng").exists()


def test_a_district_without_made_up_people_stays_out_of_the_demonstration(folder: Path) -> None:
    from guiju.office.demonstration.setting_up import load_demonstration
    from guiju.office.people.models import District
    from office.third_district.conftest import NOON

    (folder / "people.yaml").unlink()
    load_demonstration(folder.parents[1], NOON)
    assert sorted(District.objects.values_list("code", flat=True)) == ["chaoyang", "dongcheng"]
