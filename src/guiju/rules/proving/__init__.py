"""Proofs about a rulebook: true for all facts, or a case that shows the contrary. The only place that knows z3."""

from guiju.rules.proving.findings import CounterExample, Failure
from guiju.rules.proving.layers import undeclared
from guiju.rules.proving.proofs import Proof, prove, prove_on
from guiju.rules.proving.reading import to_z3
from guiju.rules.proving.sides import MissingSide, missing_sides
from guiju.rules.proving.spaces import Space

__all__ = [
    "CounterExample",
    "Failure",
    "MissingSide",
    "Proof",
    "Space",
    "missing_sides",
    "prove",
    "prove_on",
    "to_z3",
    "undeclared",
]
