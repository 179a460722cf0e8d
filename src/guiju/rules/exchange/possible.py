"""Whether literals about one stage can hold together: cases of one route exclude each other, and so do some facts.

No proof: what is called possible may still never come. It keeps processes free of most branches that nothing takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from guiju.rules.exchange.formulas import Applies, Clause, Holds
from guiju.rules.expressions.conjuncts import Codes, Range, classify
from guiju.rules.expressions.syntax import And, Node, guarded_facts
from guiju.rules.planning.program import ALWAYS, Program, ReadyRoute


class Possibilities:
    """Asks of one stage's routes; what was asked before is remembered."""

    def __init__(self, program: Program, routes: Sequence[ReadyRoute]) -> None:
        self._nodes = program.nodes
        self._guarded = guarded_facts(program.nodes)
        self._implied = {applies: held for route in routes for applies, held in _cases(route)}
        self._known: dict[Clause, bool] = {}

    def __call__(self, clause: Clause) -> bool:
        """False only where the literals can never hold together."""
        if clause not in self._known:
            self._known[clause] = self._one_case_a_route(clause) and self._agree(clause)
        return self._known[clause]

    def _one_case_a_route(self, clause: Clause) -> bool:
        routes = [literal.route for literal in clause if isinstance(literal, Applies)]
        return len(routes) == len(set(routes))

    def _agree(self, clause: Clause) -> bool:
        holds = {literal for literal in clause if isinstance(literal, Holds)}
        for literal in clause - holds:
            holds |= self._implied[literal]  # type: ignore[index] # what is not Holds is Applies
        terms = {term for literal in holds if literal.is_true for term in _terms(self._nodes[literal.bit])}
        denied = [set(_terms(self._nodes[literal.bit])) for literal in holds if not literal.is_true]
        return not any(one <= terms for one in denied) and self._values_left(terms)

    def _values_left(self, terms: Iterable[Node]) -> bool:
        allowed: dict[Any, Any] = {}
        for term in terms:
            match classify(term, self._guarded):
                case Codes(fact, values):
                    allowed[fact] = allowed.get(fact, values) & values
                    if not allowed[fact]:
                        return False
                case Range(operand, since, until):
                    low, high = allowed.get(operand, (None, None))
                    low = since if low is None or (since is not None and since > low) else low
                    high = until if high is None or (until is not None and until < high) else high
                    allowed[operand] = (low, high)
                    if low is not None and high is not None and low >= high:
                        return False
        return True


def _cases(route: ReadyRoute) -> Iterable[tuple[Applies, set[Holds]]]:
    """What is known to hold when a case applies."""
    for case in route.exceptions:
        yield Applies(route.id, case.id), _written(route.bit, case.bit)
    if route.general:
        none = {Holds(case.bit, False) for case in route.exceptions}
        yield Applies(route.id, "general"), _written(route.bit, route.general.bit) | none


def _written(*bits: int) -> set[Holds]:
    return {Holds(bit) for bit in bits if bit != ALWAYS}


def _terms(node: Node) -> tuple[Node, ...]:
    return node.terms if isinstance(node, And) else (node,)
