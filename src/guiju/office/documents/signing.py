"""Who signed a case's document, as its log tells."""

from __future__ import annotations

from guiju.office.cases.state import CaseState, Deed
from guiju.office.people.models import Post

SIGNING = frozenset({"sign", "countersign"})


def signatures(state: CaseState) -> list[Deed]:
    """The signings and countersignings that stand, in the order in which they were done."""
    deeds = [deed for step in state.steps.values() for deed in step.deeds() if deed.operation in SIGNING]
    return sorted(deeds, key=lambda deed: deed.seq)


def signing_post(state: CaseState) -> str:
    """The post in which the first signer signed, as an order names it; "" where it is not on record."""
    signed = [deed.on_behalf_of or deed.post for deed in signatures(state) if deed.operation == "sign"]
    first = next(filter(None, signed), 0)
    return Post.objects.filter(pk=first).values_list("title", flat=True).first() or ""
