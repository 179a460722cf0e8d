"""How files leave the product: never shown in place of a page, never with a type to be guessed."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from guiju.office.documents.queries import Download


def send(download: Download) -> FileResponse:
    """A file to be saved, under its Chinese name (RFC 5987). Opened in the browser it could run nothing."""
    response = FileResponse(
        download.stream, as_attachment=True, filename=download.name, content_type=download.media_type
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    _keep_private(response)
    return response


def show_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF that we made ourselves, shown in a frame of our own pages."""
    response = HttpResponse(content, content_type="application/pdf")
    disposition = content_disposition_header(False, name)
    if disposition:
        response["Content-Disposition"] = disposition
    # The browser's viewer is a plug-in to the policy, which forbids those elsewhere.
    response["Content-Security-Policy"] = "default-src 'self'; object-src 'self'; frame-ancestors 'self'"
    _keep_private(response)
    return response


def _keep_private(response: HttpResponseBase) -> None:
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
