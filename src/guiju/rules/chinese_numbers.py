"""Whole numbers written in Chinese characters, as articles and paragraphs count them: 四十七 <-> 47."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_VALUE_OF_UNIT = {name: value for value, name in _UNITS}
LARGEST = 9999


class ChineseNumberError(ValueError):
    """The text is not a Chinese number from 零 to 九千九百九十九, or the number lies outside that range."""


def chinese_number(number: int) -> str:
    """Write 0..9999 in characters: 10 → 十, 12 → 十二, 101 → 一百零一, 110 → 一百一十."""
    if not 0 <= number <= LARGEST:
        raise ChineseNumberError(f"只能写出0到{LARGEST}之间的数，得到的是{number}")
    if number == 0:
        return _DIGITS[0]
    text = _written_in_full(number)
    return text.removeprefix("一") if 10 <= number < 20 else text


def parse_chinese_number(text: str) -> int:
    """Read what `chinese_number` writes; also accepts 〇 for 零 and 一十二 for 十二.

    Raises ChineseNumberError for anything else, so that a misprint is noticed instead of guessed at.
    """
    plain = text.replace("〇", "零")
    number = _sum_of_digits_and_units(plain)
    if number is None or plain not in {chinese_number(number), _written_in_full(number) or "零"}:
        raise ChineseNumberError(f"「{text}」不是0到{LARGEST}之间的中文数字，例如应写作「四十七」")
    return number


def _written_in_full(number: int) -> str:
    text, gap = "", False
    for value, unit in (*_UNITS, (1, "")):
        digit, number = divmod(number, value)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(text) and digit == 0  # one 零 stands for any run of empty places
    return text


def _sum_of_digits_and_units(text: str) -> int | None:
    """The number these characters add up to, whether or not they are well formed; None if it cannot be."""
    total, digit = 0, None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        elif character in _VALUE_OF_UNIT:
            total += (1 if digit is None else digit) * _VALUE_OF_UNIT[character]
            digit = None
        else:
            return None
    total += digit or 0
    return total if text and total <= LARGEST else None
