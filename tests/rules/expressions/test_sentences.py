import pytest
from hypothesis import given

from guiju.rules.expressions import Node, parse, sentence
from rules.expressions.trees import VOCABULARY, conditions_that_ask_what_is_known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("major", "涉及重大事项"),
        ("not major", "并非「涉及重大事项」"),
        ("major == True", "涉及重大事项"),
        ("major == False", "并非「涉及重大事项」"),
        ("major != True", "并非「涉及重大事项」"),
        ("major == urgent", "「涉及重大事项」与「紧急」一致"),
        ("amount >= yuan(5000000)", "追加额度不少于500万元"),
        ("yuan(5000000) <= amount", "追加额度不少于500万元"),
        ("amount < yuan(150000000)", "追加额度少于1.5亿元"),
        ("amount > yuan(50001)", "追加额度超过50001元"),
        ("amount == yuan(0.05)", "追加额度为0.05元"),
        ("amount <= yuan(0)", "追加额度不超过0元"),
        ("amount >= yuan(-12500.50)", "追加额度不少于-12500.5元"),
        ("days > 3", "离京时间超过3天"),
        ("days in (1, 2)", "离京时间属于1天、2天之一"),
        ("count(deputies) >= 2", "分管副区长不少于2个"),
        ("count(deputies) == count(organs)", "分管副区长的个数为「涉及的部门」的个数"),
        ('leaves_on < day("2026-10-01")', "离京日期早于2026年10月1日"),
        ("back_on >= leaves_on", "返京日期不早于「离京日期」"),
        ('genre == "request"', "文种为「请示」"),
        ('genre != "request"', "文种不为「请示」"),
        ('genre in ("request", "report")', "文种属于「请示」、「报告」之一"),
        ('genre not in ("request", "report")', "文种不属于「请示」、「报告」之一"),
        ('"interpretation" in attachments', "附件包括「政策解读」"),
        ('"interpretation" not in attachments', "附件不包括「政策解读」"),
        ("drafting_organ in organs", "涉及的部门包括「起草部门」"),
        ('any_of(attachments, ("draft", "opinion"))', "附件包括「文稿」、「合法性审查意见」中的任一项"),
        ("known(amount)", "已填写「追加额度」"),
        ("not known(amount)", "并非「已填写「追加额度」」"),
        ("major and urgent", "涉及重大事项且紧急"),
        ("major or urgent", "涉及重大事项或紧急"),
        ("major and (urgent or days > 3)", "涉及重大事项且（紧急或离京时间超过3天）"),
        ("major and urgent or days > 3", "（涉及重大事项且紧急）或离京时间超过3天"),
        ("not (major or urgent)", "并非（涉及重大事项或紧急）"),
        ("True", "任何情形"),
        ("False", "没有任何情形"),
    ],
)
def test_a_condition_is_said_as_an_official_would(text: str, said: str) -> None:
    assert sentence(parse(text), VOCABULARY) == said


@given(conditions_that_ask_what_is_known)
def test_every_fitting_condition_can_be_said_without_a_code_of_a_labelled_fact(node: Node) -> None:
    said = sentence(node, VOCABULARY)
    assert said
    assert not any(code in said for code in ("request", "interpretation", "yuan", "fen"))
