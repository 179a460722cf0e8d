"""The demonstration organisation of both districts, once for all acts."""

from office.cases_web.conftest import organisation

__all__ = ["organisation"]
