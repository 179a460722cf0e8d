"""How an exported file leaves the product: to be saved, never shown in place of a page."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from guiju.office.rulebook.exports import ExportFile


def send(file: ExportFile) -> HttpResponse:
    """The file under its name."""
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
