"""What must hold before a page changes. Each raises its named refusal; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.openness.errors import (
    AlreadyRepealed,
    DaysBackwards,
    Incomplete,
    NotAField,
    NotForPublication,
    NumberPublished,
)
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.publishing import EDITABLE, Publishing

PROACTIVE = "proactive"


def for_publication(wanted: Publishing) -> None:
    """Only what is marked 主动公开, and is something to read."""
    if wanted.disclosure != PROACTIVE:
        raise NotForPublication(
            _("《%(title)s》的公开属性不是「主动公开」，不能在网站公布。如属性有误，请先在事项中更正并说明理由。")
            % {"title": wanted.title},
            wanted.cites,
        )
    if not wanted.body.strip() and not wanted.files:
        raise Incomplete(
            _("《%(title)s》没有正文，也没有可下载的文件。请先补上正文或文件，再公开。") % {"title": wanted.title},
        )


def for_page(page: PublicDocument) -> None:
    """Every page: title, issuer, days in order, numbers that no other page has."""
    for name, words in (("title", "标题"), ("issuer", "发文机构")):
        if not getattr(page, name):
            raise Incomplete(_("公开页面缺少「%(words)s」。请补上后再办理。") % {"words": words})
    _short_enough(page)
    _in_order(page)
    for name, words in (("doc_no", "发文字号"), ("index_no", "索引号")):
        _only_here(page, name, words)


def for_number(known: PublicDocument | None) -> None:
    """A number is published once; an entry without text may still be filled in."""
    if known is not None and not known.registered_only:
        raise NumberPublished(
            _(
                "发文字号「%(doc_no)s」已在公开目录中：《%(title)s》。要改已公开的页面，请用「更正」；要恢复撤下的页面，请用「恢复」。"
            )
            % {
                "doc_no": known.doc_no,
                "title": known.title,
            }
        )


def for_repeal(old: PublicDocument, repealed_on: date) -> None:
    """Not before it was made, and not on two days."""
    if old.made_on and repealed_on < old.made_on:
        raise DaysBackwards(
            _("废止日期%(repealed_on)s早于《%(title)s》的成文日期%(made_on)s。请核对日期。")
            % {"repealed_on": repealed_on, "title": old.title, "made_on": old.made_on},
        )
    if old.repealed_on and old.repealed_on != repealed_on:
        raise AlreadyRepealed(
            _("《%(title)s》已于%(repealed_on)s废止，不能再改为%(asked)s。如原日期有误，请用「更正」。")
            % {
                "title": old.title,
                "repealed_on": old.repealed_on,
                "asked": repealed_on,
            }
        )


def for_reason(reason: str) -> None:
    if not reason.strip():
        raise Incomplete(_("请写明理由：对已公开页面的每一次改动都要留下理由。"))


def for_fields(names: Iterable[str]) -> None:
    unknown = [name for name in names if name not in EDITABLE]
    if unknown:
        raise NotAField(
            _("公开页面没有可以更正的项目「%(unknown)s」。请从页面的各项目中选择。") % {"unknown": "、".join(unknown)},
        )


def _short_enough(page: PublicDocument) -> None:
    for field in page._meta.get_fields():
        longest = getattr(field, "max_length", None)
        if longest and len(getattr(page, field.name) or "") > longest:
            words = getattr(field, "verbose_name", field.name)
            raise Incomplete(
                _("「%(words)s」超过%(longest)s个字，放不进公开页面。请缩短后再办理。")
                % {"words": words, "longest": longest},
            )


def _in_order(page: PublicDocument) -> None:
    if page.made_on and page.published_on and page.published_on < page.made_on:
        raise DaysBackwards(
            _("发布日期%(published_on)s早于成文日期%(made_on)s。请核对日期。")
            % {"published_on": page.published_on, "made_on": page.made_on},
        )
    if page.repealed_on:
        first = page.made_on
        if first and page.repealed_on < first:
            raise DaysBackwards(
                _("废止日期%(repealed_on)s早于成文日期%(first)s。请核对日期。")
                % {"repealed_on": page.repealed_on, "first": first},
            )


def _only_here(page: PublicDocument, name: str, words: str) -> None:
    number = getattr(page, name)
    same = PublicDocument.objects.filter(**{"district_id": page.district_id, name: number}).exclude(pk=page.pk)
    if number and (other := same.first()):
        raise NumberPublished(
            _("%(words)s「%(number)s」已用于《%(title)s》。请核对后另填。")
            % {"words": words, "number": number, "title": other.title},
        )
