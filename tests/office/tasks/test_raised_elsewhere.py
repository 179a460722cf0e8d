"""Tasks that meetings bring about by themselves."""

from __future__ import annotations

import pytest

from guiju.office.tasks.models import Task
from office.meetings.conftest import _reactions, _the_day_of_the_sitting, chaoyang, dongcheng  # noqa: F401 -- fixtures
from office.meetings.hall import Hall
from office.meetings.test_outcomes import HALF, decide, item_on


def decided(hall: Hall, outcome: str, wording: str) -> None:
    """A topic on the agenda of a sitting that everybody attends, and what the sitting did with it."""
    item = item_on(hall)
    hall.present(item.sitting, *HALF)
    decide(hall, item, outcome, wording)


@pytest.mark.shows("DC2024:69", zh="会议议定的事项列入台账，由提出议题的单位落实")
def test_what_a_meeting_agreed_to_becomes_one_task(dongcheng: Hall) -> None:  # noqa: F811 -- fixtures
    decided(dongcheng, "agreed_with_changes", "原则同意，由区住建委牵头，年底前完成")
    task = Task.objects.get()
    assert (task.text, task.state, task.source) == (
        "原则同意，由区住建委牵头，年底前完成",
        "new",
        "meeting_or_research",
    )
    assert task.lead is not None
    assert task.lead.code == "housing_commission"
    assert "DC2024:69" in task.cites
    assert "第1次会议" in task.basis


def test_what_a_meeting_refused_or_put_off_gives_no_task(dongcheng: Hall) -> None:  # noqa: F811 -- fixtures
    decided(dongcheng, "deferred", "补充测算后再议")
    assert not Task.objects.exists()
