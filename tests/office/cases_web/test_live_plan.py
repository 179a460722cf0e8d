"""The plan beside the form."""

from __future__ import annotations

from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import DRAFTER, NOTICE


def plan(browse: Browse, act: str = "issue_document", who: str = DRAFTER, **more: object) -> str:
    client = browse(who)
    given = fields(client.get(f"/new/{act}/")) | more
    answer = client.post(f"/new/{act}/plan", given)
    assert answer.status_code == 200
    return text(answer)


def test_undecided_stages_say_which_facts_decide(browse: Browse) -> None:
    shown = plan(browse)
    assert "「签发」由谁办，要看" in shown
    assert "以谁的名义制发" in shown


def test_the_route_names_the_people_who_would_be_asked(browse: Browse) -> None:
    shown = plan(browse, **NOTICE)
    assert "李示四" in shown  # the deputy in charge of housing
    assert "钱示二" not in shown  # the executive deputy signs no ordinary notice


def test_a_judgement_changes_the_route_before_its_reason_is_given(browse: Browse) -> None:
    assert "钱示二" in plan(browse, **NOTICE, **{"f-major": "on"})


def test_what_is_missing_says_who_supplies_it_and_under_which_article(browse: Browse) -> None:
    shown = plan(browse, **NOTICE, **{"f-major": "on"})
    assert "缺少：本部门法制机构内部合法性审查意见" in shown
    assert "戚示卅三" in shown
    assert "第十七条" in shown


def test_what_cannot_be_read_leaves_the_rest_of_the_plan(browse: Browse) -> None:
    assert "流程" in plan(browse, "request_funds", **{"f-amount": "abc", "f-money_kind": "ordinary"})


def test_limits_show_their_arithmetic_once_their_day_is_known(browse: Browse) -> None:
    wanted = {"f-invites_leader": "on", "f-event_on": ""}
    assert "从「活动日期」起算" in plan(browse, "hold_event", **wanted)
    known = plan(browse, "hold_event", **wanted | {"f-event_on": "2024-06-20"})
    assert "2024年6月11日" in known  # seven working days before, two days of the dragon boat festival left out
    assert "期限怎样算出" in known


def test_without_scripts_a_button_draws_the_plan_again_and_complains_of_nothing(browse: Browse) -> None:
    client = browse(DRAFTER)
    given = fields(client.get("/new/issue_document/")) | NOTICE | {"title": "", "f-major": "on", "do": "plan"}
    answer = client.post("/new/issue_document/", given)
    assert answer.status_code == 200
    assert "还没有填写" not in text(answer)
    assert "钱示二" in text(answer)


def test_the_same_typing_gives_the_plan_of_the_persons_own_district(browse: Browse) -> None:
    shown = plan(browse, who="cy-housing-desk", **NOTICE)
    assert "朝阳规则" in shown
    assert "东城规则" not in shown
