"""What the texts say whatever the matter: meetings, stand-ins, what a tick means, who is a member, validity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.comparing.differences import Difference, Line, Side, Topic, united
from guiju.rules.comparing.entries import Entry
from guiju.rules.comparing.meetings import AFTER_MEETINGS, bodies_of, meeting_entries
from guiju.rules.comparing.words import ABSENCES, MEANINGS, STRENGTHS, Words, softly
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.articles import Instrument, PlacedNorm, Treatment

Key = tuple[Any, ...]
Entries = dict[Key, Entry]


def standing_differences(a: Instrument, b: Instrument, words: Words) -> Iterator[Difference]:
    """By topic; within a topic in the order of the first text, then of the second, meetings by kind."""
    mine, other = _entries(a, bodies_of(b), words), _entries(b, bodies_of(a), words)
    kinds = [*words.vocabulary.bodies, *AFTER_MEETINGS]
    for key in sorted(dict.fromkeys([*mine, *other]), key=lambda key: _place(key, kinds)):
        here, there = mine.get(key), other.get(key)
        entry = here or there
        same = here and there and here.value == there.value
        policy = all(one.policy for one in (here, there) if one)
        if entry and not same and not policy and ((here and there) or entry.alone):
            yield Difference(
                id=".".join(map(str, key)),
                group=key[0].value,
                topic=key[0],
                stage="",
                title=entry.title,
                a=_side(here, key, mine),
                b=_side(there, key, other),
            )


def _place(key: Key, kinds: list[str]) -> tuple[int, int]:
    return list(Topic).index(key[0]), kinds.index(key[1]) if key[0] is Topic.MEETING else 0


def _side(entry: Entry | None, key: Key, entries: Entries) -> Side:
    """A text that is silent on a point of a meeting says at least where it speaks of that meeting, or of any."""
    if entry or key[0] is not Topic.MEETING:
        return Side(entry.lines if entry else ())
    bodies = [(other[1], found) for other, found in entries.items() if other[0] is Topic.MEETING and other[2] == ""]
    same = [found for body, found in bodies if body == key[1]]
    return Side((), united(line.cites for found in same or [found for _, found in bodies] for line in found.lines))


def _entries(instrument: Instrument, others: frozenset[str], words: Words) -> Entries:
    found: Entries = dict(meeting_entries(instrument, others, words))
    for placed in instrument.norms():
        for kind, entry in _OTHERS.items():
            if isinstance(placed.norm, kind) and not placed.norm.act:
                key, told = entry(words, placed.norm, placed.cites)
                found.setdefault(key, replace(told, policy=_is_policy(instrument, placed)))
    found.update(_validity(instrument))
    return found


def _is_policy(instrument: Instrument, placed: PlacedNorm) -> bool:
    """Whether the article only declares: the same policy stands in other words in every text."""
    article = instrument.articles[placed.cites[0].article]
    return isinstance(placed.norm, n.StatementNorm) and article.treatment is Treatment.STATED


def _power(words: Words, norm: n.PowerNorm, cites: tuple[Citation, ...]) -> tuple[Key, Entry]:
    absent = "、".join(ABSENCES.get(code, code) for code in norm.on_absence)
    during = f"{absent}期间，" if absent else ""
    needs = "，须经委托" if norm.needs == "commission" else ""
    said = f"{during}{words.people([norm.of])}的事务由{words.people(norm.passes_to)}代行{needs}{softly(norm.strength)}"
    # by who stands in for whom, not by the norm's name, which every author chooses
    key = (Topic.POWER, norm.of, *sorted(norm.passes_to), *sorted(norm.on_absence))
    return key, Entry(f"{words.people([norm.of])}的代行", (norm.needs, norm.strength), (Line(said, cites),))


def _meaning(words: Words, norm: n.MeaningNorm, cites: tuple[Citation, ...]) -> tuple[Key, Entry]:
    title = f"在{MEANINGS[norm.on]}上{MEANINGS[norm.meaning]}"
    line = Line(f"{title}，意思是{MEANINGS[norm.means]}", cites)
    return (Topic.MEANING, norm.meaning, norm.on), Entry(title, norm.means, (line,))


def _composition(words: Words, norm: n.CompositionNorm, cites: tuple[Citation, ...]) -> tuple[Key, Entry]:
    line = Line(f"由{words.people(norm.members)}组成{'; ' + norm.says if norm.says else ''}", cites)
    key = (Topic.COMPOSITION, norm.composition)
    return key, Entry("组成人员", frozenset(norm.members), (line,))


def _duty(words: Words, norm: n.DutyNorm, cites: tuple[Citation, ...]) -> tuple[Key, Entry]:
    value = (frozenset(norm.owed_by), norm.stage, norm.per, norm.strength)
    line = Line(f"{words.people(norm.owed_by)}{STRENGTHS[norm.strength]}：{norm.says}", cites)
    return (Topic.DUTY, norm.duty), Entry(norm.says, value, (line,))


def _numbering(words: Words, norm: n.NumberNorm, cites: tuple[Citation, ...]) -> tuple[Key, Entry]:
    return (Topic.NUMBERING, norm.number), Entry("编号", norm.says, (Line(norm.says, cites),))


def _statement(words: Words, norm: n.StatementNorm, cites: tuple[Citation, ...]) -> tuple[Key, Entry]:
    return (Topic.STATEMENT, norm.statement), Entry(norm.says, norm.says, (Line(norm.says, cites),))


_OTHERS: Mapping[type[n.Norm], Callable[..., tuple[Key, Entry]]] = {
    n.PowerNorm: _power,
    n.MeaningNorm: _meaning,
    n.CompositionNorm: _composition,
    n.DutyNorm: _duty,
    n.NumberNorm: _numbering,
    n.StatementNorm: _statement,
}


def _validity(instrument: Instrument) -> Entries:
    last: PlacedNorm | None = None
    for placed in instrument.norms():
        last = placed if isinstance(placed.norm, n.ValidityNorm) else last
    if last is None or not isinstance(last.norm, n.ValidityNorm):
        return {}
    basis = "公布" if last.norm.counted_from == "publication" else "印发"
    since = Line(f"自{basis}之日起施行（{instrument.head.in_force_on:%Y-%m-%d}）", last.cites)
    repealed = tuple(Line(f"废止{r.number}（{r.made_on:%Y-%m-%d}）", last.cites) for r in last.norm.repeals)
    numbers = frozenset(r.number for r in last.norm.repeals)
    return {
        (Topic.VALIDITY, "since"): Entry("自何时施行", (basis, instrument.head.in_force_on), (since,)),
        (Topic.VALIDITY, "repeals"): Entry("废止的文件", numbers, repealed),
    }
