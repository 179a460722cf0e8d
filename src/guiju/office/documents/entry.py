"""What the browser and the API share: who asks, how much is taken, and that refused views are kept on record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.documents.actions import Upload
from guiju.office.documents.errors import NotYourPaper
from guiju.office.documents.inspection import clean_name
from guiju.office.documents.inspection.inspecting import refuse_large
from guiju.office.people.models import Person

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person, now. Only for views that ask for a sign-in."""
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("this view must ask for a sign-in")
    return Actor(person, timezone.now())  # noqa: TID251 - an entry point reads the clock


@contextmanager
def on_record(request: HttpRequest) -> Iterator[None]:
    """Keep on record who asked for a paper that is not theirs to see; the refusal goes on."""
    try:
        yield
    except NotYourPaper as refusal:
        cases.log_refusal(refusal.case_id, actor_of(request), f"{request.method} {request.path}")
        raise


def signed_in(view: View) -> View:
    """Ask for a sign-in, and keep refusals on record."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        with on_record(request):
            return view(request, *args, **options)

    return login_required(guarded)


def upload_of(file: UploadedFile[bytes]) -> Upload:
    """An uploaded file, read only when it is not too large. Raises TooLarge, NotWhatItClaims (empty)."""
    limit: int = settings.UPLOAD_LIMIT_BYTES
    name = file.name or ""
    refuse_large(clean_name(name), file.size or 0, limit)
    return Upload(name, file.read(), limit)
