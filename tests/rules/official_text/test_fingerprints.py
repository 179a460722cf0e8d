from __future__ import annotations

import pytest

from guiju.rules.official_text import (
    compare_fingerprints,
    fingerprints,
    normalise,
    read_fingerprints,
    read_rule_text,
    write_fingerprints,
)
from rules.official_text.published import RULES

HALF_WIDTH = str.maketrans("，、：；（）　“”—", ",､:;() ``-".replace("`", '"'))


def prints(text: str) -> dict[str, str]:
    return fingerprints(read_rule_text(text))


def test_half_width_and_full_width_printings_have_the_same_fingerprints() -> None:
    half = RULES.translate(HALF_WIDTH)
    assert half != RULES
    assert prints(half) == prints(RULES)


@pytest.mark.parametrize("printed", ["春 茶开采；", "春茶　开采;", "春茶开采\u200b；"])
def test_blanks_do_not_change_a_fingerprint(printed: str) -> None:
    assert prints(RULES.replace("春茶开采；", printed)) == prints(RULES)


def test_the_way_articles_and_items_are_marked_does_not_change_a_fingerprint() -> None:
    other = RULES.replace("第一条　", "一、").replace("第二条　", "二、").replace("第三条　", "三、")
    assert prints(other.replace("第四条　", "四、").replace("（一）", "(一)")) == prints(RULES)


def test_wrapping_does_not_change_a_fingerprint() -> None:
    wrapped = RULES.replace("牧场、茶园和", "牧场、\n茶园和").replace("茶园会议讨论", "茶园会议讨论")
    assert prints(wrapped) == prints(RULES)


@pytest.mark.parametrize(("old", "new"), [("每月", "每周"), ("（二）渡口修缮。", "渡口修缮。"), ("一次", "二次")])
def test_another_word_or_a_dropped_mark_changes_that_article_only(old: str, new: str) -> None:
    found = compare_fingerprints(prints(RULES), prints(RULES.replace(old, new)))
    assert (found.changed, found.missing, found.added) == (("3",), (), ())
    assert not found.same


def test_articles_gone_and_new_are_named() -> None:
    shorter = RULES.partition("第四条")[0]
    longer = RULES.replace("第二章", "第二条之一　茶园另行规定。\n第二章")
    assert compare_fingerprints(prints(RULES), prints(shorter)).missing == ("4",)
    assert compare_fingerprints(prints(RULES), prints(longer)).added == ("2-1",)
    assert compare_fingerprints(prints(RULES), prints(RULES)).same


def test_punctuation_variants_fold_to_one() -> None:
    assert normalise("〔2025〕“甲”——乙（１）") == normalise('[2025]"甲"—乙 (1)')
    assert normalise("甲、乙") != normalise("甲乙")


def test_a_fingerprint_file_reads_back_what_was_written() -> None:
    found = prints(RULES) | {"2-1": "1" * 60 + "e123"}
    written = write_fingerprints(found, title="云岭区人民政府工作规则", doc_no="云政发〔2025〕7号")
    assert read_fingerprints(written) == found
    assert written.startswith("# ")
