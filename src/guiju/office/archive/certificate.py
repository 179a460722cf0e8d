"""The certificate of a matter's procedure: what each article required, what was done, by whom, on what evidence.

Made from the plan and the log alone; nothing is typed again. Always Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from guiju.office.cases.actors import CHINA
from guiju.office.cases.obligations import Obligation, obligations_of
from guiju.office.cases.queries import CaseFile, told
from guiju.office.cases.queries.timeline import TimelineEntry
from guiju.office.cases.state import LAPSED, CaseState, Deed, StepState, Waiver
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import label
from guiju.office.rulebook.profiles import profile
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.planning.plans import Finding, FindingKind, Plan

FORM = "guiju-certificate/1"
DONE, KEPT, WAIVED, LEFT_OUT, OPEN, NOT_KEPT = "done", "kept", "waived", "left_out", "open", "not_kept"
SAID = {DONE: "已办", KEPT: "符合", WAIVED: "未照办，已说明理由", LEFT_OUT: "略过", OPEN: "未办", NOT_KEPT: "不符合"}


@dataclass(frozen=True, slots=True)
class Doing:
    """Who did it: in which post, on whose behalf; `entry` and `hash` name the entry of the log."""

    name: str
    post: str
    on_behalf_of: str
    at: str
    words: str
    evidence: str
    entry: int
    hash: str


@dataclass(frozen=True, slots=True)
class Required:
    """What an article required and what came of it. `outcome`: one of SAID."""

    kind: str
    articles: Sequence[str]
    articles_zh: Sequence[str]
    required: str
    strength: str
    outcome: str
    by: Sequence[Doing] = ()
    reason: str = ""
    evidence: Sequence[Mapping[str, str]] = ()

    @property
    def said(self) -> str:
        """The outcome in words."""
        return SAID[self.outcome]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A whole certificate. `head` is what it is about; `judgements` are what only a person could decide."""

    form: str
    head: Mapping[str, Any]
    required: Sequence[Required]
    judgements: Sequence[Mapping[str, str]]

    def count(self, *outcomes: str) -> int:
        """How many requirements had one of these outcomes."""
        return sum(one.outcome in outcomes for one in self.required)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def certificate_of(file: CaseFile, now: datetime) -> Certificate:
    """The certificate of a case whose rights have been checked, as things stand now."""
    return Certificate(FORM, _head(file, now), tuple(_Telling(file).required()), tuple(_judgements(file)))


def _head(file: CaseFile, now: datetime) -> dict[str, Any]:
    case, state = file.case, file.state
    return {
        "district": case.district_id,
        "government": profile(case.district_id).government,
        "case": case.serial,
        "act": label(vocabulary().acts[case.act]),
        "title": case.title,
        "state": case.get_state_display(),
        "drafting_organ": case.drafting_organ.name,
        "opened_at": _at(case.opened_at),
        "law_on": case.law_on.isoformat(),
        "rulebook_version": case.rulebook_version,
        "log": {"entries": state.head_seq, "hash": state.head_hash},
        "made_at": _at(now),
    }


class _Telling:
    """What the plan required, against what the log holds."""

    def __init__(self, file: CaseFile) -> None:
        self.district, self.state, self.plan = file.case.district_id, file.state, file.plan
        self.entries = {entry.seq: entry for entry in told(file.entries)}
        self.waivers = {waiver.finding: waiver for waiver in self.state.waivers}
        self.waived = _waived_entries(self.entries)

    def required(self) -> Iterator[Required]:
        """Steps in their order, then materials, gates and other checks, limits and duties."""
        for step in sorted(self.state.steps.values(), key=lambda one: one.order):
            yield self._step(step)
        materials = {requirement.id for requirement in self.plan.requirements}
        yield from self._materials(self.plan)
        yield from (self._finding(one) for one in self.plan.findings if one.id not in materials and _tells(one))
        yield from (self._owed(one) for one in obligations_of(self.state))

    def _step(self, step: StepState) -> Required:
        deeds = step.deeds()
        outcome = LEFT_OUT if step.state == LAPSED else DONE if step.finished else OPEN
        waiver = self.waivers.get(step.key)
        return self._told(
            "step", step.cites, step.zh, step.strength, outcome, by=[self._doing(d) for d in deeds], waiver=waiver
        )

    def _materials(self, plan: Plan) -> Iterator[Required]:
        for one in plan.requirements:
            found = [m for m in self.state.materials.values() if m.kind == one.item]
            waiver = self.waivers.get(one.id)
            outcome = DONE if one.present else WAIVED if waiver else OPEN
            evidence = [{"name": m.name, "sha256": m.sha256} for m in found]
            by = [self._entry(m.seq) for m in found if m.seq in self.entries]
            cites = [str(cite) for cite in one.cites]
            yield self._told("material", cites, one.zh, one.strength, outcome, by, waiver, evidence)

    def _finding(self, one: Finding) -> Required:
        waiver = self.waivers.get(one.id)
        outcome = KEPT if one.ok else WAIVED if waiver else OPEN if one.ok is None else NOT_KEPT
        return self._told("check", map(str, one.cites), one.message, one.strength, outcome, (), waiver)

    def _owed(self, one: Obligation) -> Required:
        cites = _cites_of(self.state, one.norm)
        due = f"（{_due(one)}）" if one.due_on else ""
        outcome = DONE if one.done_on else OPEN
        done = f"{one.done_on}办理" if one.done_on else ""
        return self._told(one.kind, cites, f"{one.says}{due}", one.strength, outcome, reason=done)

    def _told(
        self,
        kind: str,
        cites: Any,
        required: str,
        strength: str,
        outcome: str,
        by: Sequence[Doing] = (),
        waiver: Waiver | None = None,
        evidence: Sequence[Mapping[str, str]] = (),
        reason: str = "",
    ) -> Required:
        named = cards(cites, self.district)
        if waiver:
            reason, by = waiver.reason, [*by, *self.waived.get(waiver.finding, ())]
        short, zh = [card.short for card in named], [card.zh for card in named]
        return Required(kind, short, zh, required, str(strength), outcome, tuple(by), reason, tuple(evidence))

    def _doing(self, deed: Deed) -> Doing:
        return self._entry(deed.seq, deed.text or ("手写意见" if deed.handwriting else ""), deed.evidence)

    def _entry(self, seq: int, words: str = "", evidence: str = "") -> Doing:
        return _doing_of(self.entries[seq], words, evidence)


def _tells(finding: Finding) -> bool:
    return finding.kind is not FindingKind.FACT


def _waived_entries(entries: Mapping[int, TimelineEntry]) -> dict[str, list[Doing]]:
    """Who said why a softer rule was not kept or a step left out, by the finding or the step."""
    found: dict[str, list[Doing]] = {}
    for entry in entries.values():
        if entry.kind in ("waived", "skipped"):
            found.setdefault(getattr(entry.body, "finding", "") or getattr(entry.body, "step", ""), []).append(
                _doing_of(entry, "", "")
            )
    return found


def _doing_of(entry: TimelineEntry, words: str, evidence: str) -> Doing:
    at = _at(entry.at)
    return Doing(entry.person, entry.post_title, entry.on_behalf_of, at, words, evidence, entry.seq, entry.hash)


def _cites_of(state: CaseState, norm: str) -> list[str]:
    rows = [*state.plan.get("limits", ()), *state.plan.get("duties", ())]
    return next((list(row["cites"]) for row in rows if row["id"] == norm), [])


def _due(one: Obligation) -> str:
    return (
        f"应于{_at(one.due_at) if one.due_at else one.due_on}前；{one.arithmetic}"
        if one.arithmetic
        else f"应于{one.due_on}前"
    )


def _judgements(file: CaseFile) -> Iterator[Mapping[str, str]]:
    facts, entries = vocabulary().facts, told(file.entries)
    for entry in entries:
        if entry.kind == "judged" and entry.body.fact in facts:
            yield {
                "fact": label(facts[entry.body.fact]),
                "value": "是"
                if entry.body.value is True
                else "否"
                if entry.body.value is False
                else str(entry.body.value),
                "reason": entry.body.reason,
                "by": f"{entry.person}（{entry.post_title}）",
                "at": _at(entry.at),
            }


def _at(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"
