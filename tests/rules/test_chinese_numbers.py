import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.rules.chinese_numbers import ChineseNumberError, chinese_number, parse_chinese_number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (7, "七"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (47, "四十七"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2024, "二千零二十四"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_articles_write_them(number: int, written: str) -> None:
    assert chinese_number(number) == written


@given(st.integers(0, 9999))
def test_every_number_survives_writing_and_reading(number: int) -> None:
    assert parse_chinese_number(chinese_number(number)) == number


@pytest.mark.parametrize(("written", "number"), [("一十二", 12), ("一百〇一", 101), ("〇", 0)])
def test_common_variants_are_read(written: str, number: int) -> None:
    assert parse_chinese_number(written) == number


@pytest.mark.parametrize("text", ["", "47", "四七", "十百", "一百一", "零七", "二十零", "四十七条", "万", "一一"])
def test_text_that_is_no_number_is_refused_by_name(text: str) -> None:
    with pytest.raises(ChineseNumberError, match="中文数字"):
        parse_chinese_number(text)


@pytest.mark.parametrize("number", [-1, 10000])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ChineseNumberError, match="9999"):
        chinese_number(number)


@given(st.text(alphabet="零〇一二三四五六七八九十百千", max_size=8))
def test_whatever_is_read_is_a_spelling_of_the_number_it_is_read_as(text: str) -> None:
    try:
        number = parse_chinese_number(text)
    except ChineseNumberError:
        return
    assert text.replace("〇", "零").removeprefix("一") == chinese_number(number).removeprefix("一")
