"""The made-up district of the document tests, its cases read into the index."""

from office.documents.conftest import _district, _lifted, committing, stranger, town  # noqa: F401 -- fixtures
