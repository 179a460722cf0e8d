"""Takes the words of a DOCX over as a draft, and tells what is not taken over."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.documents.checking.elements import Elements, elements_of
from guiju.office.documents.checking.reading import FilePaper, Paragraph
from guiju.office.documents.drafting import DraftText

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Imported:
    """The words, and one sentence for each thing that was left out or changed."""

    text: DraftText
    told: tuple[str, ...]


def imported_draft(paper: FilePaper) -> Imported:
    """The draft in a paper: its elements by their places. Everything of the header and foot is the product's to set."""
    found = elements_of(paper)
    text = DraftText(
        title="\n".join(one.text for one in found.title)[:_LONGEST_TITLE],
        addressees=_names(found.addressees),
        body=_lines(found.body),
        annexes=_lines(found.annexes),
        copied_to=_copied(found.copied),
    )
    return Imported(text, tuple(_told(paper, found)))


def _lines(paragraphs: list[Paragraph]) -> str:
    return "\n".join(one.text for one in paragraphs)


def _names(paragraph: Paragraph | None) -> str:
    return paragraph.text.rstrip("：:") if paragraph else ""


def _copied(paragraph: Paragraph | None) -> str:
    if paragraph is None:
        return ""
    return paragraph.text.replace("抄送", "", 1).strip(" 　：:").rstrip("。").replace("，", "\n")


def _told(paper: FilePaper, found: Elements) -> list[str]:
    dropped = paper.dropped
    told = []
    if dropped["tables"]:
        said = _("有%(count)s个表格：单元格的文字按顺序成段放进了正文，表格线没有保留。需要表格的，请作为附件上传。")
        told.append(said % {"count": dropped["tables"]})
    for name, said in (
        ("pictures", _("有%(count)s张图片没有导入，请作为附件上传。")),
        ("objects", _("有%(count)s个嵌入的对象没有导入，请作为附件上传。")),
        ("footnotes", _("有%(count)s处脚注或者尾注没有导入，请写进正文。")),
        ("comments", _("有%(count)s处批注没有导入。")),
        ("changes", _("文件里有%(count)s处修订痕迹：已按接受全部修订后的文字导入。")),
    ):
        if dropped[name]:
            told.append(said % {"count": dropped[name]})
    left_out = _left_out(found)
    if left_out:
        told.append(_("没有导入、由系统在印发时生成的：%(names)s。") % {"names": "、".join(left_out)})
    return told


def _left_out(found: Elements) -> list[str]:
    names = (
        (found.mark, _("发文机关标志")),
        (found.number, _("发文字号")),
        (found.attachments, _("附件说明")),
        (found.signatures, _("发文机关署名")),
        (found.date, _("成文日期")),
        (found.note, _("附注")),
        (found.printed, _("印发机关和印发日期")),
    )
    return [name for part, name in names if part]
