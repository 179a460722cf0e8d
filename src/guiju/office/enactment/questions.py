"""What must be known beside the file: questions with their answers, all that is missing told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from guiju.office.enactment.errors import EnactmentError, WrongAnswer
from guiju.office.rulebook.choosing import chosen

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be known. `kind`: day, text, number, yes_no, choice, choices, value (of a fact).

    `key` is the path in the file of answers, its parts joined by "/". `why`: the articles, or what it is for.
    """

    key: str
    zh: str
    kind: str = "text"
    choices: Choices = ()
    why: str = ""

    def sentence(self) -> str:
        """The question as it is put, with what may be answered and why it is asked."""
        offered = "/".join(f"{code}（{zh}）" if code != zh else code for code, zh in self.choices)
        notes = [note for note in (EXPECTED[self.kind], offered and f"可选：{offered}", self.why) if note]
        return f"{self.zh}（{'；'.join(notes)}）" if notes else self.zh


class AnswersMissing(EnactmentError):
    """What neither the file nor the answers say; `questions` name all of it that is known by now."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__(f"文件没有写明、回答里也没有的，还有{len(questions)}项，没有办理。请补充后再执行。")
        self.questions = tuple(questions)


EXPECTED = {
    "day": "日期，写作 2024-03-25",
    "text": "",
    "number": "数字",
    "yes_no": "是/否",
    "choice": "选一项",
    "choices": "可选多项，用分号分开",
    "value": "",
}
_YES_NO = {"是": True, "true": True, "yes": True, "否": False, "false": False, "no": False}


class Asker:
    """Answers by key. A question without an answer is noted in `missing` and answered with None."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._answers = answers
        self.missing: list[Question] = []

    def ask(self, question: Question) -> Any:
        """The answer in its type. Raises WrongAnswer."""
        raw = self._answers.get(question.key)
        if raw is None or raw == "":
            self.missing.append(question)
            return None
        return read_answer(question, raw)

    def optional(self, question: Question, otherwise: Any = None) -> Any:
        """The answer when there is one. Raises WrongAnswer."""
        raw = self._answers.get(question.key)
        return otherwise if raw is None or raw == "" else read_answer(question, raw)

    def given(self, key: str) -> bool:
        """Whether there is an answer."""
        return self._answers.get(key) not in (None, "")

    def must_be_complete(self) -> None:
        """Raises AnswersMissing with all that was asked for in vain so far."""
        if self.missing:
            raise AnswersMissing(list(dict.fromkeys(self.missing)))

    def under(self, folder: str) -> dict[str, Any]:
        """All raw answers below a path, by the rest of their key."""
        start = f"{folder}/"
        return {key.removeprefix(start): raw for key, raw in self._answers.items() if key.startswith(start)}


def read_answer(question: Question, raw: Any) -> Any:
    """A raw answer in the type of its question. Raises WrongAnswer."""
    try:
        return _READERS[question.kind](question, raw)
    except (ValueError, KeyError, TypeError) as error:
        raise WrongAnswer(
            f"「{question.key}」的回答「{raw}」不合要求：{question.sentence()}。请改正后再执行。"
        ) from error


def _day(question: Question, raw: Any) -> date:
    if isinstance(raw, datetime):
        raise ValueError(raw)
    return raw if isinstance(raw, date) else date.fromisoformat(str(raw).strip())


def _number(question: Question, raw: Any) -> int:
    if isinstance(raw, bool):
        raise ValueError(raw)
    return int(str(raw).strip())


def _yes_no(question: Question, raw: Any) -> bool:
    return raw if isinstance(raw, bool) else _YES_NO[str(raw).strip().lower()]


def _choice(question: Question, raw: Any) -> str:
    codes = {zh: code for code, zh in question.choices} | {code: code for code, _ in question.choices}
    return chosen(codes, str(raw))


def _choices(question: Question, raw: Any) -> list[str]:
    words: Sequence[Any] = raw if isinstance(raw, list) else str(raw).replace("；", ";").split(";")
    return [_choice(question, word) for word in words if str(word).strip()]


_READERS: Mapping[str, Callable[[Question, Any], Any]] = {
    "day": _day,
    "text": lambda question, raw: str(raw).strip(),
    "number": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "value": lambda question, raw: raw,
}
