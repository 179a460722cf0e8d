"""What is wrong with a condition, and where."""

from __future__ import annotations


class ExpressionError(ValueError):
    """A condition that cannot be read or has the wrong types.

    `message` is a Chinese sentence for the author of the rule; `column` is the 1-based position in the
    condition's source at which the fault was seen.
    """

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(f"第{column}列：{message}")
        self.message = message
        self.column = column
