"""The log of a case as a time line: who did what, when, for whom, with which words, under which articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.events import ACTED_KINDS
from guiju.office.cases.queries import TimelineEntry
from guiju.office.cases.showing.names import Names
from guiju.office.cases.showing.reasons import Reasons
from guiju.office.cases.showing.words import fact_words
from guiju.office.cases.state import CaseState
from guiju.office.cases.step_words import step_words
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.labels import label, listed, with_value

QUIET = frozenset({"planned", "activated", "opened", "attached", "circulated", "read", "urged", "opinion_recalled"})
BAD = frozenset({"sent_back", "voided", "suspended", "held", "withdrawn", "rescued", "jumped", "objected"})
UNSEEN = frozenset({"planned"})
"""In the log, but the route tells it better."""
BY_ITSELF = frozenset({"activated", "held", "closed", "sub_matter_closed"})
"""What follows by the rules from what somebody did."""


@dataclass(frozen=True, slots=True)
class EventView:
    """One entry as components/timeline.jinja draws it."""

    at: datetime
    who: str
    on_behalf: str
    what: str
    words: str
    tone: str
    citations: Sequence[CitationCard]


@dataclass(frozen=True)
class Story:
    """What the entries are told with."""

    state: CaseState
    reasons: Reasons
    names: Names

    def told(self, entries: Sequence[TimelineEntry]) -> list[EventView]:
        """The entries that people want to see, newest first."""
        return [self._event(entry) for entry in reversed(entries) if entry.kind not in UNSEEN]

    def _event(self, entry: TimelineEntry) -> EventView:
        what = _WHAT.get(entry.kind)
        more, words = what(self, entry.body) if what else ("", "")
        tone = "bad" if entry.kind in BAD else "quiet" if entry.kind in QUIET else ""
        return EventView(
            entry.at,
            _("系统") if entry.kind in BY_ITSELF else f"{entry.post_title} {entry.person}".strip(),
            entry.on_behalf_of,
            f"{_(entry.zh)}{more}",
            words,
            "good" if entry.kind in (*ACTED_KINDS.values(), "closed") else tone,
            cards(entry.cites, self.reasons.who.district),
        )

    def step(self, key: str) -> str:
        """The words of a step, also of one that the plan no longer has."""
        known = [*self.state.steps.values(), *self.state.dropped]
        return next((step_words(step) for step in known if step.key == key), "")

    def fact(self, name: str, value: Any) -> str:
        """A fact with its value."""
        known = self.reasons.asked.vocabulary.facts[name]
        return with_value(label(known), fact_words(known, value, self.reasons.labels))


Told = tuple[str, str]


def _more(words: str) -> str:
    return _("：%(words)s") % {"words": words}


def _acted(story: Story, body: Any) -> Told:
    steps = listed([_("「%(step)s」") % {"step": story.step(row["key"])} for row in body.steps])
    done = _("办理日期 %(done_on)s。") % {"done_on": body.done_on} if body.done_on else ""
    evidence = _("凭据：%(evidence)s。") % {"evidence": body.evidence} if body.evidence else ""
    written = _("（有手写意见，见签批单）") if body.handwriting else ""
    return f" {steps}", f"{body.text}{written}{' ' if body.text and done else ''}{done}{evidence}"


def _objected(story: Story, body: Any) -> Told:
    written = _("（有手写意见，见签批单）") if body.handwriting else ""
    return f" {_('「%(step)s」') % {'step': story.step(body.step)}}", f"{body.text}{written}"


def _sent_back(story: Story, body: Any) -> Told:
    return (_("到「%(step)s」") % {"step": story.step(body.to)} if body.to else _("给起草单位")), body.reason


def _transferred(story: Story, body: Any) -> Told:
    return _more(f"{story.names.post(body.from_post)} → {story.names.post(body.to_post)}"), body.reason


def _facts(story: Story, body: Any) -> Told:
    return "", "\n".join([*(story.fact(name, value) for name, value in body.facts.items()), body.reason]).strip()


def _signers(story: Story, body: Any) -> Told:
    places = {"before": _("之前"), "beside": _("同时"), "after": _("之后")}
    modes = {"all": _("都要签"), "any": _("一人签即可"), "in_order": _("依次签")}
    who = listed([name for name in map(story.names.post, body.posts) if name])
    said = {"who": who, "place": places[body.place], "step": story.step(body.step), "mode": modes[body.mode]}
    return _("：%(who)s，在「%(step)s」%(place)s，%(mode)s") % said, body.reason


def _rescued(story: Story, body: Any) -> Told:
    what = {"reassign": _("改派"), "jump": _("跳转环节"), "correct": _("纠正")}[body.what]
    return f"：{what}", body.reason


def _jumped(story: Story, body: Any) -> Told:
    over = listed([_("「%(step)s」") % {"step": story.step(key)} for key in body.over])
    words = _("跳过%(over)s，这些环节没有办过。") % {"over": over} if over else ""
    return _("：到「%(step)s」") % {"step": story.step(body.to)}, words


def _opinion(story: Story, body: Any) -> Told:
    wish = _("希望%(day)s前答复。") % {"day": body.wish_on} if body.wish_on else ""
    return _more(
        listed([name for name in map(story.names.post, body.posts) if name])
    ), f"{body.question} {wish}".strip()


_WHAT: Mapping[str, Callable[[Story, Any], Told]] = {
    **dict.fromkeys(ACTED_KINDS.values(), _acted),
    "attached": lambda s, b: (_more(label(s.reasons.asked.vocabulary.materials[b.kind])), b.name),
    "facts_changed": _facts,
    "judged": lambda s, b: (
        "",
        _("%(fact)s。理由：%(reason)s") % {"fact": s.fact(b.fact, b.value), "reason": b.reason},
    ),
    "waived": lambda s, b: (
        _("：没有照办的要求"),
        _("%(message)s。理由：%(reason)s") % {"message": b.message, "reason": b.reason},
    ),
    "held": lambda s, b: ("", "；".join(b.messages)),
    "chosen": lambda s, b: (
        _("：%(role)s办理「%(step)s」") % {"role": s.reasons.who.label(b.role), "step": s.step(b.step)},
        "",
    ),
    "activated": lambda s, b: (_more(listed([s.step(row["key"]) for row in b.steps])), ""),
    "outcome_recorded": lambda s, b: (
        f" {_('「%(step)s」') % {'step': s.step(b.step)}}{_('通过') if b.passes else _('未通过')}",
        b.text,
    ),
    "objected": _objected,
    "sent_back": _sent_back,
    "withdrawn": lambda s, b: ("", b.reason),
    "transferred": _transferred,
    "skipped": lambda s, b: (f" {_('「%(step)s」') % {'step': s.step(b.step)}}", b.reason),
    "signers_added": _signers,
    "signer_removed": lambda s, b: (_more(s.names.post(b.post)), b.reason),
    "opinion_asked": _opinion,
    "opinion_answered": lambda s, b: ("", b.text),
    "opinion_recalled": lambda s, b: ("", b.reason),
    "rescued": _rescued,
    "jumped": _jumped,
    "rescue_reviewed": lambda s, b: (_more(_("属实，妥当") if b.right else _("不妥")), b.text),
    "read": lambda s, b: ("", b.text),
    "commented": lambda s, b: ("", b.text),
    "circulated": lambda s, b: (_more(listed([name for name in map(s.names.post, b.posts) if name])), b.note),
    "urged": lambda s, b: ("", b.text),
    "suspended": lambda s, b: ("", b.reason),
    "resumed": lambda s, b: ("", b.reason),
    "voided": lambda s, b: ("", b.reason),
    "sub_matter_opened": lambda s, b: (_more(b.title), ""),
}
