"""Sending the file that was given as evidence."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from guiju.office.documents import store
from guiju.office.documents.inspection.kinds import MEDIA_TYPES, FileKind
from guiju.office.documents.queries import Download
from guiju.office.documents.serving import send
from guiju.office.duties.errors import NoSuchDuty
from guiju.office.duties.models import Fulfilment


def download(found: Fulfilment | None) -> HttpResponseBase:
    """The file of a note. Raises NoSuchDuty when there is none, or the state folder has lost it."""
    if found is None or found.file is None:
        raise NoSuchDuty(_("这一项没有附件。"))
    try:
        stream = store.open_kept(found.file.sha256)
    except FileNotFoundError:
        raise NoSuchDuty(_("附件的内容已不在系统的数据文件夹中。请联系系统管理员。")) from None
    return send(Download(found.file_name, MEDIA_TYPES[FileKind(found.file.kind)], stream))
