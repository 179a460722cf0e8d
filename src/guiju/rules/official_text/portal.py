"""The fields a portal prints with a document: "1. [索引号]…", "索 引 号：…", label and value on two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.rules.official_text.document_numbers import document_number
from guiju.rules.official_text.lines import Line
from guiju.rules.official_text.numerals import day_in
from guiju.rules.official_text.publication import PortalFields

# One field, many names: portals of one country do not agree. Fields mapped to "" are recognised and left out.
_FIELD_OF_LABEL = {
    "索引号": "index_no",
    "索引": "index_no",
    "主题分类": "subject",
    "发文机构": "issuer",
    "发文机关": "issuer",
    "发文单位": "issuer",
    "联合发文单位": "joint_issuers",
    "联合发文机关": "joint_issuers",
    "实施日期": "effective_on",
    "生效日期": "effective_on",
    "生效时间": "effective_on",
    "成文日期": "made_on",
    "生成日期": "made_on",
    "发文字号": "doc_no",
    "发文序号": "doc_no",
    "文号": "doc_no",
    "废止日期": "repealed_on",
    "废止时间": "repealed_on",
    "失效日期": "repealed_on",
    "发布日期": "published_on",
    "发文日期": "published_on",
    "有效性": "validity",
    "信息有效性": "validity",
    **dict.fromkeys(("标题", "文件标题", "信息名称", "主题词", "内容概述", "文件来源", "公开类型"), ""),
    **dict.fromkeys(("组配分类", "信息分类", "文种分类", "体裁分类"), ""),
}
_LABELS = "|".join(r"\s*".join(label) for label in sorted(_FIELD_OF_LABEL, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:^|(?<=\s))(?:\d+\s*[.．、]\s*)?(?:[\[【［]\s*({_LABELS})\s*[\]】］]\s*[：:]?|({_LABELS})\s*[：:])\s*"
)


def portal_fields(lines: Sequence[Line]) -> tuple[PortalFields, tuple[Line, ...]]:
    """The fields found in these lines, and the lines that are not of them. The first of a label counts."""
    fields: dict[str, Any] = {}
    rest: list[Line] = []
    waiting = ""  # a label alone on its line: its value is the next line
    for line in lines:
        found = list(_pairs(line.text))
        if found:
            for label, value in found:
                _put(fields, label, value)
            waiting = "" if found[-1][1] or line.text.endswith(("]", "】", "］")) else found[-1][0]
        elif waiting and not line.after_blank:
            _put(fields, waiting, line.text)
            waiting = ""
        else:
            waiting = ""
            rest.append(line)
    return PortalFields(**fields), tuple(rest)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """(label, value) for a line that starts with a label; a line may hold several."""
    found = list(_LABEL.finditer(text))
    if not found or found[0].start() > 0:
        return
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        label = re.sub(r"\s", "", match[1] or match[2])
        yield label, text[match.end() : end].strip()


def _put(fields: dict[str, Any], label: str, value: str) -> None:
    name = _FIELD_OF_LABEL[label]
    if not name or not value or name in fields:
        return
    if name.endswith("_on"):
        fields[name] = day_in(value)
    elif name == "doc_no":
        fields[name] = document_number(value) or re.sub(r"\s", "", value)
    else:
        fields[name] = value
