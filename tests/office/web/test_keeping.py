"""Parts that are drawn once are drawn anew for other contents and in another language."""

from __future__ import annotations

import jinja2
from django.utils import translation

from guiju.office.web.jinja import environment
from guiju.office.web.keeping import kept

ROWS = "{% for row in rows %}{{ row.label }}:{{ row.count }} {% endfor %}"
SOURCE = "{% macro menu(rows, more='') %}" + ROWS + "{{ _('待办') }}{{ more }}{% endmacro %}"


def menu() -> jinja2.runtime.Macro:
    found: jinja2.runtime.Macro = environment().from_string(SOURCE).module.menu  # type: ignore[attr-defined] # its macro
    return found


def test_the_same_contents_are_drawn_once_and_others_anew() -> None:
    first = kept(menu(), [{"label": "会议", "count": 2}])
    assert kept(menu(), [{"label": "会议", "count": 2}]) is first
    assert "会议:3" in kept(menu(), [{"label": "会议", "count": 3}])
    assert kept(menu(), [{"label": "会议", "count": 2}], "甲").endswith("甲")


def test_another_language_is_drawn_anew() -> None:
    rows = [{"label": "x", "count": 1}]
    chinese = kept(menu(), rows)
    with translation.override("en"):
        assert kept(menu(), rows) != chinese


def test_what_is_kept_is_escaped_as_any_template() -> None:
    assert "<b>" not in kept(menu(), [{"label": "<b>", "count": 1}])
