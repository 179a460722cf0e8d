import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.rules.expressions import ExpressionError, Node, names, parse, source
from guiju.rules.expressions.syntax import And, Comparison, Fact, Money, Number, Operator, Text
from rules.expressions.trees import conditions_that_ask_what_is_known


@given(conditions_that_ask_what_is_known)
def test_a_condition_written_out_reads_back_as_the_same_tree(node: Node) -> None:
    assert parse(source(node)) == node


@pytest.mark.parametrize(
    ("spelt", "canonical"),
    [
        ("(major)", "major"),
        ("a and (b and c)", "a and b and c"),
        ("not(a == 1)", "not a == 1"),
        ("1 <= count(x) < 3", "1 <= count(x) and count(x) < 3"),
        ("genre in ['request']", 'genre in ("request",)'),
        ("amount >= yuan(5_000_000)", "amount >= yuan(5000000)"),
        ("amount < yuan(0.5)", "amount < yuan(0.50)"),
        ("\n  a\n  and b\n", "a and b"),
    ],
)
def test_every_spelling_has_one_canonical_form(spelt: str, canonical: str) -> None:
    assert source(parse(spelt)) == canonical


def test_an_amount_is_held_in_fen() -> None:
    assert parse("amount == yuan(5)") == Comparison(Fact("amount"), Operator.EQUAL, Money(500))
    assert parse("amount == yuan(-0.05)") == Comparison(Fact("amount"), Operator.EQUAL, Money(-5))


def test_a_chain_is_two_comparisons() -> None:
    x = Fact("x")
    assert parse("1 < x <= 3") == And(
        (Comparison(Number(1), Operator.LESS, x), Comparison(x, Operator.AT_MOST, Number(3)))
    )


def test_the_asked_facts_are_named_and_codes_are_not() -> None:
    assert names(parse('known(a) or count(b) > 1 and "c" in d or e in ("f",)')) == {"a", "b", "d", "e"}


def test_columns_count_characters_not_bytes() -> None:
    node = parse('title == "关于放假" and  major')
    assert isinstance(node, And)
    assert node.terms[1].column == 22


@pytest.mark.parametrize(
    "hostile",
    [
        "a.b",
        "a.__class__",
        "__import__('os')",
        "eval('1')",
        "count.__init__(x)",
        "lambda: 1",
        "lambda x: x",
        "x[0]",
        "[a for a in b]",
        "{a for a in b}",
        "(a for a in b)",
        "f'{a}'",
        "a if b else c",
        "(a := b)",
        "a + 1 == b",
        "~a",
        "a | b",
        "{}",
        "{'a': 1} == b",
        "{'a'} == b",
        "None",
        "...",
        "b'x' == a",
        "1.5 == a",
        "1j == a",
        "*a",
        "await a",
        "count(*a)",
        "count(**a)",
        "count(a=b)",
        "count(a, b)",
        "count()",
        "count(count(a))",
        "known(1)",
        "yuan(a)",
        "yuan(1e3) == a",
        "yuan(1.234) == a",
        "yuan('5') == a",
        "day(2026) == a",
        "day('2026-02-30') == a",
        "day('今天') == a",
        "a is True",
        "a in 'abc'",
        "a in ()",
        "a in (b, c)",
        "1 < a in (1, 2)",
        "a in b in c",
        "(a and b) == c",
        "a; b",
        "a = 1",
        "a == 0x10",
        "a == 'x' 'y'",
        "a == r'x'",
        "a == '''x'''",
        "a # b",
        "a == '\\x41'",
        "import os",
        "a\0b",
        "\ud800",
        "@a",
        "",
        "   ",
        "（a）",
        "a and",
        "A == 1",
        "中文 == 1",
        "ａ == 1",
        "a == 'x\u200by'",
        "any_of(a, ('b', 1))",
        "any_of(a, b)",
        "a == " + "9" * 400,
        "a == " + "9" * 4400,
        "yuan(" + "9" * 20 + ") == a",
        "yield a",
        "print(a)",
        "a == -True",
    ],
)
def test_nothing_outside_the_listed_forms_is_read(hostile: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(hostile)
    assert 1 <= caught.value.column <= len(hostile) + 1
    assert any("一" <= c <= "鿿" for c in caught.value.message)


@pytest.mark.parametrize(
    "bomb",
    [
        "(" * 5000 + "a" + ")" * 5000,
        "(" * 900 + "a" + ")" * 900,
        "not " * 490 + "a",
        "-" * 1990 + "1",
        "a and " * 100_000,
        "count(" * 300,
        "[" * 1000,
        "(not " * 39 + "(not a and b)" + ")" * 39,
    ],
)
def test_a_bomb_is_refused_instead_of_exploding(bomb: str) -> None:
    with pytest.raises(ExpressionError):
        parse(bomb)


@given(st.text(st.sampled_from("ab01 ()[]{}'\",.=<>!-+*#\\notaridcu_:@\n中（")) | st.text())
def test_any_text_is_read_or_refused_and_never_fails_otherwise(text: str) -> None:
    try:
        node = parse(text)
    except ExpressionError:
        return
    assert parse(source(node)) == node


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("major and x.y", 11, "只能写"),
        ('"关于" == title and f(x)', 19, "count、any_of、known、yuan、day"),
        ("amount >= yuan(1.234)", 11, "两位小数"),
        ("   major is True", 4, "=="),
        ('genre in ("request" "report")', 11, "逗号"),
        ("major and", 10, "是否齐全"),
        ("genre in （1）", 10, "半角"),
        ("major # and not urgent", 7, "注释"),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_cure(text: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionError, match=words) as caught:
        parse(text)
    assert caught.value.column == column
    assert str(caught.value).startswith(f"第{column}列：")


def test_a_text_is_not_a_number() -> None:
    assert parse('a == "1"') != parse("a == 1")
    assert parse('a == "1"') == Comparison(Fact("a"), Operator.EQUAL, Text("1"))
