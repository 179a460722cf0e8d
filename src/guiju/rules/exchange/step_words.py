"""What a process says in words about an act and its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.rules.bindingness import Mode
from guiju.rules.exchange.places import PlacedStep
from guiju.rules.planning.merging import Key
from guiju.rules.planning.program import Program

_MODES: Mapping[Mode, str] = {Mode.ANY: "其中一人", Mode.ALL: "每一人", Mode.IN_ORDER: "依次每一人"}


def step_name(program: Program, step: PlacedStep) -> str:
    """The step as people call it: who does what."""
    said = next((one.says for one in step.steps if one.says), "")
    return said or _who(program, step.key, "或" if step.steps[0].either else "、") + _verb(program, step.key)


def about_step(program: Program, step: PlacedStep) -> str:
    """Who, what, how many of them, under which articles and readings; a line each."""
    return "\n".join(_lines(program, step))


def about_act(program: Program) -> str:
    """What the process is, which facts it asks for, and the time limits, which it does not compute."""
    act = program.act
    lines = [f"{act.zh}（{act.code}）。{act.help}", "条件用 FEEL 写，变量名是事实的代号："]
    lines += [f"{fact.name}: {fact.zh}" for fact in act.facts.values()]
    limits = [f"{ready.norm.says}（{', '.join(map(str, ready.placed.cites))}）" for ready in program.limits]
    return "\n".join([*lines, *(["时限不在流程里计算：", *limits] if limits else [])])


def _lines(program: Program, step: PlacedStep) -> Iterator[str]:
    first = step.steps[0]
    yield f"由谁：{_who(program, step.key, '或' if first.either else '、')}（{', '.join(step.key[0])}）"
    yield f"做什么：{_verb(program, step.key)}（{first.does}）"
    yield f"方式：{'任选其一' if first.either else _MODES[first.mode]}"
    cites = sorted({cite for one in step.steps for cite in one.cites})
    yield "依据：" + "、".join(f"{cite.zh()}（{cite}）" for cite in cites)
    readings = sorted({reading for one in step.steps for reading in one.readings})
    if readings:
        yield "释义：" + "、".join(readings)


def _who(program: Program, key: Key, joint: str) -> str:
    return joint.join(_holder(program, role) for role in key[0])


def _holder(program: Program, role: str) -> str:
    found = program.vocabulary.roles[role]
    return (program.body_names.get(found.body) if isinstance(found.body, str) else None) or found.zh


def _verb(program: Program, key: Key) -> str:
    return program.vocabulary.verbs[key[1]].zh
