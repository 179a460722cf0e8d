"""Many conditions become one Python function, built from our tree as Python's own tree and compiled once.

Nothing of the source text gets into the code: facts and codes appear only as constants, local names are ours.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from guiju.rules.expressions.code import Code, assign, load, sharable
from guiju.rules.expressions.syntax import Node, Truth, guarded_facts, names

Mask = Callable[[Mapping[str, Any]], int]


def compile_mask(nodes: Sequence[Node]) -> Mask:
    """A function from facts to an int whose bit i is set when nodes[i] is true.

    Every fact named by any of the nodes must be present (KeyError otherwise), save those the nodes guard with
    `known`. The nodes must have passed `check`.
    """
    guarded = guarded_facts(nodes)
    code = Code()
    body: list[ast.stmt] = []
    for name in sorted(frozenset().union(*map(names, nodes)) - guarded):
        body.append(assign(f"f{len(code.locals)}", code.looked_up(name)))
        code.locals[name] = f"f{len(code.locals)}"
    for number, node in enumerate(sharable(nodes, guarded)):
        body.append(assign(f"c{number}", code.expression(node)))
        code.shared[node] = f"c{number}"
    body.append(assign("mask", ast.Constant(_always(nodes))))
    body += [_set_bits(code.expression(node), bits) for node, bits in _rows(nodes).items()]
    body.append(ast.Return(load("mask")))
    return code.function("conditions", body)


def _always(nodes: Sequence[Node]) -> int:
    return sum(1 << i for i, node in enumerate(nodes) if node == Truth(True))


def _rows(nodes: Sequence[Node]) -> dict[Node, int]:
    """Each different condition with the bits it sets: equal rows are asked once."""
    rows: dict[Node, int] = {}
    for i, node in enumerate(nodes):
        if not isinstance(node, Truth):
            rows[node] = rows.get(node, 0) | 1 << i
    return rows


def _set_bits(condition: ast.expr, bits: int) -> ast.stmt:
    add = ast.AugAssign(ast.Name("mask", ast.Store()), ast.BitOr(), ast.Constant(bits))
    return ast.If(condition, [add], [])
