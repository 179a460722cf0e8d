"""Reads all rule texts and runs all worked cases: what `guiju law check` says."""

from __future__ import annotations

from dataclasses import dataclass, field

from guiju.office.rulebook import queries
from guiju.office.rulebook.starting import Mistaken, mistaken_districts
from guiju.rules.instruments import Instrument, InstrumentError, InstrumentErrors
from guiju.rules.planning.worked_cases import failures


@dataclass(slots=True)
class Report:
    """What was read, and every mistake with its place: districts that cannot be read apart from single cases."""

    unread: tuple[Mistaken, ...] = ()
    mistakes: list[InstrumentError] = field(default_factory=list)
    instruments: int = 0
    norms: int = 0
    cases: int = 0

    def summary(self) -> str:
        """One sentence."""
        read = f"读入{self.instruments}部规则、{self.norms}个规范,核对{self.cases}个案例"
        wrong = len(self.mistakes) + sum(len(found.errors) for found in self.unread)
        return f"{read};发现{wrong}处错误。" if wrong else f"{read},没有发现错误。"


def check_all() -> Report:
    """Every district's profile, instruments and cases. Mistakes of one district do not hide those of another."""
    report = Report(tuple(mistaken_districts()))
    for district in queries.whole_districts():
        for instrument in queries.district_rulebook(district).instruments:
            _check(report, district, instrument)
    report.mistakes = sorted(set(report.mistakes))
    return report


def _check(report: Report, district: str, instrument: Instrument) -> None:
    report.instruments += 1
    report.norms += sum(1 for _ in instrument.norms())
    try:
        cases = queries.worked_cases(district, instrument.code)
    except InstrumentErrors as errors:
        report.mistakes += errors.errors
        return
    report.cases += len(cases)
    report.mistakes += failures(queries.district_rulebook(district), cases)
