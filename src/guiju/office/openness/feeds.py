"""The Atom feed of a district's newest pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from guiju.office.openness.models import PublicDocument

ENTRIES = 50


def atom(title: str, district: str, pages: Sequence[PublicDocument], site: str) -> str:
    """The feed as XML. `site`: scheme and host of this installation, without a slash at the end."""
    home = site + reverse("openness:register", args=[district])
    own = site + reverse("openness:feed", args=[district])
    feed = Atom1Feed(title=title, link=home, description="", language="zh-Hans", feed_url=own, feed_guid=own)
    for page in pages:
        address = site + reverse("openness:document", args=[district, page.pk])
        feed.add_item(
            title=page.title,
            link=address,
            description=" ".join(filter(None, (page.doc_no, page.issuer))),
            unique_id=address,
            pubdate=_midnight(page),
            updateddate=page.updated_at,
            author_name=page.issuer,
            categories=[name for name in (page.genre, page.subject) if name],
        )
    return str(feed.writeString("utf-8"))


def _midnight(page: PublicDocument) -> datetime:
    """The day a page is listed under, as the instant it begins here."""
    return datetime.combine(page.listed_on, time(), timezone.get_default_timezone()).astimezone(UTC)
