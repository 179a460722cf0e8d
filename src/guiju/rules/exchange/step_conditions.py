"""The condition of a step at its level as FEEL: over the answers of the stage's decision and the facts."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.rules.exchange.decisions import answer
from guiju.rules.exchange.feel import feel, text_literal
from guiju.rules.exchange.formulas import Applies, Clause, Literal
from guiju.rules.exchange.places import PlacedStep
from guiju.rules.planning.program import Program


class Conditions:
    """Writes the conditions of one stage."""

    def __init__(self, program: Program, stage: str) -> None:
        self._program, self._answers = program, f"{stage}_cases"

    def of(self, step: PlacedStep) -> str:
        """Empty where the step always stands at its level."""
        when = self._any(step.when)
        unless = self._any(step.unless) if step.unless else ""
        if not unless:
            return when
        return f"({when}) and not({unless})" if when else f"not({unless})"

    def _any(self, clauses: Iterable[Clause]) -> str:
        written = [self._all(clause) for clause in clauses]
        if not all(written):
            return ""
        return written[0] if len(written) == 1 else " or ".join(f"({text})" for text in written)

    def _all(self, clause: Clause) -> str:
        return " and ".join(sorted(map(self._literal, clause)))

    def _literal(self, literal: Literal) -> str:
        if isinstance(literal, Applies):
            return f"({text_literal(answer(literal.route, literal.case))} in {self._answers})"
        condition = feel(self._program.nodes[literal.bit])
        return f"({condition})" if literal.is_true else f"not({condition})"
