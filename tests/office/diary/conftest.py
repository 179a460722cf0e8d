"""The same day, people and requests as at the document desk."""

from office.registry.conftest import _day, browse, district, organisation, who  # noqa: F401 -- fixtures
