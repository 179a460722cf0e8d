"""Minutes from the record: who was there, what was dealt with and what was settled, as structure and as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guiju.office.meetings.models import AgendaItem, Attendance, MinutesVersion, Outcome, Presence, Sitting
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.rulebook.profiles import profile
from guiju.rules.chinese_numbers import chinese_number

SAID = {
    Outcome.AGREED: "会议原则同意。",
    Outcome.AGREED_WITH_CHANGES: "会议同意按下列意见修改后办理。",
    Outcome.DEFERRED: "会议决定暂缓研究。",
    Outcome.REFUSED: "会议没有同意。",
    Outcome.RAISED_ELSEWHERE: "会议决定本议题另行提出。",
}


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """One item: its title, the organ that reported, the outcome in words and the wording that is in force."""

    title: str
    organ: str
    outcome: str
    wording: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything that minutes are made of. `attendance`: (label, names as printed), in the order printed."""

    issuer: str
    mark: str
    opening: str
    held_on: date
    items: tuple[MinutesItem, ...]
    attendance: tuple[tuple[str, tuple[str, ...]], ...]


def minutes_content(sitting: Sitting) -> MinutesContent:
    """What the record of a sitting says, arranged for its minutes."""
    roll = roll_of(sitting)
    body, number = roll.body, chinese_number(sitting.ordinal)
    chair = (
        f"{sitting.chair_post.title}{sitting.chair_person.name}" if sitting.chair_post and sitting.chair_person else ""
    )
    presided = f"{chair}主持召开" if chair else "召开"
    day = f"{sitting.held_on.year}年{sitting.held_on.month}月{sitting.held_on.day}日"
    return MinutesContent(
        issuer=profile(sitting.district_id).government,
        mark=f"{body.name}纪要",
        opening=f"{day}，{presided}第{number}次{body.name}。议定事项如下：",
        held_on=sitting.held_on,
        items=tuple(_item(item) for item in _items(sitting)),
        attendance=tuple((label, names) for label, names in _attendance(roll) if names),
    )


def minutes_draft(sitting: Sitting) -> str:
    """The first version of the text, from the record."""
    content = minutes_content(sitting)
    lines = [content.opening]
    for number, item in enumerate(content.items, start=1):
        lines.append(f"{chinese_number(number)}、{item.title}")
        lines.append("".join(part for part in (f"会议听取了{item.organ}的汇报。", item.outcome, item.wording) if part))
    lines += [f"{label}：{'、'.join(names)}" for label, names in content.attendance]
    return "\n".join(lines)


def minutes_text(sitting: Sitting) -> str:
    """The text as last stored; before there is any, what would be drafted from the record."""
    last = MinutesVersion.objects.filter(sitting=sitting).order_by("-number").first()
    return last.text if last else minutes_draft(sitting)


def wording_in_force(item: AgendaItem) -> str:
    """The wording of an outcome after its last correction."""
    corrections = list(item.corrections.all())
    return corrections[-1].wording if corrections else item.wording


def _items(sitting: Sitting) -> list[AgendaItem]:
    found = AgendaItem.objects.filter(sitting=sitting).exclude(outcome="")
    return list(found.select_related("topic__organ").prefetch_related("corrections"))


def _item(item: AgendaItem) -> MinutesItem:
    wording = wording_in_force(item)
    return MinutesItem(item.topic.title, item.topic.organ.short_name, SAID[Outcome(item.outcome)], wording)


def _attendance(roll: Roll) -> list[tuple[str, tuple[str, ...]]]:
    members = {member.post.pk for member in roll.members}
    whole = [note for (item, _), note in roll.notes.items() if item is None]
    came = [note for note in whole if note.status == Presence.PRESENT]
    called = {
        note.person.name: None for (item, _), note in roll.notes.items() if item and note.status == Presence.PRESENT
    }
    present = tuple(note.person.name for note in came if note.post_id in members)
    beside = dict.fromkeys(note.person.name for note in came if note.post_id not in members)
    sat_in = tuple(name for name in {**beside, **called} if name not in present)
    absent = [(label, tuple(_with_reason(n) for n in whole if n.status == status)) for label, status in _ABSENT]
    return [("出席", present), ("列席", sat_in), *absent]


_ABSENT = (("请假", Presence.LEAVE), ("缺席", Presence.ABSENT), ("代会", Presence.STAND_IN))


def _with_reason(note: Attendance) -> str:
    return f"{note.person.name}（{note.reason}）" if note.reason else note.person.name
