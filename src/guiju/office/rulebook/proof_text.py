"""Proofs as text for a terminal: a table of what holds, then each failure with a case that shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from unicodedata import east_asian_width

from guiju.office.rulebook.proved import Proved
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.proving import Failure, Proof

_GAP = "  "


def proved_text(found: Sequence[Proved], seconds: float) -> str:
    """All rulebooks, then the counts in one sentence."""
    lines = [line for one in found for line in (*_rulebook(one), "")]
    return "\n".join([*lines, _summary(found, seconds)])


def _summary(found: Sequence[Proved], seconds: float) -> str:
    proofs, asked = sum(len(one.proofs) for one in found), sum(one.asked for one in found)
    failures = sum(one.failures for one in found)
    verdict = f"有{failures}处不成立" if failures else "全部成立"
    return f"共{proofs}项证明、{asked}个问题，{verdict}；用时{seconds:.1f}秒。"


def _rulebook(one: Proved) -> Iterator[str]:
    yield one.title
    for law_on in sorted({proof.law_on for proof in one.proofs}):
        of_day = [proof for proof in one.proofs if proof.law_on == law_on]
        yield f"自{law_on}起："
        yield from _table([proof for proof in of_day if proof.act])
        yield from (f"{_GAP}{proof.zh}：{_mark(proof)}" for proof in of_day if not proof.act)
    for proof in one.proofs:
        for failure in proof.failures:
            yield from _failure(one, proof, failure)


def _table(proofs: Sequence[Proof]) -> Iterator[str]:
    columns = {proof.name: proof.zh for proof in proofs}
    marks = {(proof.act, proof.name): _mark(proof) for proof in proofs}
    acts = {proof.act: vocabulary().acts[proof.act].zh for proof in proofs}
    first = max([_width(zh) for zh in acts.values()], default=0)
    yield _GAP.join(["", _wide("事项", first), *columns.values()])
    for act, zh in acts.items():
        cells = [_wide(marks[act, name], _width(title)) for name, title in columns.items()]
        yield _GAP.join(["", _wide(zh, first), *cells]).rstrip()


def _mark(proof: Proof) -> str:
    """Not proved with how many cases; "-" where there is nothing of the kind to prove."""
    if proof.failures:
        return f"×{len(proof.failures)}"
    return "√" if proof.asked else "-"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _wide(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _failure(one: Proved, proof: Proof, failure: Failure) -> Iterator[str]:
    act = f"{vocabulary().acts[proof.act].zh}，没有证明" if proof.act else "整部规则，没有证明"
    cites = f" 〔{'、'.join(map(str, failure.cites))}〕" if failure.cites else ""
    yield from ("", f"× {act}「{proof.zh}」：{failure.message}{cites}")
    yield f"{_GAP}例如：{failure.case}"
    if one.district and proof.act and failure.case.zh:
        yield f"{_GAP}试算：{_plan(one.district, proof.act, proof.law_on, failure)}"
    yield f"{_GAP}补救：{failure.cure}"


def _plan(district: str, act: str, law_on: date, failure: Failure) -> str:
    facts = json.dumps(dict(failure.case.facts), ensure_ascii=False)
    return f"guiju plan --district {district} --act {act} --on {law_on} --facts '{facts}'"
