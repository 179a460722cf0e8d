"""Reads all rule texts and runs all worked cases: what `guiju law check` says."""

from __future__ import annotations

from dataclasses import dataclass, field

from guiju.office.rulebook import queries
from guiju.office.rulebook.both_sides import all_sides
from guiju.office.rulebook.starting import Mistaken, mistaken_districts
from guiju.rules.instruments import Instrument, InstrumentError, InstrumentErrors
from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.declared_conflicts import wrongly_declared
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.planning.worked_cases import failures
from guiju.rules.proving import undeclared


@dataclass(slots=True)
class Report:
    """What was read, and every mistake with its place: districts that cannot be read apart from single cases.

    `missing`: sides of conditions that no worked case shows; to be written, but no mistake.
    """

    unread: tuple[Mistaken, ...] = ()
    read: set[str] = field(default_factory=set)
    norms: int = 0
    cases: int = 0
    mistakes: list[InstrumentError] = field(default_factory=list)
    declared: list[str] = field(default_factory=list)
    conditions: int = 0
    missing: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """One sentence."""
        read = f"读入{len(self.read)}部规则、{self.norms}个规范，核对{self.cases}个案例，条件{self.conditions}个"
        read += f"，案例还缺{len(self.missing)}面" if self.missing else "，两面都有案例"
        wrong = len(self.mistakes) + sum(len(found.errors) for found in self.unread)
        return f"{read}；发现{wrong}处错误。" if wrong else f"{read}，没有发现错误。"


def check_all() -> Report:
    """Every district's profile, instruments and cases. Mistakes of one district do not hide those of another."""
    report = Report(tuple(mistaken_districts()))
    for district in queries.whole_districts():
        book = queries.district_rulebook(district)
        for instrument in book.instruments:
            _check(report, district, instrument)
        report.mistakes += _between_layers(book)
        report.declared += [
            f"{one.ours} 与 {one.above}：照 {one.follows} 办" for text in book.instruments for one in text.conflicts
        ]
    report.mistakes = sorted(set(report.mistakes))
    if not report.mistakes:
        _look_from_both_sides(report)
    return report


def _look_from_both_sides(report: Report) -> None:
    """What cases show is asked when they all come out."""
    for district in queries.whole_districts():
        found = all_sides(district)
        report.conditions += len(found.conditions)
        report.missing += [missing.zh() for missing in found.missing]


def _between_layers(book: Rulebook) -> list[InstrumentError]:
    """What is declared wrongly about the law above, and what contradicts it and is not declared."""
    found = {found.pair: found for day in book.turns for found in undeclared(book, day)}.values()
    return wrongly_declared(book) + [InstrumentError(one.ours.file, one.ours.line, 1, one.message) for one in found]


def _check(report: Report, district: str, instrument: Instrument) -> None:
    if instrument.code not in report.read:  # outside law binds several districts
        report.read.add(instrument.code)
        report.norms += sum(1 for _ in instrument.norms())
    try:
        cases = queries.worked_cases(district, instrument.code)
    except InstrumentErrors as errors:
        report.mistakes += errors.errors
        return
    book = queries.district_rulebook(district)
    asked = [case for case in cases if not instrument.outside or _done_here(book, case)]
    report.cases += len(asked)
    report.mistakes += failures(book, asked)


def _done_here(book: Rulebook, case: WorkedCase) -> bool:
    """Whether the district's rules have the matter at all: law above is tried where it has something to bind."""
    return book.binds(case.on) and case.act in book.acts(case.on)
