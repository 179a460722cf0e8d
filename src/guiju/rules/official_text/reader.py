"""Reading a publication whole: portal fields, notice, rules, closing words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from guiju.rules.official_text.adoptions import adoption_in
from guiju.rules.official_text.article_run import ArticleRun, ArticleStyle, article_run
from guiju.rules.official_text.blocks import Kind, first_line_of_rules, heading
from guiju.rules.official_text.bracketed_marks import without_brackets
from guiju.rules.official_text.closing import in_force_of, repeals_of
from guiju.rules.official_text.comma_chapters import with_named_chapters
from guiju.rules.official_text.contents import without_contents
from guiju.rules.official_text.errors import NoRuleText, UnreadableText
from guiju.rules.official_text.furniture import without_cut_remarks
from guiju.rules.official_text.lines import Line, ends_sentence, split_lines
from guiju.rules.official_text.notice import Notice, read_notice
from guiju.rules.official_text.page_marks import without_page_marks
from guiju.rules.official_text.portal import portal_fields
from guiju.rules.official_text.publication import Adoption, PortalFields, Publication
from guiju.rules.official_text.rule_text import RuleText
from guiju.rules.official_text.rule_text_reader import rule_text_of
from guiju.rules.official_text.signature import disclosure_of
from guiju.rules.official_text.titles import is_order, issuer_in

_NAMED_AS_RULES = re.compile(r"(规则|办法|规定|细则|条例|制度|章程|规程|守则)([（(][^（）()]*[)）])?》?$")
_SHORTEST_ARTICLE = 16  # characters; shorter without a full stop is a heading 一、总体要求
_CONTENTS = re.compile(r"目\s*录")


def read_publication(text: str) -> Publication:
    """Everything the published text says about itself. `rules` is None for a document without articles.

    Raises UnreadableText for an empty text, BrokenNumbering where an article is missing in the middle.
    """
    printed = without_cut_remarks(without_page_marks(split_lines(text)))
    all_lines = without_contents(without_brackets(printed))
    if not all_lines:
        raise UnreadableText("文件里没有文字", where="全文", cure="请确认选对了文件后重新导入")
    portal, lines = portal_fields(all_lines)
    run = article_run(lines)
    lines = with_named_chapters(lines, run) if run else lines
    notice = read_notice(_head(lines, run))
    if run is not None and _is_rule_text(lines, run, notice):
        return _publication(portal, notice, rule_text_of(lines, run))
    return _publication(portal, read_notice(lines), None)


def read_rule_text(text: str) -> RuleText:
    """The rules of a published text. Raises NoRuleText without articles, or as `read_publication` does."""
    rules = read_publication(text).rules
    if rules is None:
        raise NoRuleText(
            "没有找到从第一条（或一、）起连续编号的条文",
            where="全文",
            cure="请确认导入的是规则全文，而不是通知、解读或目录",
        )
    return rules


def _head(lines: Sequence[Line], run: ArticleRun | None) -> Sequence[Line]:
    """The lines above the first chapter, its table of contents left out."""
    if run is None:
        return lines
    end = first_line_of_rules(lines, run)
    contents = (index for index in range(end) if _CONTENTS.fullmatch(lines[index].text))
    return lines[: next(contents, end)]


def _is_rule_text(lines: Sequence[Line], run: ArticleRun, notice: Notice) -> bool:
    """A run of 第…条 is one; a run of 一、 is only under a chapter or under a title that says so."""
    if run.style is ArticleStyle.CLAUSE:
        return True
    found = heading(lines[first_line_of_rules(lines, run)].text)
    if found and found[0] is Kind.CHAPTER:
        return True
    bare = sum(len(start.rest) < _SHORTEST_ARTICLE and not ends_sentence(start.rest) for start in run.starts)
    return bool(_NAMED_AS_RULES.search(notice.annexed_title)) and 2 * bare < len(run.starts)


def _publication(portal: PortalFields, notice: Notice, rules: RuleText | None) -> Publication:
    order = is_order(notice.title)
    return Publication(
        portal=replace(portal, validity=portal.validity or notice.status),
        title=notice.annexed_title if order and notice.annexed_title else notice.title,
        issuer=issuer_in(notice.title) or notice.signed_by or portal.issuer,
        doc_no=_number(portal, notice, order),
        addressees=notice.addressees,
        notice_paragraphs=notice.paragraphs,
        signed_by=notice.signed_by,
        made_on=notice.made_on or portal.made_on,
        disclosure_mark=notice.disclosure_mark,
        disclosure=disclosure_of(notice.disclosure_mark),
        adoption=_adoption(notice),
        annexed_title=notice.annexed_title,
        rules=rules,
        repeals=repeals_of(rules) if rules else (),
        in_force=in_force_of(rules) if rules else None,
    )


def _number(portal: PortalFields, notice: Notice, order: bool) -> str:
    """What is printed on the paper; the portal's for an order, whose short code only the portal gives."""
    return (portal.doc_no or notice.doc_no) if order else (notice.doc_no or portal.doc_no)


def _adoption(notice: Notice) -> Adoption | None:
    places = (notice.passed, *notice.paragraphs)
    return next(filter(None, map(adoption_in, places)), None)
