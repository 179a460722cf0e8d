"""The demonstration organisation of both districts, as the tests of case pages have it."""

from office.cases_web.conftest import _day, browse, opened, organisation

__all__ = ["_day", "browse", "opened", "organisation"]
