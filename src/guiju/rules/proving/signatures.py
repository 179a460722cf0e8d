"""Every route that issues a document ends in a signature by a post with the power to give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import z3

from guiju.rules.bindingness import Strength
from guiju.rules.citations import Citation
from guiju.rules.planning.merging import key_of
from guiju.rules.proving.findings import Failure, united
from guiju.rules.proving.matters import Matter, RequiredStep
from guiju.rules.proving.orders import order_of

ISSUE, SIGN, APPROVE = "issue", "sign", "approve"


def signatures(matter: Matter) -> Iterator[Failure]:
    """Documents issued without a signature of power over them; steps that come after the last signature.

    An act that must answer at the stage of signing and issues nothing is its opener's: there approval releases too.
    """
    issues = [one for one in matter.at(ISSUE) if one.step.does == ISSUE]
    for issue in issues:
        signed = _signed(matter, issue.step.who, (SIGN,))
        yield from _unsigned(matter, signed, matter.named(issue.step), issue.present, issue.cites)
    if SIGN in matter.act.answers and not issues:
        signed = _signed(matter, matter.act.opened_by, (SIGN, APPROVE))
        yield from _unsigned(matter, signed, matter.act.zh, z3.BoolVal(True), ())
    yield from _after_the_signature(matter, matter.at(SIGN))


def _unsigned(
    matter: Matter, signed: z3.BoolRef, what: str, issued: z3.BoolRef, cites: Sequence[Citation]
) -> Iterator[Failure]:
    case = matter.counter_example(issued, z3.Not(signed))
    if case:
        nearby = [one.cites for one in matter.at(SIGN) if matter.possible(one.present, issued)]
        message = f"「{what}」没有一个有权的职务签发"
        cure = "在「签发」里写明由区领导或者发文机关的主要负责人签发"
        yield Failure(message, cure, united(cites, *nearby), SIGN, case)


def _signed(matter: Matter, issuer: Sequence[str], verbs: Sequence[str]) -> z3.BoolRef:
    """That somebody signs who has the power: a district leader, or the chief of the very organ that issues."""
    roles = matter.vocabulary.roles
    issuing = [_organ(roles[who].resolve) for who in issuer]
    return z3.Or(
        [
            one.present
            for one in matter.at(SIGN)
            if one.step.strength is not Strength.MAY
            and one.step.does in verbs
            and all(_power(roles[who].resolve, issuing) for who in one.step.who)
        ]
    )


def _power(post: Mapping[str, Any], issuing: Sequence[tuple[str, str]]) -> bool:
    leads = "leader" in post or "in_charge_of" in post or bool(post.get("posts"))
    return leads or (post.get("post") == "chief" and _organ(post) in issuing)


def _organ(resolve: Mapping[str, Any]) -> tuple[str, str]:
    return next(((key, str(resolve[key])) for key in ("organ", "case", "fact") if key in resolve), ("", ""))


def _after_the_signature(matter: Matter, at_sign: Sequence[RequiredStep]) -> Iterator[Failure]:
    order = order_of(at_sign)
    signs = {key_of(one.step) for one in at_sign if one.step.does == SIGN}
    for one in at_sign:
        key = key_of(one.step)
        before = [when for (earlier, later), when in order.items() if later == key and earlier in signs]
        after = [when for (earlier, later), when in order.items() if earlier == key and later in signs]
        if one.step.does == SIGN or not before:
            continue
        case = matter.counter_example(one.present, z3.Or(before), z3.Not(z3.Or(after)))
        if case:
            message = f"「{matter.named(one.step)}」排在签发之后，这条流程不以签发结束"
            yield Failure(message, "把它排到签发之前，或者移到后面的阶段", one.cites, SIGN, case)
