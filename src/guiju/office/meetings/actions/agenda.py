"""The agenda: topics put on it, moved, taken off again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.meetings.actions.keeping import Keeping, keeping
from guiju.office.meetings.errors import MeetingRefused, NotNowAtSitting, WrongInput
from guiju.office.meetings.findings import before_the_sitting, blocking, topic_findings
from guiju.office.meetings.models import AgendaItem, SittingState, Topic, TopicState
from guiju.office.meetings.roll import roll_of

PLANNED, OPEN = SittingState.PLANNED, SittingState.OPEN


def add_topic(sitting: int, actor: Actor, topic: int) -> int:
    """Put an admitted topic at the end of the agenda; returns the item's id.

    Raises MeetingRefused for what the articles ask before the day (papers in time...), WrongInput, NotNowAtSitting.
    """
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED, OPEN)
        found = _admitted(k, topic)
        _refuse_unready(k, found)
        last = k.sitting.items.order_by("-order").values_list("order", flat=True).first()
        item = AgendaItem.objects.create(sitting=k.sitting, topic=found, order=(last or 0) + 1)
        found.state = TopicState.SCHEDULED
        found.save(update_fields=["state"])
        tell_case(k, found)
        k.tell_topic(found, "列入")
        k.record("topic_added", f"列入议题「{found.title}」")
    return item.pk


def move_item(sitting: int, actor: Actor, item: int, by: int) -> None:
    """Move an item one place up (`by` -1) or down (1); at either end nothing changes. Decided items move too."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED, OPEN)
        moved = k.item(item)
        items = list(k.sitting.items.all())
        at = [row.pk for row in items].index(moved.pk)
        to = min(max(at + by, 0), len(items) - 1)
        items.insert(to, items.pop(at))
        for place, row in enumerate(items, start=1):
            row.order = place
        AgendaItem.objects.bulk_update(items, ["order"])
        k.record("moved", f"议题「{moved.topic.title}」调至第{to + 1}项")


def remove_item(sitting: int, actor: Actor, item: int, reason: str = "") -> None:
    """Take an undecided item off the agenda; its topic is in the library again."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED, OPEN)
        row = k.item(item)
        if row.outcome:
            raise NotNowAtSitting(_("「%(title)s」已有结果，不能移出议程。") % {"title": row.topic.title})
        _take_off(k, row, reason.strip())
        k.record("topic_removed", f"移出议题「{row.topic.title}」" + (f"：{reason.strip()}" if reason.strip() else ""))


def clear_agenda(k: Keeping, reason: str) -> None:
    """Every undecided topic is in the library again."""
    for row in k.sitting.items.filter(outcome="").select_related("topic"):
        _take_off(k, row, reason)


def order_by_rule(sitting: int, actor: Actor) -> None:
    """Put the agenda into the order of the tasks in the article, topics admitted earlier first; by hand it moves on."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED)
        places = {kind: n for n, task in enumerate(k.body.norm.tasks) for kind in task.topics}
        items = list(k.sitting.items.select_related("topic"))
        items.sort(key=lambda row: (places.get(row.topic.topic_kind, len(places)), str(row.topic.admitted_at), row.pk))
        for place, row in enumerate(items, start=1):
            row.order = place
        AgendaItem.objects.bulk_update(items, ["order"])
        k.record("moved", "按条文所列任务的次序排列议程")


def _take_off(k: Keeping, row: AgendaItem, reason: str) -> None:
    topic = row.topic
    if topic.state == TopicState.SCHEDULED:
        topic.state, topic.returned_note = TopicState.ADMITTED, reason
        topic.save(update_fields=["state", "returned_note"])
    AgendaItem.objects.filter(pk=row.pk).delete()
    k.tell_topic(topic, "移出", reason)


def _admitted(k: Keeping, pk: int) -> Topic:
    found = Topic.objects.select_for_update().filter(pk=pk, district=k.sitting.district_id).first()
    if found is None:
        raise WrongInput(_("没有这个议题。请从议题库中选择。"))
    if found.body != k.sitting.body:
        raise WrongInput(
            _("「%(title)s」报的是别的会议，不能列入%(body)s。请在议题库中选择本会议的议题。")
            % {"title": found.title, "body": k.body.said},
        )
    if found.state != TopicState.ADMITTED:
        raise NotNowAtSitting(
            _("「%(title)s」现在是「%(state)s」，只有待上会的议题可以列入议程。")
            % {"title": found.title, "state": _(found.get_state_display())},
        )
    if k.sitting.items.filter(topic=found).exists():
        raise NotNowAtSitting(_("「%(title)s」在本次会议上已经暂缓。请列入下次会议。") % {"title": found.title})
    return found


def _refuse_unready(k: Keeping, topic: Topic) -> None:
    found = topic_findings(topic, k.sitting, roll_of(k.sitting, k.body))
    wrong = blocking(before_the_sitting(found))
    if wrong:
        said = "；".join(finding.message for finding in wrong)
        raise MeetingRefused(_("「%(title)s」还不能列入议程：%(said)s。") % {"title": topic.title, "said": said}, wrong)


def tell_case(k: Keeping, topic: Topic) -> None:
    """Note the day of the sitting in the topic's case, as long as that is being handled."""
    state = state_of(topic.case_id)
    if state.ended or state.facts.get("meeting_on") == k.sitting.held_on.isoformat():
        return
    me = Actor(k.actor.person, k.actor.now)
    cases.change_facts(topic.case_id, me, {"meeting_on": k.sitting.held_on}, reason="列入会议议程")
