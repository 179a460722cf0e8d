"""The components, rendered alone: what users typed stays text, and states become the right words."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jinja2
import pytest

from guiju.office.web import gallery_samples as samples
from guiju.office.web.jinja import environment
from guiju.rules.citations import Citation

TEMPLATES = Path("src/guiju/office/web/templates")
HOSTILE = "<script>alert('x')</script>\"'&"
CITATION = {"zh": HOSTILE, "short": HOSTILE, "gist": HOSTILE, "url": HOSTILE}
FINDING = {
    "ok": False,
    "strength": "must",
    "message": HOSTILE,
    "cure": HOSTILE,
    "who": HOSTILE,
    "citations": [CITATION],
}
LIMIT = {"due": samples.TODAY, "provisional": True, "arithmetic": HOSTILE}
STEP = {
    "stage": HOSTILE,
    "who": [HOSTILE],
    "verb": HOSTILE,
    "state": "active",
    "note": HOSTILE,
    "because": [HOSTILE],
    "limit": LIMIT,
    "people": [{"name": HOSTILE, "day": None, "note": HOSTILE}],
}
EVENT = {"at": samples.instant(3, 1, 1), "who": HOSTILE, "what": HOSTILE, "words": HOSTILE, "on_behalf": HOSTILE}
CHOICES = [(HOSTILE, HOSTILE, HOSTILE)]
CALLS = {
    "actions": ["button(h, name=h, value=h, confirm=h)", "link_button(h, h)", "button(h, disabled=true, why=h)"],
    "chips": ["status('running', h)", "deadline(limit, today)", "strength(h)"],
    "citations": ["cite(citation)", "cites([citation])"],
    "conflicts": [
        "conflicts([{'gist': h, 'decision': h, 'follows': h, 'ours': citation, 'above': citation, "
        "'decided_by': h, 'since': today, 'example': h}])"
    ],
    "feedback": ["flashes([{'message': h, 'level_tag': 'error'}])", "empty(h, h, h, h)", "page_head(h, h)"],
    "fields": [
        "text_field(h, h, h, h, h)",
        "long_field(h, h, h, h, [h])",
        "select_field(h, h, choices, h)",
        "radio_field(h, h, choices, h, h, h)",
        "check_field(h, h, choices, [h])",
        "tick_field(h, h, true, h, h)",
        "money_field(h, h, h)",
        "day_field(h, h, h)",
        "file_field(h, h, h, h)",
        "error_summary([(h, h, h)])",
        "text_field('t', 't', attrs={'hx-post': h})",
    ],
    "findings": ["finding(finding_of_user)", "findings([finding_of_user])"],
    "navigation": ["tabs([{'url': h, 'label': h}])", "crumbs([(h, h), (h, '')])", "search_box(h, h, h)"],
    "language": ["language_switch(h)"],
    "norms": ["question({'question': h, 'answer': h})"],
    "public": ["document_title(h, h)", "ten_fields([(h, h)])", "document_list([{'title': h, 'url': h}])"],
    "route": ["route([step], today)", "route_strip([step])"],
    "sheets": ["sheet_title(h, h)", "sheet_table([[(h, h)]])", "sheet_opinions([{'who': h, 'words': h}])"],
    "choosing": ["options([(h, h)], h)"],
    "tables": ["table([h], [], h, h)", "cell(h, h)", "definitions([(h, h)])"],
    "timeline": ["timeline([event])"],
}


@pytest.fixture(scope="module")
def templates() -> jinja2.Environment:
    return environment(loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.Undefined)


def draw(templates: jinja2.Environment, component: str, call: str, **context: Any) -> str:
    source = f'{{% import "components/{component}.jinja" as drawn %}}{{{{ drawn.{call} }}}}'
    return templates.from_string(source).render(today=samples.TODAY, **context)


class Tags(HTMLParser):
    """Collects the tags and attribute names of a piece of HTML, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize(("component", "call"), [(c, call) for c, calls in CALLS.items() for call in calls])
def test_what_users_typed_never_becomes_markup(templates: jinja2.Environment, component: str, call: str) -> None:
    context: dict[str, Any] = {"h": HOSTILE, "limit": LIMIT, "citation": CITATION, "finding_of_user": FINDING}
    html = draw(templates, component, call, step=STEP, event=EVENT, choices=CHOICES, **context)
    assert "&lt;script&gt;" in html
    assert "script" not in Tags(html).tags


def test_a_citation_of_the_rules_core_is_shown_by_its_place_and_code(templates: jinja2.Environment) -> None:
    html = draw(templates, "citations", "cite(c)", c=Citation("YL2024", 12, item=3))
    assert "第十二条第（三）项" in html
    assert "<code>YL2024:12.3</code>" in html


def test_a_refusal_shows_its_sentence_remedy_articles_and_findings(templates: jinja2.Environment) -> None:
    page = templates.get_template("errors/refusal_fragment.jinja")
    html = page.render(message=HOSTILE, remedy="补齐后重报", cites=[CITATION], findings=[FINDING])
    assert "怎么办：补齐后重报" in html
    assert 'class="finding finding-blocked"' in html
    assert "script" not in Tags(html).tags


def test_every_component_file_is_covered_by_the_escaping_test() -> None:
    assert {path.stem for path in (TEMPLATES / "components").glob("*.jinja")} - {"icons"} == set(CALLS)


@pytest.mark.parametrize(
    ("ok", "strength", "state"),
    [
        (True, "must", "ok"),
        (False, "must", "blocked"),
        (False, "in_principle", "warn"),
        (None, "must", "unknown"),
    ],
)
def test_only_a_failed_must_is_drawn_as_blocked(
    templates: jinja2.Environment, ok: bool | None, strength: str, state: str
) -> None:
    html = draw(templates, "findings", "finding(f)", f={**FINDING, "ok": ok, "strength": strength})
    assert f'class="finding finding-{state}"' in html


def test_the_tally_counts_blocked_and_met_findings_apart(templates: jinja2.Environment) -> None:
    html = draw(templates, "findings", "findings(f)", f=samples.FINDINGS)
    assert "不符合 <b>1</b>" in html
    assert "已符合的 2 项" in html


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 3, 26), "还剩 1 天"),
        (date(2024, 3, 27), "今天到期"),
        (date(2024, 3, 28), "逾期 1 天"),
    ],
)
def test_a_deadline_says_how_many_days_are_left(templates: jinja2.Environment, on: date, words: str) -> None:
    assert words in draw(templates, "chips", "deadline(limit, on)", limit=samples.DEADLINE_SOON, on=on)


def test_an_overdue_limit_that_was_met_in_time_is_not_shown_as_overdue(templates: jinja2.Environment) -> None:
    html = draw(templates, "chips", "deadline(limit, today, met=true)", limit=samples.DEADLINE_LATE)
    assert "已按期办理" in html
    assert "逾期" not in html


def test_a_field_with_an_error_keeps_its_value_and_ties_the_sentence_to_the_input(
    templates: jinja2.Environment,
) -> None:
    html = draw(templates, "fields", "text_field('title', '标题', '请示', '帮助', '太短。', required=true)")
    assert 'value="请示"' in html
    assert 'aria-describedby="id_title-help id_title-error"' in html
    assert 'id="id_title-error">太短。' in html


def test_choices_are_compared_as_text_so_that_a_number_stays_chosen(templates: jinja2.Environment) -> None:
    html = draw(templates, "fields", "select_field('n', 'n', [(1, '一'), (2, '二')], '2')")
    assert '<option value="2" selected>' in html
    assert '<option value="1">' in html


def test_steps_at_the_same_time_share_a_row(templates: jinja2.Environment) -> None:
    steps = [{"stage": "审核", "who": "甲", "verb": "审", "state": "waiting", "together": t} for t in (False, True)]
    assert draw(templates, "route", "route(steps)", steps=steps).count("同时办理") == 1
