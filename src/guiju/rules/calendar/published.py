"""The published years: our files, and the chinesecalendar package where we have none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from chinese_calendar import constants

from guiju.rules.calendar.errors import CalendarError
from guiju.rules.calendar.years import HolidayYear, Notice

FOLDER = Path(__file__).parent / "years"


def published_years(folder: Path = FOLDER) -> dict[int, HolidayYear]:
    """Every published year; a file in the folder wins over the package."""
    return years_of_the_package() | years_of_files(folder)


def years_of_the_package() -> dict[int, HolidayYear]:
    years = sorted({day.year for day in constants.holidays})
    off, work = constants.holidays, constants.workdays
    return {year: HolidayYear(year, _of_year(off, year), _of_year(work, year)) for year in years}


def years_of_files(folder: Path = FOLDER) -> dict[int, HolidayYear]:
    """Read each `<year>.yaml`. Raises CalendarError naming the file."""
    return {year.year: year for year in map(read_year, sorted(folder.glob("*.yaml")))}


def read_year(path: Path) -> HolidayYear:
    try:
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
        off = {day: h["name"] for h in text["holidays"] for day in _days(h["from"], h["to"])}
        work = {day: h["name"] for h in text["holidays"] for day in h.get("work", ())}
        return HolidayYear(text["year"], off, work, notice=Notice(**text["notice"]))
    except CalendarError as error:
        raise CalendarError(f"{path.name}：{error}") from None
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CalendarError(f"{path.name}的写法不对，请对照years/README.md检查：{error}") from error


_IN_FULL = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
_ZH: dict[str, str] = {h.value: _IN_FULL.get(h.chinese, h.chinese) for h in constants.Holiday}


def _of_year(days: dict[date, str], year: int) -> dict[date, str]:
    return {day: _ZH[name] for day, name in days.items() if day.year == year}


def _days(first: Any, last: Any) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
