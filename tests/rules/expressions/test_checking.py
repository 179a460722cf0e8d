import pytest

from guiju.rules.expressions import ExpressionError, check, parse
from rules.expressions.trees import VOCABULARY


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("majr", 1, "没有名为「majr」的事实；相近的有：major（涉及重大事项）"),
        ("major and zzzzzz", 11, "没有名为「zzzzzz」的事实；请先在词汇表中定义"),
        ("known(amout)", 7, "amount"),
        (
            'genre == "reqest"',
            10,
            "「文种」没有「reqest」这个值；可用的值：request（请示）、report（报告）、letter（函）",
        ),
        ('"reqest" != genre', 1, "可用的值"),
        ('genre in ("request", "memo")', 22, "没有「memo」"),
        ('"memo" in attachments', 1, "「附件」没有「memo」这个值"),
        ('any_of(attachments, ("draft", "memo"))', 31, "没有「memo」"),
        ("amount >= 5000000", 11, r"请把 5000000 写成 yuan\(5000000\)"),
        ("5000000 < amount", 1, r"写成 yuan\(5000000\)"),
        ("days > yuan(5)", 1, "「离京时间」.整数.不能与固定值.金额.比较"),
        ("amount == days", 1, "不能与"),
        ("amount", 1, "「追加额度」.金额.不能单独作条件"),
        ("major and days", 11, "不能单独作条件"),
        ("count(organs)", 1, "不能单独作条件"),
        ("not 5", 5, "不能单独作条件"),
        ("count(days) > 1", 7, "不是集合"),
        ('any_of(genre, ("request",))', 8, "不是集合"),
        ('"request" in genre', 14, "不是集合"),
        ("days in organs", 1, "不能是集合的一项"),
        ("organs == attachments", 1, "集合不能直接比较"),
        ('genre < "request"', 1, "没有大小"),
        ("major >= True", 1, "没有大小"),
        ('major == "yes"', 1, "不能与"),
        ('leaves_on == "2026-01-01"', 1, "不能与"),
        ("1 == 1", 1, "没有用到事实"),
        ("1 in (1, 2)", 1, "没有用到事实"),
        ("genre in (1, 2)", 11, "类型不同"),
        ('days in ("a",)', 10, "类型不同"),
        ("amount in (1, 2)", 1, "不能与一组值比较"),
    ],
)
def test_a_condition_that_does_not_fit_the_facts_is_refused_with_place_and_cure(
    text: str, column: int, words: str
) -> None:
    with pytest.raises(ExpressionError, match=words) as caught:
        check(parse(text), VOCABULARY)
    assert caught.value.column == column


@pytest.mark.parametrize(
    "text",
    [
        "True",
        "major",
        "not major",
        "major == urgent",
        "amount >= yuan(5000000)",
        "yuan(1) < amount < yuan(2.50)",
        "count(deputies) >= 2",
        "days in (1, 2)",
        'genre in ("request",)',
        '"any_post" in deputies',
        "known(organs)",
        "drafting_organ in organs",
        'title != "x"',
        "leaves_on <= back_on",
        'leaves_on >= day("2026-01-01")',
    ],
)
def test_a_fitting_condition_passes(text: str) -> None:
    check(parse(text), VOCABULARY)
