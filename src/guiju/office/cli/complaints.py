"""What the command line says when something goes wrong: one Chinese sentence."""

from __future__ import annotations

import click

REFUSED = 1
WRONG_USAGE = 2


def refusal(error: Exception) -> str:
    """The sentence of a named exception of the product, with its remedy and citations; "" for any other."""
    message = getattr(error, "message", None)
    if not isinstance(message, str) or not type(error).__module__.startswith("guiju."):
        return str(error) if isinstance(error, click.ClickException) else ""
    remedy = str(getattr(error, "remedy", ""))
    cites = "、".join(map(str, getattr(error, "cites", ())))
    return f"{message}{remedy}{f'〔{cites}〕' if cites else ''}"


def unexpected(error: Exception) -> str:
    """A mistake of the program itself, or of the machine it runs on."""
    return f"程序内部出错（{type(error).__name__}: {error}）。请加 --traceback 重新执行，把输出交给维护人员。"


def usage(error: click.UsageError) -> str:
    """How a command was wrongly called, and where to read how to call it."""
    path = error.ctx.command_path if error.ctx else "guiju"
    return f"{_wrong(error)} 用法见：{path} --help"


def _wrong(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有叫「{error.option_name}」的选项。"
        case click.MissingParameter():
            return f"缺少选项「{_name(error)}」。"
        case click.BadParameter():
            return f"选项「{_name(error)}」的值不对：{error.message.rstrip('.')}。"
        case click.BadOptionUsage():
            return f"选项「{error.option_name}」后面缺少值，或者多写了值。"
    return f"命令写得不对：{error.message.rstrip('.')}。"


def _name(error: click.BadParameter) -> str:
    option = error.param.opts[0] if error.param and error.param.opts else error.param_hint
    return str(option or "")
