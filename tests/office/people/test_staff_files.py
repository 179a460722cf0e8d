"""A staff file sets a district up whole or not at all; every mistake is told with its line and column."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from guiju.office.demonstration.organisation import staff
from guiju.office.people.commands import organisation
from guiju.office.people.errors import AccountTaken, DistrictTaken, StaffFileWrong
from guiju.office.people.loading import load_staff
from guiju.office.people.models import District, Holding, Person, Portfolio, Post
from guiju.office.people.staff_files import read_staff
from guiju.office.rulebook.profiles import profiles

GOOD = """\
district: dongcheng
since_on: 2026-02-03
leaders:
  - {account: zhao, name: 赵某, code: head, title: 区长, in_charge: [audit_bureau, foreign_affairs]}
organs:
  justice_bureau:
    account: sfj
    titles: {chief: 局长}
    desk: [甲某, {name: 乙某, title: 区司法局经办人（二）, account: yi}]
    chief: 丙某
    legal_unit:
"""
WRONG = [
    ("since_on: 2026-02-03", "since_on: 2026-02-30", "第2行第11列：「since_on」应是日期"),
    ("code: head", "code: hed", "第4行第37列：code 应是 head、executive_deputy、deputy 之一，现为「hed」"),
    ("account: zhao", "account: 赵", "第4行第15列：账号「赵」只能用字母、数字"),
    ("account: zhao, ", "", "第4行第5列：缺少「account」"),
    ("dongcheng", "xicheng", "第1行第11列：没有代号为「xicheng」的区"),
    (
        "  justice_bureau",
        "  justce_bureau",
        "第6行第3列：北京市东城区没有代码为「justce_bureau」的机构；是不是想写「justice_bureau」？",
    ),
    ("foreign_affairs]", "forein_affairs]", "第4行第80列：北京市东城区没有代码为「forein_affairs」的机构或工作领域"),
    ("foreign_affairs]", "audit_bureau]", "第4行第80列：「audit_bureau」已由「区长」分管"),
    ("    chief: 丙某", "    chef: 丙某", "第10行第5列：不认识「chef」"),
    ("    chief: 丙某", "    chief: 3", "第10行第12列：这里应是姓名"),
    ("title: 区司法局经办人（二）, ", "", "第9行第16列：职务「区司法局经办人」写了两次"),
    ("account: yi", "account: sfj-chief", "第9行第16列：账号「sfj-chief」写了两次（已给丙某）"),
    (", account: yi", ", acount: yi", "第9行第46列：不认识「acount」"),
]
EXAMPLE = Path(__file__).parents[3] / "examples" / "organisation.yaml"
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        (tmp_path / "staff.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "staff.yaml"

    return written


def run(*arguments: object) -> str:
    found = CliRunner().invoke(organisation, [str(a) for a in arguments], standalone_mode=False, catch_exceptions=False)
    return found.output


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG, ids=[row[1].strip() for row in WRONG])
def test_a_mistake_is_told_with_its_place(write: Write, right: str, wrong: str, said: str) -> None:
    assert right in GOOD
    with pytest.raises(StaffFileWrong) as refused:
        read_staff(write(GOOD.replace(right, wrong)))
    assert said in refused.value.message


def test_all_mistakes_are_told_at_once_in_the_order_of_lines(write: Write) -> None:
    with pytest.raises(StaffFileWrong, match="有2处错误") as refused:
        read_staff(write(GOOD.replace("audit_bureau", "audit").replace("  justice_bureau", "  justice")))
    assert refused.value.message.index("「audit」") < refused.value.message.index("「justice」")


def test_a_file_that_is_missing_or_no_mapping_is_refused(tmp_path: Path, write: Write) -> None:
    with pytest.raises(StaffFileWrong, match="读不了文件"):
        read_staff(tmp_path / "none.yaml")
    with pytest.raises(StaffFileWrong, match="第1行第1列"):
        read_staff(write("- 甲"))


@pytest.mark.django_db
def test_posts_people_and_division_of_work_are_as_the_file_says(write: Write) -> None:
    run("load", write(GOOD))
    assert set(Post.objects.values_list("title", flat=True)) == {
        *("区长", "区司法局局长", "区司法局法制机构负责人", "区司法局经办人", "区司法局经办人（二）"),
    }
    held = {row.post.title: row.person.username for row in Holding.objects.select_related("post", "person")}
    assert held == {
        "区长": "zhao",
        "区司法局局长": "sfj-chief",
        "区司法局经办人": "sfj-desk",
        "区司法局经办人（二）": "yi",
    }
    led = set(Portfolio.objects.values_list("organ__code", "field"))
    assert led == {("audit_bureau", ""), (None, "foreign_affairs")}
    assert not any(person.has_usable_password() for person in Person.objects.all())


@pytest.mark.django_db
def test_first_passwords_are_random_work_and_only_the_owner_can_read_them(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "passwords.csv"
    said = run("load", write(GOOD), "--passwords", out)
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    passwords = {row["账号"]: row["初始密码"] for row in rows}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert len(set(passwords.values())) == len(passwords) == Person.objects.count()
    assert not any(password in said for password in passwords.values())
    given = {"username": "yi", "password": passwords["yi"]}
    assert Client().post("/sign-in/", given).status_code == 302


@pytest.mark.django_db
def test_a_district_is_loaded_once_and_no_password_file_stays_behind(write: Write, tmp_path: Path) -> None:
    run("load", write(GOOD))
    out = tmp_path / "passwords.csv"
    with pytest.raises(DistrictTaken, match="guiju organisation show --district dongcheng"):
        run("load", write(GOOD), "--passwords", out)
    assert not out.exists()


@pytest.mark.django_db
def test_a_file_of_passwords_is_never_overwritten(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "passwords.csv"
    out.write_text("旧的", encoding="utf-8")
    with pytest.raises(Exception, match="不会覆盖"):
        run("load", write(GOOD), "--passwords", out)
    assert out.read_text(encoding="utf-8") == "旧的"
    assert not District.objects.exists()


@pytest.mark.django_db
def test_nothing_is_loaded_when_the_passwords_cannot_be_delivered(write: Write) -> None:
    def full(made: object) -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        load_staff(read_staff(write(GOOD)), lambda: "something-long", full)
    assert not District.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_an_account_of_another_district_is_not_taken_over(write: Write) -> None:
    load_staff(staff("chaoyang"), lambda: None)
    with pytest.raises(AccountTaken, match="cy-head"):
        run("load", write(GOOD.replace("account: zhao", "account: cy-head")))
    assert not District.objects.filter(code="dongcheng").exists()


@pytest.mark.django_db
def test_what_was_loaded_can_be_shown_and_what_lacks_a_leader_is_told(write: Write) -> None:
    assert "还没有区领导分管：区政府办公室、区司法局" in run("load", write(GOOD))
    shown = run("show", "--district", "dongcheng")
    for piece in ("区长 赵某  分管：区审计局、外事工作", "区司法局经办人（二） 乙某", "区司法局法制机构负责人 空缺"):
        assert piece in shown
    with pytest.raises(Exception, match="还没有设置"):
        run("show", "--district", "chaoyang")


def test_the_example_can_be_loaded() -> None:
    posts = {post.account: post for post in read_staff(EXAMPLE).posts}
    assert posts["office-meetings"].title == "区政府办公室经办人（会议）"
    assert posts["jiang"].title == "区财政局局长"
    assert posts["housing-legal"].name == ""


def test_the_files_of_the_demonstration_name_everybody_once() -> None:
    accounts = [post.account for code in profiles() for post in staff(code).posts]
    assert {"dc-office-desk", "dc-justice-chief", "dc-office-deputy", "cy-cbd-chief"} <= set(accounts)
    assert len(set(accounts)) == len(accounts)
