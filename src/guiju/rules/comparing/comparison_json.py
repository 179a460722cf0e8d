"""A comparison as JSON.

    {"a": TEXT, "b": TEXT,                      TEXT: {code, title, short, number, version}
     "pending": {"a": [CITE], "b": [CITE]},     articles whose norms are still to be written: their silence says nothing
     "counts": {"differs": 12, "only_a": 34, "only_b": 5},
     "differences": [
       {"id": "request_funds.route.finance.3",
        "group": "request_funds", "group_label": "申请财政资金",      an act, or the topic where no single act is meant
        "topic": "route", "topic_label": "流程",
        "stage": "finance", "stage_label": "财政审核",               "" where no stage is meant
        "kind": "only_a",                                          differs | only_a | only_b
        "title": "财政审核：区财政局提出意见 / 没有这一步",
        "a": SIDE, "b": SIDE,        SIDE: {"says": [{"zh": "...", "cites": [CITE]}], "cites": [CITE]}
        "example": {"act": "request_funds", "facts": {...}, "zh": ["资金事项：一般财政资金申请"]}}    or null
     ]}

CITE is a short citation, DC2024:57. Where a text is silent `says` is empty and `cites` are the places where it
speaks of the same stage of the same act, or of the stage nearest to it; empty where it says nothing about the act, or
about anything of the kind. `facts` can be given to `guiju plan --facts` as they are.
"""

from __future__ import annotations

from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.comparing.differences import Comparison, Difference, Kind, Side, Topic
from guiju.rules.instruments.articles import Instrument
from guiju.rules.instruments.vocabulary import Vocabulary

TOPICS = {
    Topic.ROUTE: "流程",
    Topic.GATE: "关口",
    Topic.REQUIREMENT: "要件",
    Topic.LIMIT: "时限",
    Topic.DUTY: "职责",
    Topic.THRESHOLD: "数额界限",
    Topic.MEETING: "会议",
    Topic.POWER: "代行",
    Topic.MEANING: "批阅含义",
    Topic.COMPOSITION: "组成",
    Topic.NUMBERING: "编号",
    Topic.VALIDITY: "效力",
    Topic.STATEMENT: "宣示和记录",
}
Json = dict[str, Any]


def comparison_as_json(comparison: Comparison, vocabulary: Vocabulary) -> Json:
    """The whole comparison; see the head of this module for the shape."""
    pending = comparison.pending()
    kinds = [difference.kind for difference in comparison.differences]
    return {
        "a": _text(comparison.a),
        "b": _text(comparison.b),
        "pending": {"a": _cites(pending[0]), "b": _cites(pending[1])},
        "counts": {kind.value: kinds.count(kind) for kind in Kind},
        "differences": [difference_as_json(one, vocabulary) for one in comparison.differences],
    }


def difference_as_json(one: Difference, vocabulary: Vocabulary) -> Json:
    """One difference with the labels of its codes."""
    return {
        "id": one.id,
        "group": one.group,
        "group_label": group_label(one, vocabulary),
        "topic": one.topic.value,
        "topic_label": TOPICS[one.topic],
        "stage": one.stage,
        "stage_label": vocabulary.stages[one.stage].zh if one.stage else "",
        "kind": one.kind.value,
        "title": one.title,
        "a": _side(one.a),
        "b": _side(one.b),
        "example": {"act": one.example.act, "facts": dict(one.example.facts), "zh": list(one.example.zh)}
        if one.example
        else None,
    }


def group_label(one: Difference, vocabulary: Vocabulary) -> str:
    """The act's label, or the topic's."""
    return vocabulary.acts[one.group].zh if one.group in vocabulary.acts else TOPICS[one.topic]


def _text(instrument: Instrument) -> Json:
    head = instrument.head
    return {
        "code": head.code,
        "title": head.title,
        "short": head.short,
        "number": head.number,
        "version": instrument.version,
    }


def _side(side: Side) -> Json:
    says = [{"zh": line.zh, "cites": _cites(line.cites)} for line in side.lines]
    return {"says": says, "cites": _cites(side.cites)}


def _cites(cites: tuple[Citation, ...]) -> list[str]:
    return [str(cite) for cite in cites]
