"""Chinese words have Chinese punctuation; what stands beside them of code, figures and English stays as it is."""

from __future__ import annotations

import pytest
from scripts.punctuation import in_guide, in_python, in_template, in_yaml, widened


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("已受理,请等待。", "已受理，请等待。"),
        ("缺少: 送签稿; 请补充", "缺少：送签稿；请补充"),
        ("区长(主持)、列席", "区长（主持）、列席"),
        ("东城 (DC2024)第3条", "东城（DC2024）第3条"),
        ("第%(number)s条(%(kind)s)的内容", "第%(number)s条（%(kind)s）的内容"),
        ("gate: accept, cure: 改, act: topic", "gate: accept, cure: 改, act: topic"),
        ("f(x, y): 1:3", "f(x, y): 1:3"),
    ],
)
def test_only_marks_beside_chinese_are_changed(written: str, right: str) -> None:
    assert widened(written) == right
    assert widened(right) == right


@pytest.mark.parametrize(
    ("read", "source", "right"),
    [
        (in_python, 'SAID = _("好,可以")  # 注,释\n', 'SAID = _("好，可以")  # 注,释\n'),
        (in_python, 'FOUND = r"第(一|二),条"\n', 'FOUND = r"第(一|二),条"\n'),
        (in_python, 'MARKS = "，,"  # halfwidth\n', 'MARKS = "，,"  # halfwidth\n'),
        (in_python, 'def f() -> None:\n    """In English (区长), mostly."""\n', None),
        (in_yaml, "zh: {区长: 主持,召集}\n", "zh: {区长: 主持,召集}\n"),
        (in_yaml, "says: 主持,召集\n", "says: 主持，召集\n"),
        (in_template, "{# 注,释 #}<p>好,可以</p>", "{# 注,释 #}<p>好，可以</p>"),
        (in_guide, "写 `甲,乙`,再看[会议](04-会议.md),保存", "写 `甲,乙`，再看[会议](04-会议.md)，保存"),
    ],
)
def test_patterns_comments_and_code_stay(read: object, source: str, right: str | None) -> None:
    assert callable(read)
    assert read(source) == (source if right is None else right)
