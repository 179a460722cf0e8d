"""A trial as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
MOST_SHOWN = 15


def trial_text(found: Json) -> str:
    """Articles, worked cases, proofs, acts and past cases, each with its articles."""
    return "\n".join([*_head(found), *_checks(found), *_differences(found), *_replay(found)]).rstrip()


def _head(found: Json) -> Iterator[str]:
    if not found["articles"]:
        yield "这一份与系统里的原文没有不同。"
        return
    yield f"改动了{len(found['articles'])}条："
    for one in found["articles"]:
        same = "" if one["norms_differ"] else "：只改了文字，规范没有变"
        yield f"  {one['zh']}（{one['cite']}）{same} {one['after']}"


def _checks(found: Json) -> Iterator[str]:
    cases = found["worked_cases"]
    yield f"工作用例{cases['cases']}个，{len(cases['failing'])}个不再成立" + ("。" if not cases["failing"] else "：")
    yield from (f"  {one['name']}：{'；'.join(one['messages'])}" for one in cases["failing"])
    proofs = found["proofs"]
    yield f"证明（向求解器提了{proofs['asked']}问），{len(proofs['failing'])}处不成立" + (
        "。" if not proofs["failing"] else "："
    )
    for one in proofs["failing"]:
        yield f"  {one['act_label'] or '全部'}，没有证明「{one['zh']}」：{one['message']}〔{'、'.join(one['cites'])}〕"
        yield f"    例如：{one['case']}；补救：{one['cure']}"


def _differences(found: Json) -> Iterator[str]:
    yield f"与原文相比有{len(found['differences'])}处不同" + (
        "。" if not found["differences"] else "（甲：原文，乙：试改）："
    )
    for one in found["differences"]:
        yield f"  {one['group_label']}·{one['topic_label']}：{one['title']}"
        if one["example"]:
            yield f"    案例：{'；'.join(one['example']['zh'])}"


def _replay(found: Json) -> Iterator[str]:
    replay = found["replay"]
    if replay is None:
        return
    yield f"以往事项{replay['cases']}件，会不同的{replay['changed']}件。"
    if replay["older"]:
        yield f"  其中{replay['older']}件是按规则库的别的版本起办的；这里都按现在的原文和试改重算来比。"
    if replay["unread"]:
        yield f"  另有{replay['unread']}件填写的情况现在的词表读不懂，没有重算。"
    yield from (f"  {one['label']}：{one['cases']}件" for one in replay["by_kind"])
    yield from (f"  {one['cite']}：{one['cases']}件" for one in replay["by_article"])
    for one in replay["changes"][:MOST_SHOWN]:
        yield from _change(one)
    rest = len(replay["changes"]) - MOST_SHOWN + replay["more_changes"]
    if rest > 0:
        yield f"  另有{rest}种变化，加 --json 可看全。"
    seconds = replay["seconds"]
    yield f"读取{seconds['reading']}秒，重算{seconds['replaying']}秒（引擎 {replay['engine']}）。"


def _change(one: Json) -> Iterator[str]:
    stage = f"·{one['stage_label']}" if one["stage_label"] else ""
    yield f"  [{one['act_label']}{stage}·{one['label']}] {one['cases']}件〔{'、'.join(one['cites'])}〕"
    yield f"    原来：{' → '.join(one['before']) or '没有'}"
    yield f"    试改：{' → '.join(one['after']) or '没有'}"
    yield f"    例如事项：{'、'.join(str(example['case']) for example in one['examples'])}"
