"""Minutes: drafted from the record, edited in versions, signed by whom the articles name."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.queries import state_of
from guiju.office.documents.minutes import paper_of
from guiju.office.meetings import actions, queries
from guiju.office.meetings.actions import Decided, Note
from guiju.office.meetings.errors import NotNowAtSitting
from guiju.office.meetings.models import MinutesVersion, Sitting
from office.meetings.hall import Hall


def held(hall: Hall, body: str = "executive_meeting", chair: str = "head", **facts: str) -> Sitting:
    """A closed sitting with one item."""
    topic = hall.topic(body=body, **facts)
    sitting = hall.sitting(body)
    actions.set_chair(sitting.pk, hall.actor(), hall.key(chair))
    hall.open(sitting.pk)
    item = actions.add_topic(sitting.pk, hall.actor(), topic.pk)
    hall.present(sitting, "head", "executive_deputy", "deputy", "deputy2", "deputy3")
    actions.note_attendance(sitting.pk, hall.actor(), [Note(hall.key("deputy4"), "leave", "出差")])
    hall.present(sitting, "housing_commission.chief", item=item)
    actions.record_item_outcome(sitting.pk, hall.actor(), item, Decided("agreed", "由住建部门牵头落实。"))
    actions.close_sitting(sitting.pk, hall.actor())
    sitting.refresh_from_db()
    return sitting


def signer(hall: Hall, sitting: Sitting) -> set[str]:
    """Who is asked to sign."""
    assert sitting.minutes_case_id is not None
    actions.send_minutes(sitting.pk, hall.actor())
    state = state_of(sitting.minutes_case_id)
    posts = {p for s in state.active_steps() if s.does == "sign" for _, seat in s.open_seats() for p in seat.posts}
    return {name for name, post in hall.posts.items() if post.pk in posts}


def test_the_text_is_drafted_from_the_record(dongcheng: Hall) -> None:
    text = queries.minutes_text(held(dongcheng, topic_kind="coordination"))
    people = dongcheng.people
    assert f"区长{people['head'].name}主持召开第一次区政府常务会议" in text
    assert "会议原则同意。由住建部门牵头落实。" in text
    assert f"请假：{people['deputy4'].name}（出差）" in text
    assert f"列席：{people['housing_commission.chief'].name}" in text
    assert people["deputy3"].name in text.split("出席：")[1].splitlines()[0]


def test_the_head_signs_those_of_the_executive_meeting(dongcheng: Hall, chaoyang: Hall) -> None:
    assert signer(dongcheng, held(dongcheng, topic_kind="coordination")) == {"head"}
    assert signer(chaoyang, held(chaoyang, "leaders_meeting", topic_kind="coordination")) == {"head"}


def test_who_presided_signs_those_of_a_small_meeting(dongcheng: Hall, chaoyang: Hall) -> None:
    deputy = held(dongcheng, "deputy_topic_meeting", "deputy", topic_kind="field_work")
    assert signer(dongcheng, deputy) == {"deputy"}
    topic = held(chaoyang, "topic_meeting", "deputy2", topic_kind="daily_problems")
    assert signer(chaoyang, topic) == {"deputy2"}


def test_important_minutes_of_a_deputys_meeting_go_to_the_head(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting("deputy_topic_meeting")
    actions.set_chair(sitting.pk, dongcheng.actor(), dongcheng.key("deputy"))
    dongcheng.open(sitting.pk)
    actions.close_sitting(sitting.pk, dongcheng.actor(), important=True)
    assert signer(dongcheng, Sitting.objects.get()) == {"head"}


def test_every_version_of_the_text_is_kept_and_the_case_carries_the_last(dongcheng: Hall) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    actions.edit_minutes(sitting.pk, dongcheng.actor(), "改定的正文", "核对后改")
    assert queries.minutes_text(sitting) == "改定的正文"
    assert MinutesVersion.objects.filter(sitting=sitting).count() == 2
    materials = state_of(sitting.minutes_case_id or 0).materials
    assert [m.size for m in materials.values()] == [len("改定的正文".encode())]


def test_signed_minutes_are_not_changed(dongcheng: Hall) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    actions.send_minutes(sitting.pk, dongcheng.actor())
    cases.sign(sitting.minutes_case_id or 0, dongcheng.actor("head"))
    with pytest.raises(NotNowAtSitting, match="已经签发"):
        actions.edit_minutes(sitting.pk, dongcheng.actor(), "另一份正文")
    paper = queries.minutes_paper(sitting.minutes_case_id or 0)
    assert paper is not None
    assert paper["text"] == queries.minutes_text(sitting)
    assert paper["mark"] == "区政府常务会议纪要"


def test_a_sitting_with_an_open_item_does_not_close(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    sitting = dongcheng.sitting(opened=True)
    actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk)
    with pytest.raises(NotNowAtSitting, match="还有议题没有结果"):
        actions.close_sitting(sitting.pk, dongcheng.actor())


def test_minutes_that_the_articles_do_not_ask_for_may_be_left_out_and_made_later(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting("head_topic_meeting", opened=True)
    actions.close_sitting(sitting.pk, dongcheng.actor(), with_minutes=False)
    assert Sitting.objects.get().minutes_case_id is None
    actions.start_minutes(sitting.pk, dongcheng.actor())
    assert Sitting.objects.get().minutes_case_id is not None


def test_minutes_that_the_articles_ask_for_are_always_made(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting(opened=True)
    actions.close_sitting(sitting.pk, dongcheng.actor(), with_minutes=False)
    assert Sitting.objects.get().minutes_case_id is not None


def test_other_cases_have_no_minutes_paper(dongcheng: Hall) -> None:
    assert queries.minutes_paper(dongcheng.matter("propose_topic")) is None


def test_a_line_that_is_only_a_label_stays_text(dongcheng: Hall) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    found = queries.minutes_paper(sitting.minutes_case_id or 0)
    assert found is not None
    label = found["attendance"][0][0]
    paper = paper_of(found | {"text": f"会议听取了汇报。\n{label}"}, sitting.held_on)
    assert paper.attendance == ()


@pytest.mark.parametrize("colon", ["：", ":"])  # halfwidth: as minutes of earlier days have it
def test_those_present_are_set_apart_from_what_was_decided(dongcheng: Hall, colon: str) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    found = queries.minutes_paper(sitting.minutes_case_id or 0)
    assert found is not None
    labels = [label for label, _ in found["attendance"]]
    assert labels
    paper = paper_of(found | {"text": found["text"].replace("：", colon)}, sitting.held_on)
    assert [one.label for one in paper.attendance] == labels
    assert all(one.names for one in paper.attendance)
    assert not [block for block in paper.body if block.text.startswith(tuple(labels))]
