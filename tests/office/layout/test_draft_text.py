"""Plain draft text becomes blocks."""

from __future__ import annotations

import pytest

from guiju.office.documents.layout import Block, BlockKind, blocks_and_annexes, blocks_of


@pytest.mark.parametrize(
    ("line", "kind", "lead"),
    [
        ("一、总体要求", BlockKind.LEVEL_1, "一、总体要求"),
        ("十二、附则", BlockKind.LEVEL_1, "十二、附则"),
        ("（一）明确责任。主办部门负责。", BlockKind.LEVEL_2, "（一）明确责任。"),
        ("（二）明确时限", BlockKind.LEVEL_2, "（二）明确时限"),
        ("1.涉及两个部门的，应当协商；", BlockKind.LEVEL_3, ""),
        ("1．全角点号也是", BlockKind.LEVEL_3, "1．全角点号也是"),
        ("（1）协商情况。", BlockKind.LEVEL_4, ""),
        ("1.5万元以内的，由办公室审定。", BlockKind.PARAGRAPH, ""),
        ("第一章　总则", BlockKind.CHAPTER, ""),
        ("第一章规定的事项，照此办理。", BlockKind.PARAGRAPH, ""),
        ("第十条　本办法自印发之日起施行。", BlockKind.PARAGRAPH, "第十条"),
        ("第十条规定的期限不变。", BlockKind.PARAGRAPH, ""),
        ("一切事项都要协商。", BlockKind.PARAGRAPH, ""),
    ],
)
def test_a_line_is_recognised_by_its_numbering(line: str, kind: BlockKind, lead: str) -> None:
    assert blocks_of(line) == (Block(line, kind, lead),)


def test_empty_lines_and_indents_are_dropped() -> None:
    assert [block.text for block in blocks_of("　　第一段。\r\n\n \t第二段。\n")] == ["第一段。", "第二段。"]


def test_a_line_that_is_only_a_label_starts_an_annex_with_its_title() -> None:
    body, annexes = blocks_and_annexes("正文。\n附件：1.目录\n附件1\n目录\n一、范围\n附件 2：\n表格\n内容。")
    assert [block.text for block in body] == ["正文。", "附件：1.目录"]
    assert [annex.title for annex in annexes] == ["目录", "表格"]
    assert annexes[0].blocks[0].kind is BlockKind.LEVEL_1


def test_a_label_with_nothing_after_it_makes_no_annex() -> None:
    assert blocks_and_annexes("正文。\n附件") == ((Block("正文。"),), ())


def test_no_text_gives_no_blocks() -> None:
    assert blocks_and_annexes("") == ((), ())
