from types import SimpleNamespace

import pytest

from guiju.office.web.route_lanes import lanes


def step(stage: str, state: str = "waiting", together: bool = False) -> SimpleNamespace:
    return SimpleNamespace(stage=stage, state=state, together=together)


def test_neighbours_of_one_stage_share_a_lane_and_a_later_return_to_it_opens_another() -> None:
    assert [lane.stage for lane in lanes([step("甲"), step("甲"), step("乙"), step("甲")])] == ["甲", "乙", "甲"]


def test_the_first_step_of_a_lane_never_joins_the_lane_before() -> None:
    assert [len(lane.rows) for lane in lanes([step("甲"), step("乙", together=True)])] == [1, 1]


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (["done", "skipped"], "done"),
        (["done", "waiting"], "waiting"),
        (["done", "active"], "active"),
        (["external", "waiting"], "active"),
        (["returned", "waiting"], "returned"),
    ],
)
def test_a_lane_is_done_only_when_none_of_its_steps_is_open(states: list[str], state: str) -> None:
    assert lanes([step("甲", s) for s in states])[0].state == state


def test_no_steps_give_no_lanes() -> None:
    assert lanes([]) == []
