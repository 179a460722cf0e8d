"""Which rulebooks are to be proved, and what came out, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles
from guiju.office.rulebook.rule_folders import instrument_folder
from guiju.rules.instruments import load_instrument
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.proving import Failure, Proof, prove


@dataclass(frozen=True, slots=True)
class Proved:
    """A rulebook and its proofs. `district` is "" for a folder that is looked at by itself."""

    district: str
    title: str
    proofs: tuple[Proof, ...]

    @property
    def failures(self) -> int:
        """How many cases were found that a proof does not hold for."""
        return sum(len(proof.failures) for proof in self.proofs)

    @property
    def asked(self) -> int:
        """How many questions were put to the solver."""
        return sum(proof.asked for proof in self.proofs)


def prove_districts(district: str = "") -> Iterator[Proved]:
    """One district's rulebook, or every one that can be read. Raises UnknownDistrict, BrokenRules (for the one)."""
    for code in [district] if district else queries.whole_districts():
        yield _proved(code, queries.district_rulebook(code))


def prove_folder(folder: str) -> Proved:
    """One rule text, by its path or by its name among those of a district. Raises InstrumentErrors."""
    homes = (known.home for known in profiles().values())
    named = next((found for home in homes if (found := instrument_folder(home, folder))), None)
    path = named or Path(folder)
    return _proved("", Rulebook(queries.vocabulary(), [load_instrument(path, queries.vocabulary())]))


def _proved(district: str, book: Rulebook) -> Proved:
    title = "、".join(instrument.head.title for instrument in book.own)
    if above := len(book.instruments) - len(book.own):
        title += f"（连同上位规定{above}部）"
    return Proved(district, title, tuple(prove(book)))


def proved_as_json(found: Sequence[Proved], seconds: float) -> dict[str, Any]:
    """Everything that was proved or not."""
    return {
        "proved": not any(one.failures for one in found),
        "asked": sum(one.asked for one in found),
        "seconds": round(seconds, 2),
        "rulebooks": [
            {"district": one.district, "title": one.title, "proofs": [_proof(proof) for proof in one.proofs]}
            for one in found
        ],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    acts = queries.vocabulary().acts
    return {
        "name": proof.name,
        "zh": proof.zh,
        "on": proof.law_on.isoformat(),
        "act": proof.act,
        "act_label": acts[proof.act].zh if proof.act else "",
        "asked": proof.asked,
        "proved": not proof.failures,
        "failures": [_failure(failure) for failure in proof.failures],
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "message": failure.message,
        "cure": failure.cure,
        "stage": failure.stage,
        "cites": [str(cite) for cite in failure.cites],
        "case": {"zh": list(failure.case.zh), "facts": dict(failure.case.facts)},
    }
