"""The rules over HTTP: answers, refusals, and what a stranger gets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from guiju.office.rulebook import queries
from guiju.rules.planning.plan_json import plan_as_json

PLAN = "/api/rules/dongcheng/plan"
FACTS = {"in_name_of": "government", "genre": "notice", "disclosure": "proactive"}
ASKED = {"act": "issue_document", "on": "2026-11-20", "facts": FACTS}


def post(client: Client, address: str, body: Any) -> Any:
    """A POST as the browser's script sends it, with the token of the session."""
    client.get("/api/docs")
    token = client.cookies["csrftoken"].value
    return client.post(address, body, content_type="application/json", headers={"X-CSRFToken": token})


def error(answer: Any) -> dict[str, Any]:
    """The error of a refusal; nothing else stands in the answer."""
    found = answer.json()
    assert list(found) == ["error"]
    assert found["error"].keys() == {"code", "message", "remedy", "cites"}
    return dict(found["error"])


@pytest.mark.parametrize("address", ["acts", "coverage", "articles/1", "texts", "conflicts", "settings"])
def test_a_stranger_is_refused(client: Client, db: None, address: str) -> None:
    answer = client.get(f"/api/rules/dongcheng/{address}")
    assert (answer.status_code, error(answer)["code"]) == (401, "unauthorized")


def test_a_stranger_may_not_read_the_description_either(client: Client, db: None) -> None:
    assert client.get("/api/docs").status_code == 302
    assert client.get("/api/openapi.json").status_code == 302


def test_acts_come_with_their_typed_facts(signed_in: Client) -> None:
    acts = signed_in.get("/api/rules/dongcheng/acts?on=2026-11-20").json()
    document = next(act for act in acts if act["name"] == "issue_document")
    major = next(fact for fact in document["facts"] if fact["name"] == "major")
    assert (major["type"], major["kind"], major["required"], major["default"]) == ("boolean", "judgement", False, False)


def test_a_plan_is_the_one_the_rulebook_gives(signed_in: Client) -> None:
    expected = queries.district_rulebook("dongcheng").plan("issue_document", FACTS, date(2026, 11, 20))
    assert post(signed_in, PLAN, ASKED).json() == plan_as_json(expected, queries.vocabulary())


def test_a_plan_without_the_token_of_the_session_is_refused(signed_in: Client) -> None:
    assert signed_in.post(PLAN, ASKED, content_type="application/json").status_code == 403


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"act": "build_rocket"}, 404, "unknown_act"),
        ({"facts": {"majr": True}}, 400, "fact_error"),
        ({"facts": {"major": "yes"}}, 400, "fact_error"),
        ({"on": "1999-01-01"}, 409, "not_in_force"),
        ({"on": "soon"}, 400, "invalid_request"),
        ({"facts": ["major"]}, 400, "invalid_request"),
        ({"shape": "round"}, 400, "invalid_request"),
    ],
)
def test_what_cannot_be_planned_says_why(signed_in: Client, change: dict[str, Any], status: int, code: str) -> None:
    answer = post(signed_in, PLAN, ASKED | change)
    assert (answer.status_code, error(answer)["code"]) == (status, code)


def test_a_body_that_is_no_json_is_refused_in_the_same_shape(signed_in: Client) -> None:
    answer = post(signed_in, PLAN, "{")
    assert (answer.status_code, error(answer)["message"]) == (400, "请求读不懂")


@pytest.mark.parametrize("address", ["atlantis/acts", "atlantis/coverage", "dongcheng/articles/999"])
def test_what_is_not_there_is_not_found(signed_in: Client, address: str) -> None:
    answer = signed_in.get(f"/api/rules/{address}")
    assert (answer.status_code, error(answer)["message"][:2]) in {(404, "没有"), (404, "北京")}


def test_coverage_has_every_article(signed_in: Client) -> None:
    found = signed_in.get("/api/rules/dongcheng/coverage").json()
    own = queries.instrument("dongcheng")
    assert [article["number"] for article in found["articles"]] == list(own.articles)
    assert found["pending"] == sum(article.pending for article in own.articles.values())


def test_an_article_comes_with_its_norms_in_words_and_its_readings(signed_in: Client) -> None:
    found = signed_in.get("/api/rules/dongcheng/articles/55").json()
    article = queries.instrument("dongcheng").articles[55]
    assert [norm["id"] for norm in found["norms"]] == [placed.id for placed in article.norms]
    assert [reading["id"] for reading in found["readings"]] == [reading.id for reading in article.readings]


def test_the_page_of_the_description_fetches_nothing_from_outside(signed_in: Client) -> None:
    answer = signed_in.get("/api/docs")
    page = answer.content.decode()
    assert "swagger-ui-bundle.js" in page
    assert "://" not in page
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_scripts_of_the_description_are_served_from_here(signed_in: Client) -> None:
    assert all(
        finders.find(f"ninja/{name}") for name in ("swagger-ui-bundle.js", "swagger-ui-init.js", "swagger-ui.css")
    )


def test_every_operation_on_rules_says_how_it_refuses(signed_in: Client) -> None:
    paths = signed_in.get("/api/openapi.json").json()["paths"]
    rules = [path for address, path in paths.items() if address.startswith("/api/rules/")]
    operations = [operation for path in rules for operation in path.values()]
    assert operations
    assert all({"400", "401", "403", "404", "409"} <= operation["responses"].keys() for operation in operations)


def test_the_law_above_is_told_with_its_contradictions_and_settings(signed_in: Client) -> None:
    texts = signed_in.get("/api/rules/dongcheng/texts").json()
    assert [one["code"] for one in texts if not one["outside"]] == [queries.instrument("dongcheng").code]
    (topic,) = [one for one in signed_in.get("/api/rules/dongcheng/conflicts").json() if one["id"] == "statutory-topic"]
    assert topic["follows"] == topic["above"] == "MDP713:30"
    states = {
        one["code"]: (one["value"], one["state"]) for one in signed_in.get("/api/rules/dongcheng/settings").json()
    }
    assert states["municipal_filing_days"] == (None, "U")
