"""The template environment: what every template may use without importing it."""

from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django_htmx.jinja import htmx_script

from guiju.office.cases.lateness import clock
from guiju.office.web.route_lanes import lanes
from guiju.office.web.wording import at, day, days_left, moment, money, money_short


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: `url('cases:case', case.pk)`.

    Raises NoReverseMatch for an unknown name, so that a dead link is found by the first test of the page.
    """
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> jinja2.Environment:
    """Build the environment Django's Jinja2 backend asks for. Text is escaped unless marked safe."""
    options.setdefault("autoescape", True)
    made = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 - set above
    made.globals.update(url=url, static=static, htmx_script=htmx_script)
    made.filters.update(day=day, at=at, moment=moment, days_left=days_left, clock=clock)
    made.filters.update(money=money, money_short=money_short, lanes=lanes)
    return made
