"""The four-step approval as a viewflow flow. Each task is assigned to its person when it is created."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from viewflow import this  # type: ignore[import-untyped] # the package has no types
from viewflow.workflow import flow  # type: ignore[import-untyped] # the package has no types

from bench.approval import ACTORS

people: dict[str, User] = {}


def person(step: int) -> Any:
    """Who is assigned the task of `step`; held in memory, which spares the peer a query an action."""
    return lambda _activation: people[ACTORS[step]]


class ApprovalFlow(flow.Flow):  # type: ignore[misc] # the package has no types
    start = flow.StartHandle().Next(this.submit)
    submit = flow.View(None).Assign(person(0)).Next(this.review)
    review = flow.View(None).Assign(person(1)).Next(this.countersign)
    countersign = flow.View(None).Assign(person(2)).Next(this.approve)
    approve = flow.View(None).Assign(person(3)).Next(this.end)
    end = flow.End()
