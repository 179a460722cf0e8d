"""A text that a notice prints and distributes follows without a label; any other text is an attachment by name."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from guiju.office.documents.papers import Letterhead, review_paper

HEAD = Letterhead(issuer="云岭区人民政府", genre="notice", addressee="lower", disclosure="proactive", printed_by="")


@dataclass(frozen=True)
class Words:
    """A draft."""

    title: str
    annexes: str
    addressees: str = "各街道办事处"
    body: str = "请认真执行。"
    copied_to: str = ""


@pytest.mark.parametrize(
    ("title", "annexes", "listed"),
    [
        ("关于印发《云岭区公园管理办法》的通知", "云岭区公园管理办法\n第一条　公园对公众开放。", ()),
        ("关于加强公园管理的通知", "区属公园名单\n一号公园", ("区属公园名单",)),
        ("关于印发《办法》的通知", "附件1\n办法\n第一条　开放。\n附件2\n名单\n一号公园", ("办法", "名单")),
    ],
)
def test_only_what_is_not_the_matter_itself_is_listed_as_attachment(
    title: str, annexes: str, listed: tuple[str, ...]
) -> None:
    paper = review_paper(Words(title, annexes), HEAD)
    assert paper.attachments == listed
    assert [annex.labelled for annex in paper.annexes] == [bool(listed)] * len(paper.annexes)
