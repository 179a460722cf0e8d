"""A folder with mistakes is told with number, district, file and line; the other districts go on working."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.checks import run_checks

from guiju.office.people.models import District
from guiju.office.rulebook import queries
from office.cases_web.browsing import text
from office.third_district.conftest import Said
from office.third_district.freshness import forget_rulebooks
from office.third_district.peopled import browser, set_up

RULES = "working-rules-2025"
Spoil = Callable[[str, str, str], None]


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replaces words in a file of the folder, as a slip of the pen would."""

    def change(file: str, right: str, wrong: str) -> None:
        path = folder / file
        before = path.read_text(encoding="utf-8")
        assert right in before
        path.write_text(before.replace(right, wrong, 1), encoding="utf-8")

    return change


def read_without_the_broken_one() -> str:
    """What the summary counts: the own texts of the two other districts and the law above them, each once."""
    own = [queries.instrument(district) for district in ("dongcheng", "chaoyang")]
    above = {law.code: law for text in own for law in queries.outside(str(text.head.district))}
    assert [text.code for text in own] == ["DC2024", "CY2023"]
    assert set(queries.whole_districts()) == {"dongcheng", "chaoyang"}  # the broken district is not among them
    texts = [*own, *above.values()]
    return f"读入{len(texts)}部规则、{sum(1 for text in texts for _ in text.norms())}个规范，"


SLIPS = [
    ("district.yaml", "code: yunshan", "code: 云山", "rulebook.E001", "yunshan/district.yaml 第2行第7列：代号「云山」"),
    ("district.yaml", "code: yunshan", "code: chaoyang", "rulebook.E001", "已经是北京市朝阳区的"),
    (
        "district.yaml",
        "short: 云山 ",
        "shrt: 云山 ",
        "rulebook.E001",
        "第4行第1列：不认识「shrt」；是不是想写「short」",
    ),
    ("district.yaml", "government: 云山政发, ", "", "rulebook.E001", "缺少 government（区政府的发文机关代字）"),
    ("district.yaml", "kind: office", "kind: department", "rulebook.E001", "有且只有一个 kind: office"),
    ("district.yaml", "[working-rules-2025]", "[working-rules-2026]", "rulebook.E002", "没有规则文本文件夹"),
    ("district.yaml", "  justice_bureau:", "  law_bureau:", "rulebook.E001", "rule_keepers 里的「justice_bureau」不在"),
    (f"{RULES}/instrument.yaml", "district: yunshan", "district: yunhai", "rulebook.E002", "应写 district: yunshan"),
    (f"{RULES}/instrument.yaml", "code: YS2025", "code: DC2024", "rulebook.E003", "代号「DC2024」已经是"),
    (f"{RULES}/02-documents.yaml", "needs: one_matter", "needs: one_mater", "rulebook.E002", "相近的有：one_matter"),
    (f"{RULES}/02-documents.yaml", "treatment: enforced", "treatment: forced", "rulebook.E002", "第5行第16列"),
    (f"{RULES}/03-meetings.yaml", "  10:", "  16:", "rulebook.E002", "缺少第10条"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "number", "told"), SLIPS)
def test_a_slip_is_told_with_its_number_its_district_and_its_place(
    file: str, right: str, wrong: str, number: str, told: str, spoil: Spoil, said: Said
) -> None:
    spoil(file, right, wrong)
    code, out, err = said("law", "check")
    assert code == 1
    assert number in err
    assert told in err
    assert "Traceback" not in out + err
    assert "beijing-" not in err  # nothing is laid to the other districts' charge
    assert number == "rulebook.E003" or f"\n{read_without_the_broken_one()}核对" in err


@pytest.mark.parametrize(
    ("organ", "renamed", "told"),
    [
        ("justice_bureau", "law_bureau", "要「区司法局」办理"),
        ("government_office", "main_office", "机构里缺少「government_office」"),
    ],
)
def test_an_organ_renamed_in_its_whole_file_is_missed_by_the_rules(
    organ: str, renamed: str, told: str, folder: Path, said: Said
) -> None:
    file = folder / "district.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(organ, renamed), encoding="utf-8")
    code, out, err = said("law", "check")
    assert (code, "rulebook.E002" in err, told in err) == (1, True, True)
    assert "Traceback" not in out + err
    assert "beijing-" not in err
    assert f"\n{read_without_the_broken_one()}核对" in err


def test_the_system_check_has_the_same_number_and_the_other_districts_are_not_named(spoil: Spoil) -> None:
    spoil(f"{RULES}/02-documents.yaml", "needs: one_matter", "needs: one_mater")
    forget_rulebooks()
    found = [message for message in run_checks(tags=["rulebook"]) if message.id == "rulebook.E002"]
    assert len(found) == 1
    assert f"{RULES}/02-documents.yaml 第" in found[0].msg
    assert "东城" not in found[0].msg


def test_mistakes_of_two_added_districts_are_told_apart(folder: Path, spoil: Spoil, said: Said) -> None:
    second = folder.parent / "yunhai"
    shutil.copytree(folder, second)
    profile = (second / "district.yaml").read_text(encoding="utf-8")
    profile = profile.replace("code: yunshan", "code: yunhai").replace("name: 云山区\n", "name: 云海区\n")
    (second / "district.yaml").write_text(profile, encoding="utf-8")
    spoil(f"{RULES}/03-meetings.yaml", "quorum:", "quorun:")
    _, _, err = said("law", "check")
    assert "云山区有1处错误" in err
    assert "云海区有1处错误" in err
    assert err.index("云海区有") < err.index("district: yunhai") < err.index("云山区有") < err.index("quorun")


def test_the_other_districts_are_planned_proved_and_compared_as_before(spoil: Spoil, said: Said) -> None:
    spoil(f"{RULES}/02-documents.yaml", "needs: one_matter", "needs: one_mater")
    code, out, _ = said("coverage", "--district", "dongcheng", "--json")
    assert (code, json.loads(out)["instrument"]) == (0, "DC2024")
    assert said("compare", "DC2024", "CY2023")[0] == 0
    code, _, err = said("coverage", "--district", "yunshan")
    assert code == 1
    assert "云山区的规则文本有错" in err
    assert "第" in err


@pytest.mark.django_db
def test_people_of_a_broken_district_read_a_sentence_and_others_work_on(spoil: Spoil, folder: Path) -> None:
    forget_rulebooks()
    set_up("yunshan", "dongcheng")
    spoil(f"{RULES}/02-documents.yaml", "needs: one_matter", "needs: one_mater")
    forget_rulebooks()
    theirs, ours = browser("ys-housing-desk"), browser("dc-housing-desk")
    for address in ("/new/", "/rules/yunshan/", "/new/issue_document/"):
        answer = theirs.get(address)
        assert answer.status_code == 503, address
        assert f"{RULES}/02-documents.yaml 第" in text(answer)
    for address in ("/", "/new/", "/rules/dongcheng/", "/rules/compare/?a=DC2024&b=CY2023", "/public/"):
        answer = ours.get(address)
        assert answer.status_code == 200, address
        assert "02-documents.yaml" not in text(answer)
    assert District.objects.count() == 2


def test_a_second_root_is_named_in_the_environment(
    folder: Path, said: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder.parent.rename(tmp_path / "elsewhere")
    assert "yunshan" in said("coverage", "--district", "yunshan")[2]
    monkeypatch.setenv("GUIJU_RULEBOOKS", f"{tmp_path / 'nowhere'}:{tmp_path / 'elsewhere'}")
    assert "云山区" in said("coverage", "--district", "yunshan")[1]
