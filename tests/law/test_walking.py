"""Matters as offices meet them come to their end: nothing is asked before the step that supplies it."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.office.rulebook import queries
from guiju.rules.instruments.norms import RouteNorm
from law.walking import ON, Walk

DC, CY = "dongcheng", "chaoyang"
NOTICE: dict[str, Any] = {
    "in_name_of": "government",
    "genre": "notice",
    "disclosure": "proactive",
    "content_scope": "district_deployment",
}
RULES = NOTICE | {"major": True}
RULES_NORMATIVE = RULES | {"normative": True}
OTHERS: dict[str, Any] = {"touches_others": True, "organs_concerned": ["finance_bureau"]}
FULL = (
    RULES
    | OTHERS
    | {
        "normative": True,
        "statutory_major_decision": True,
        "whole_district": True,
        "touches_public_interest": True,
        "needs_wide_notice": True,
        "stability_risk": True,
        "hearing_needed": True,
        "congress_needed": True,
        "wide_consultation_needed": True,
        "party_committee_needed": True,
        "deputies_concerned": ["1", "2"],
    }
)
DEPARTMENT = NOTICE | OTHERS | {"in_name_of": "department", "joint": True, "normative": True}
REQUEST: dict[str, Any] = {"disclosure": "on_request"}
NOT_CONSULTED = REQUEST | OTHERS | {"major": True}
CONSULTED = NOT_CONSULTED | {"consulted_in_writing": True}
DECISION = OTHERS | {"statutory_major_decision": True, "stability_risk": True}
UPWARD = {**NOTICE, "addressee": "city_government", "genre": "request", "disclosure": "on_request", "major": True}
REPORT = {**UPWARD, "addressee": "congress_standing_committee", "genre": "report"}
DECREE = {**RULES, "genre": "decree", "addressee": "public"}
OFFICE = NOTICE | {"in_name_of": "office", "content_scope": "one_field", "major": True}
FUNDS: dict[str, Any] = {"amount": "20000000", "money_kind": "budget_addition"}
TOPIC: dict[str, Any] = {"body": "executive_meeting", "topic_kind": "major_matter"}
EVENT: dict[str, Any] = {"invites_leader": True, "event_on": "2024-05-15", "handed_in_on": "2024-05-06"}
DUE: dict[str, Any] = {"responsible_organ": ["housing_commission"], "due_on": "2024-06-28"}
OPINION: dict[str, Any] = {
    "opinion_kind": "rumour",
    "major_emergency": True,
    "situation_began_at": "2024-05-06T08:00:00+08:00",
}
SUGGESTION = DUE | OTHERS | {"proposal_kind": "suggestion"}
PRESS: dict[str, Any] = {"finding_source": "press", "major_problem": True, "result_to_be_published": True}
RECONSIDERED = DUE | {"settled_by_mediation": True, "act_found_wrong": True}
PETITION = DUE | {
    "petition_kind": "visit",
    "petition_reaches": "leader",
    "petition_agent": True,
    "strong_reaction": True,
}
SUPERVISION: dict[str, tuple[str, dict[str, Any]]] = {
    "公开结果信息": ("disclose_information", {"openness_kind": "result", "disclosure": "proactive"}),
    "重大突发事件的谣言": ("answer_public_opinion", OPINION),
    "代表建议": ("answer_proposal", SUGGESTION),
    "代表议案": ("answer_proposal", SUGGESTION | {"proposal_kind": "bill"}),
    "媒体反映的重大问题": ("put_right", PRESS),
    "审计发现的问题": ("put_right", {"finding_source": "audit", "due_on": "2024-06-28"}),
    "认定违法的复议": ("reconsider", RECONSIDERED),
    "反映强烈的来访": ("handle_petition", PETITION),
    "失职的移送": ("refer_misconduct", {"misconduct_kind": "neglect", "harm_done": True}),
    "获准的论坛": ("public_expense", {"public_expense_kind": "festival", "festival_approved": True}),
    "督办的重要批示": ("follow_up_task", DUE | OTHERS | {"task_source": "general_secretary"}),
    "督办的民生实事": ("follow_up_task", DUE | {"task_source": "livelihood"}),
    "绩效考评结果": ("performance_result", DUE | {"problems_found": True}),
    "重大事项请示区委": ("report_to_party", {"party_report_kind": "request"}),
}

AWAY: dict[str, Any] = {"absence_kind": "business_trip", "leaves_on": "2024-05-20", "asked_on": "2024-05-06"}
HEAD_AWAY = AWAY | {"leaver": "district_head", "leaders_away": ["1"]}
DEPUTY_AWAY = AWAY | {"leaver": "deputy_head", "leaders_away": ["2"]}
CHIEF_AWAY = AWAY | {"leaver": "subdistrict_chief"}
DISTRICT_MEETING: dict[str, Any] = {"meeting_name_of": "government", "meeting_scope": "whole_district"}
SPEECH: dict[str, Any] = {"publication_kind": "speech", "cleared_by": "meeting"}
RELEASE: dict[str, Any] = {"information_kind": "public_interest"}
FOREIGN: dict[str, Any] = {"event_on": "2024-05-24", "handed_in_on": "2024-05-06"}
TOUR: dict[str, Any] = {"touring_leaders": ["1"], "tour_form": "stay", "stay_days": 2}
VISIT: dict[str, Any] = {"higher_unit": "市有关部门", "visit_on": "2024-05-10"}

# district, act, facts, what the drafter brings when handing in (nothing else is attached by hand)
MATTERS = {
    "东城印发工作规则": (DC, "issue_document", RULES, ("draft", "comment_report")),
    "东城印发规范性的工作规则": (
        DC,
        "issue_document",
        RULES_NORMATIVE,
        ("comment_report", "interpretation"),
    ),
    "东城样样都占的公文": (DC, "issue_document", FULL, ("interpretation",)),
    "东城办公室重大公文": (DC, "issue_document", OFFICE, ("comment_report",)),
    "东城部门联合规范性文件": (DC, "issue_document", DEPARTMENT, ()),
    "东城报市政府的重大请示": (DC, "issue_document", UPWARD, ()),
    "东城报人大常委会的报告": (DC, "issue_document", REPORT, ()),
    "东城命令": (DC, "issue_document", DECREE, ("comment_report",)),
    "东城一般请示": (DC, "hand_in_request", REQUEST, ()),
    "东城征求过意见的重大请示": (
        DC,
        "hand_in_request",
        CONSULTED,
        (),
    ),
    "东城重大决策": (DC, "major_decision", DECISION, ()),
    "东城规范性文件和重大政策": (DC, "important_matter", {"matter_kind": "normative_and_policy"}, ()),
    "东城较大额度资金": (DC, "important_matter", {"matter_kind": "large_funds"}, ()),
    "东城两千万元追加": (DC, "request_funds", FUNDS, ()),
    "东城常务会议议题": (DC, "propose_topic", TOPIC, ()),
    "东城纪要": (DC, "issue_minutes", {"body": "executive_meeting"}, ()),
    "东城请领导的活动": (DC, "hold_event", EVENT, ("request_letter",)),
    "东城区长离京": (DC, "leave_beijing", HEAD_AWAY, ()),
    "东城副区长离京": (DC, "leave_beijing", DEPUTY_AWAY, ()),
    "东城街道主任离京": (DC, "leave_beijing", CHIEF_AWAY, ()),
    "东城区领导出国": (DC, "travel_abroad", {"traveller": "other_leader"}, ()),
    "东城处级副职出国": (DC, "travel_abroad", {"traveller": "deputy_rank"}, ()),
    "东城全区性会议": (DC, "hold_district_meeting", DISTRICT_MEETING, ()),
    "东城领导活动的报道": (DC, "arrange_coverage", {}, ()),
    "东城会议研究过的讲话": (DC, "publish_in_own_name", SPEECH, ()),
    "东城区长同意的文章": (DC, "publish_in_own_name", {"publication_kind": "article"}, ()),
    "东城部门发布重要信息": (DC, "release_information", RELEASE, ()),
    "东城请领导的论坛": (DC, "hold_event", EVENT | {"event_kind": "forum"}, ("request_letter",)),
    "东城请市级领导的活动": (DC, "hold_event", {"invites_higher": "city"}, ()),
    "东城领导调研": (DC, "inspect", TOUR, ()),
    "东城重点课题": (DC, "research_topic", {"research_leaders": ["1"]}, ()),
    "东城上级来访": (DC, "report_higher_visit", VISIT, ()),
    "东城报上级的材料": (DC, "supply_materials", {}, ("reported_materials",)),
    "东城外省市代表团": (DC, "receive_delegation", {}, ("official_letter",)),
    "东城其他来访": (DC, "receive_delegation", {"visitor_kind": "other"}, ("official_letter",)),
    "东城请领导的外事活动": (DC, "attend_foreign_event", FOREIGN, ("request_letter",)),
    "东城请区长的外事活动": (DC, "attend_foreign_event", FOREIGN | {"head_invited": True}, ("request_letter",)),
    "东城国际会议": (DC, "hold_foreign_event", {}, ()),
    "东城会见港澳人士": (DC, "receive_guests", FOREIGN | {"guests": "hongkong_macao"}, ("request_letter",)),
    "东城会见台湾人士": (DC, "receive_guests", {"guests": "taiwan"}, ()),
    "东城会见侨界人士": (DC, "receive_guests", {"guests": "overseas_chinese"}, ()),
    "东城涉外接待": (DC, "receive_foreign_visitors", {}, ()),
    "朝阳印发工作规则": (CY, "issue_document", RULES, ("draft",)),
    "朝阳印发规范性的工作规则": (CY, "issue_document", RULES_NORMATIVE, ()),
    "朝阳样样都占的公文": (CY, "issue_document", FULL, ()),
    "朝阳办公室重大公文": (CY, "issue_document", OFFICE, ()),
    "朝阳部门联合规范性文件": (CY, "issue_document", DEPARTMENT, ()),
    "朝阳报市政府的重大请示": (CY, "issue_document", UPWARD, ()),
    "朝阳报人大常委会的报告": (CY, "issue_document", REPORT, ()),
    "朝阳命令": (CY, "issue_document", DECREE, ()),
    "朝阳没有征求过意见的重大请示": (CY, "hand_in_request", NOT_CONSULTED, ()),
    "朝阳重大决策": (CY, "major_decision", DECISION, ()),
    "朝阳两千万元追加": (CY, "request_funds", FUNDS, ()),
    "朝阳常务会议议题": (CY, "propose_topic", TOPIC | OTHERS, ("request_letter", "report_text")),
    "朝阳纪要": (CY, "issue_minutes", {"body": "topic_meeting"}, ()),
    "朝阳请领导的活动": (CY, "hold_event", EVENT, ("request_letter",)),
    "朝阳区长离京": (CY, "leave_beijing", HEAD_AWAY, ("leave_application",)),
    "朝阳副区长离京": (CY, "leave_beijing", DEPUTY_AWAY, ("leave_application",)),
    "朝阳街道主任离京": (CY, "leave_beijing", CHIEF_AWAY, ("leave_application",)),
    "朝阳区领导出国": (CY, "travel_abroad", {"traveller": "other_leader"}, ()),
    "朝阳处级副职出国": (CY, "travel_abroad", {"traveller": "deputy_rank"}, ()),
    "朝阳全区性会议": (CY, "hold_district_meeting", DISTRICT_MEETING, ()),
    "朝阳领导活动的报道": (CY, "arrange_coverage", {}, ()),
    "朝阳会议研究过的讲话": (CY, "publish_in_own_name", SPEECH, ()),
    "朝阳区长同意的文章": (CY, "publish_in_own_name", {"publication_kind": "article"}, ()),
    "朝阳部门发布重要信息": (CY, "release_information", RELEASE, ()),
    "朝阳请领导的论坛": (CY, "hold_event", EVENT | {"event_kind": "forum"}, ("request_letter",)),
    "朝阳领导调研": (CY, "inspect", TOUR, ()),
    "朝阳重点课题": (CY, "research_topic", {"research_leaders": ["1"]}, ()),
    "朝阳请领导的外事活动": (CY, "attend_foreign_event", FOREIGN, ("request_letter",)),
    "朝阳国际会议": (CY, "hold_foreign_event", {}, ()),
}


@pytest.mark.parametrize("district", [DC, CY])
@pytest.mark.parametrize("name", SUPERVISION)
def test_a_matter_of_supervision_comes_to_its_end_without_papers(district: str, name: str) -> None:
    walk = Walk(district, *SUPERVISION[name], ())
    assert walk.left() != []
    assert (walk.refused(), walk.held(), walk.vanished) == ([], [], [])


@pytest.mark.parametrize("name", MATTERS)
def test_an_honest_matter_is_handed_in_and_comes_to_its_end(name: str) -> None:
    walk = Walk(*MATTERS[name])
    assert (walk.refused(), walk.held(), walk.vanished) == ([], [], [])


@pytest.mark.parametrize(
    ("act", "facts"),
    [("hand_in_request", REQUEST | OTHERS), ("propose_topic", TOPIC | OTHERS)],
)
def test_dongcheng_does_not_accept_what_was_not_consulted_before(act: str, facts: dict[str, Any]) -> None:
    assert len(Walk(DC, act, facts, ()).refused()) == 1


def test_what_no_step_brings_must_be_there_when_handing_in() -> None:
    assert len(Walk(DC, "issue_document", RULES, ()).refused()) == 1


def test_what_a_meeting_needs_holds_the_matter_before_the_meeting() -> None:
    walk = Walk(CY, "propose_topic", TOPIC, ("request_letter",))
    assert (walk.refused(), len(walk.held())) == ([], 1)


@pytest.mark.parametrize(
    ("act", "facts"),
    [("receive_delegation", {}), ("supply_materials", {}), ("receive_foreign_visitors", {"reception_begun": True})],
)
def test_dongcheng_refuses_visits_that_lack_what_comes_first(act: str, facts: dict[str, Any]) -> None:
    assert len(Walk(DC, act, facts, ()).refused()) == 1


@pytest.mark.parametrize("district", [DC, CY])
def test_no_route_depends_on_what_a_step_brings_about(district: str) -> None:
    rulebook = queries.district_rulebook(district)
    settled = {name for effect in rulebook.vocabulary.effects for name in effect.sets} | {"attachments"}
    written = [
        (placed.id, text)
        for placed, norm in rulebook.norms_of(RouteNorm, ON)
        for text in (norm.when, *(case.when for case in norm.exceptions))
    ]
    assert [place for place, text in written if any(name in text for name in settled)] == []
