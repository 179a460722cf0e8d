"""What came out of an enactment: every step with its article, the papers, the public page and its ten fields."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.urls import reverse

from guiju.office.cases.actors import CHINA
from guiju.office.cases.models import Case
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import Deed, StepState
from guiju.office.documents.queries import attachments, issued_in_case, open_attachment, paper
from guiju.office.enactment.enacting import Enacted
from guiju.office.openness.fields import ten_fields
from guiju.office.openness.queries import page_of_case
from guiju.office.people.directory import people_named
from guiju.office.people.models import Post
from guiju.office.rulebook.queries import rulebook_for, vocabulary
from guiju.rules.citations import Citation

COPY = 1 << 20


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step as it was done. `case` is the kind of matter and its number; `who` has a name and post for everybody who
    acted; `evidence`: the opinion or the record; `cites` are Chinese."""

    case: str
    zh: str
    who: tuple[str, ...]
    on: str
    evidence: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`laws`: the texts whose articles are cited. `files`: where the papers were written.
    `fields`: the ten fields of the public page, "" where empty."""

    case: int
    title: str
    number: str
    law_on: str
    laws: tuple[str, ...]
    steps: tuple[DoneStep, ...]
    files: tuple[str, ...]
    page: str
    fields: tuple[tuple[str, str], ...]
    repealed: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def report_of(enacted: Enacted, out: Path, today: date) -> Report:
    """Describe an enactment and write its papers into `out`, which is made when it is not there."""
    case = Case.objects.get(pk=enacted.case)
    document, page = issued_in_case(case.pk), page_of_case(case.pk)
    fields = ten_fields(page, today) if page else []
    return Report(
        case=case.serial,
        title=case.title,
        number=document.number if document else "",
        law_on=case.law_on.isoformat(),
        laws=tuple(i.head.title for i in rulebook_for(case.district_id, case.law_on).in_force(case.law_on)),
        steps=tuple(step for found in _cases(case, enacted) for step in _steps(found)),
        files=tuple(map(str, _write(enacted, out))),
        page=reverse("openness:document", args=[case.district_id, page.pk]) if page else "",
        fields=tuple((name, value or "") for name, value in fields),
        repealed=tuple(_repealed(page)) if page else (),
    )


def _cases(case: Case, enacted: Enacted) -> list[Case]:
    """The matter, its topics and the minutes of its sitting, in the order of opening."""
    found = [case, *Case.objects.filter(parent=case)]
    if enacted.sitting is not None:
        found += Case.objects.filter(minutes_of=enacted.sitting)
    return sorted(found, key=lambda one: one.pk)


def _steps(case: Case) -> list[DoneStep]:
    steps = [step for step in state_of(case.pk).steps.values() if step.deeds()]
    return [_done(case, step) for step in sorted(steps, key=lambda step: step.deeds()[0].seq)]


def _done(case: Case, step: StepState) -> DoneStep:
    deeds = step.deeds()
    names = people_named(deed.person for deed in deeds)
    titles = dict(Post.objects.filter(pk__in=[deed.post for deed in deeds]).values_list("pk", "title"))
    who = tuple(f"{names[deed.person]}（{titles.get(deed.post or 0, '')}）" for deed in deeds)
    cites = tuple(Citation.parse(cite).zh() for cite in step.cites)
    said = "；".join(dict.fromkeys(deed.text or deed.evidence for deed in deeds))
    return DoneStep(_named(case), step.zh, who, _day(deeds[-1]), said, cites)


def _named(case: Case) -> str:
    return f"{vocabulary().acts[case.act].zh}（事项{case.serial}）"


def _day(deed: Deed) -> str:
    return deed.done_on or deed.at.astimezone(CHINA).date().isoformat()


def _write(enacted: Enacted, out: Path) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    found = []
    if document := issued_in_case(enacted.case):
        found += [paper(document, form) for form in ("docx", "pdf")]
    if enacted.sitting is not None:
        found += _minutes(enacted.sitting)
    written = []
    for download in found:
        path = out / download.name
        with download.stream as stream, path.open("wb") as file:
            while part := stream.read(COPY):
                file.write(part)
        written.append(path)
    return written


def _minutes(sitting: int) -> list[Any]:
    case = Case.objects.filter(minutes_of=sitting).first()
    kept = attachments(case.pk) if case else []
    return [open_attachment(row) for row in kept if row.kind == "evidence"]


def _repealed(page: Any) -> list[str]:
    old = type(page).objects.filter(repealed_by=page).order_by("pk")
    return [f"《{one.title}》{one.doc_no}（{one.repealed_on}起废止）" for one in old]


def text_of(report: Report) -> str:
    """The report as people read it."""
    lines = [
        f"已办成：{report.title}（{report.number}）",
        f"事项编号：{report.case}（按{report.law_on}的规则）",
        "",
        "办理过程",
    ]
    case = ""
    for step in report.steps:
        if step.case != case:
            case = step.case
            lines.append(f"  {case}")
        lines.append(f"    {step.on}  {step.zh}  {'、'.join(step.who)}  〔{'、'.join(step.cites)}〕")
    lines += ["", "公开页面", f"  {report.page}", *(f"  {name} {value}" for name, value in report.fields)]
    lines += ["", "文件", *(f"  {path}" for path in report.files)]
    lines += ["", "同时废止", *(f"  {old}" for old in report.repealed)] if report.repealed else []
    return "\n".join(lines)
