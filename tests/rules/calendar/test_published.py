from datetime import date
from pathlib import Path

import pytest

from guiju.rules.calendar import CHINA, CalendarError
from guiju.rules.calendar.published import published_years, years_of_files, years_of_the_package

FILES = years_of_files()
PACKAGE = years_of_the_package()


@pytest.mark.parametrize("year", sorted(FILES.keys() & PACKAGE.keys()))
def test_our_file_and_the_package_agree_on_every_day(year: int) -> None:
    assert FILES[year].off.keys() == PACKAGE[year].off.keys()
    assert FILES[year].work.keys() == PACKAGE[year].work.keys()


def test_the_years_kept_as_files_name_their_notice() -> None:
    assert {2025, 2026} <= FILES.keys()
    for year, holidays in FILES.items():
        assert holidays.notice is not None
        assert str(year) in holidays.notice.title
        assert holidays.notice.dated < date(year, 1, 1)
        assert str(year - 1) in holidays.notice.number


def test_the_calendar_takes_the_file_where_both_exist() -> None:
    assert CHINA.year(2026).notice == FILES[2026].notice
    assert CHINA.year(2024).notice is None


GOOD = """
year: 2031
notice: {title: 通知, number: 1号, dated: 2030-11-01}
holidays:
  - {name: 元旦, from: 2031-01-01, to: 2031-01-03, work: [2031-01-04]}
"""


def test_a_new_file_publishes_its_year(tmp_path: Path) -> None:
    (tmp_path / "2031.yaml").write_text(GOOD, encoding="utf-8")
    year = published_years(tmp_path)[2031]
    assert year.published
    assert list(year.off) == [date(2031, 1, 1), date(2031, 1, 2), date(2031, 1, 3)]
    assert year.is_working_day(date(2031, 1, 4))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("to: 2031-01-03", "to: 明天"),
        ("from: ", "since: "),
        ("year: 2031", "year: 2032"),
        ("work: [2031-01-04]", "work: [2031-01-06]"),
        ("notice: {", "notice: {colour: red, "),
        ("holidays:", "holidays: ["),
        (GOOD, ""),
        (GOOD, "just a text"),
    ],
)
def test_a_faulty_file_is_refused_by_its_name(tmp_path: Path, was: str, becomes: str) -> None:
    (tmp_path / "2031.yaml").write_text(GOOD.replace(was, becomes), encoding="utf-8")
    with pytest.raises(CalendarError, match=r"2031\.yaml"):
        years_of_files(tmp_path)
