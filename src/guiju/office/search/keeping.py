"""Makes the passages of a case, or of a paper in a register, what they should be now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guiju.office.cases.models import Case
from guiju.office.cases.sights import organ_token
from guiju.office.registry.models import Paper
from guiju.office.search import engines, reading, register_reading
from guiju.office.search.models import Passage

Key = tuple[str, int, int]
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Origin:
    """What passages are read from: a case, or a paper in the register of an organ. The names are those of the
    table's columns."""

    district_id: str
    act: str
    seen_by: str
    case_id: int | None = None
    paper_id: int | None = None
    keeper_id: int | None = None


def read_case(case_id: int) -> None:
    """Read a case again. A text that did not change keeps its passage; a file that was read is not opened again."""
    case = Case.objects.filter(pk=case_id).first()
    if case is not None:
        origin = Origin(case.district_id, case.act, reading.seen_by(case), case_id=case.pk)
        known = list(Passage.objects.filter(case=case))
        _keep(origin, known, reading.texts_of(case, _read(known, origin)))


def read_paper(paper_id: int) -> None:
    """Read a paper of a register again, with what was done with it and the files at it."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is not None:
        keeper = paper.organ_id
        origin = Origin(paper.district_id, paper.act, organ_token(keeper), paper_id=paper.pk, keeper_id=keeper)
        known = list(Passage.objects.filter(paper=paper))
        _keep(origin, known, register_reading.texts_of(paper, _read(known, origin)))


def remove(passages: Iterable[Passage]) -> None:
    """Take passages out of the index, and away."""
    gone = list(passages)
    engines.take_out(map(_words, gone))
    Passage.objects.filter(pk__in=[passage.pk for passage in gone]).delete()


def _read(known: Iterable[Passage], origin: Origin) -> set[reading.Source]:
    """What need not be read again, should it be a file."""
    return {(passage.kind, passage.source) for passage in known if passage.act == origin.act}


def _keep(origin: Origin, known: Iterable[Passage], texts: Iterable[reading.Found | reading.Unchanged]) -> None:
    found = list(texts)
    same_files = {(str(f.kind), f.source) for f in found if isinstance(f, reading.Unchanged)}
    wanted = {(str(f.kind), f.source, f.part): f for f in found if isinstance(f, reading.Found)}
    kept: dict[Key, Passage] = {(e.kind, e.source, e.part): e for e in known}
    changed = [key for key, passage in kept.items() if key in wanted and _differs(passage, wanted[key], origin)]
    gone = [key for key in kept if key not in wanted and key[:2] not in same_files]
    remove(kept[key] for key in (*changed, *gone))
    same = kept.keys() - set(changed) - set(gone)
    _see([kept[key] for key in same if kept[key].seen_by != origin.seen_by], origin.seen_by)
    _add(origin, [wanted[key] for key in wanted if key not in kept or key in changed])


def _differs(passage: Passage, found: reading.Found, origin: Origin) -> bool:
    return (passage.title, passage.text, passage.act) != (found.title[:LONGEST_TITLE], found.text, origin.act)


def _add(origin: Origin, texts: Iterable[reading.Found]) -> None:
    rows = [
        Passage(
            district_id=origin.district_id,
            case_id=origin.case_id,
            paper_id=origin.paper_id,
            keeper_id=origin.keeper_id,
            kind=found.kind,
            act=origin.act,
            source=found.source,
            part=found.part,
            title=found.title[:LONGEST_TITLE],
            text=found.text,
            seen_by=origin.seen_by,
            at=found.at,
        )
        for found in texts
    ]
    engines.write(map(_words, Passage.objects.bulk_create(rows)))


def _see(passages: list[Passage], seen_by: str) -> None:
    """More people may see what the passages hold: the words stay, and the passage keeps its place among the newest."""
    if not passages:
        return
    engines.take_out(map(_words, passages))
    for passage in passages:
        passage.seen_by = seen_by
    Passage.objects.bulk_update(passages, ["seen_by"])
    engines.write(map(_words, passages))


def _words(passage: Passage) -> engines.Words:
    return engines.Words(passage.pk, passage.title, passage.text, passage.seen_by)
