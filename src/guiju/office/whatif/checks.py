"""What a changed copy is checked for before past cases are asked: its worked cases, its proofs, its differences."""

from __future__ import annotations

from typing import Any

from guiju.office.rulebook import queries
from guiju.rules.comparing import compare
from guiju.rules.comparing.comparison_json import difference_as_json
from guiju.rules.instruments import Instrument
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.planning.worked_cases import check_case
from guiju.rules.proving import prove
from guiju.rules.replaying import touched_articles

Json = dict[str, Any]


def changed_rulebook(district: str, copy: Instrument) -> Rulebook:
    """The district's rulebook with the copy in the place of its original. Raises UnknownInstrument."""
    queries.instrument(district, copy.code)
    installed = queries.district_rulebook(district)
    instruments = [copy if one.code == copy.code else one for one in installed.instruments]
    return Rulebook(installed.vocabulary, instruments, installed.settings)


def articles_as_json(original: Instrument, copy: Instrument) -> list[Json]:
    """Every article that says something else than the original's."""
    return [
        {
            "cite": str(one.citation),
            "zh": one.citation.zh(),
            "norms_differ": one.norms_differ,
            "before": one.before.gist if one.before else "",
            "after": one.after.gist if one.after else "",
        }
        for one in touched_articles(original, copy)
    ]


def worked_cases_as_json(district: str, book: Rulebook) -> Json:
    """The worked cases of the district's texts that come out no more; those that never did are left out."""
    installed = queries.district_rulebook(district)
    cases = [case for one in installed.instruments for case in queries.worked_cases(district, one.code)]
    failing = [
        {"name": case.name, "act": case.act, "line": case.line, "messages": found}
        for case in cases
        if (found := check_case(book, case)) and not check_case(installed, case)
    ]
    return {"cases": len(cases), "failing": failing}


def proofs_as_json(book: Rulebook) -> Json:
    """The proofs that do not hold, each with its counter-example in words."""
    proofs = prove(book)
    failing = [
        {
            "zh": proof.zh,
            "act": proof.act,
            "act_label": book.vocabulary.acts[proof.act].zh if proof.act else "",
            "message": failure.message,
            "cure": failure.cure,
            "cites": [str(cite) for cite in failure.cites],
            "case": str(failure.case),
        }
        for proof in proofs
        for failure in proof.failures
    ]
    return {"asked": sum(proof.asked for proof in proofs), "failing": failing}


def differences_as_json(original: Instrument, copy: Instrument) -> list[Json]:
    """Every difference in what people must do, with a concrete case. `a` is the original, `b` the copy."""
    vocabulary = queries.vocabulary()
    return [difference_as_json(one, vocabulary) for one in compare(original, copy, vocabulary).differences]
