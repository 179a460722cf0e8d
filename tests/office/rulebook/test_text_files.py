"""Rule texts out of web pages, Word and PDF files: the same chapters and articles as from plain text."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from guiju.office.rulebook.errors import UnreadableRuleFile
from guiju.office.rulebook.text_files import text_in, text_of_file
from guiju.rules.official_text import (
    RuleText,
    UnreadableText,
    compare_fingerprints,
    fingerprints,
    read_publication,
    read_rule_text,
    read_text,
)
from rules.official_text.published import NOTICE, RULES, official_words, samples
from rules.official_text.statute_print import wrapped
from rules.official_text.statutes import statute

WHOLE = NOTICE + RULES
PLAIN = read_rule_text(WHOLE)


def rules_in(raw: bytes) -> RuleText:
    return read_rule_text(text_in(raw))


def as_page(text: str, charset: str = "utf-8") -> bytes:
    lines = "\n".join(f'<p style="text-indent: 2em"><span>{line}</span></p>' for line in text.splitlines())
    page = f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>云岭</title><script>var a = "第九条 不是条文。";</script></head>
<body><nav><a>首页</a> &gt; <a>政务公开</a></nav><div style="display:none">第五条　看不见的。</div>
<div id="text">{lines}</div><div>相关解读</div><footer>主办单位：云岭区</footer></body></html>"""
    return page.encode(charset)


def as_word(lines: Sequence[str]) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    held = BytesIO()
    document.save(held)  # type: ignore[attr-defined] # set by the test itself
    return held.getvalue()


def as_pdf(text: str, **options: object) -> bytes:
    """Each line where its indent puts it, in columns of 5 points; a new page every 40 lines."""
    document = pymupdf.open()
    lines = text.splitlines()
    for start in range(0, max(len(lines), 1), 40):
        page = document.new_page()
        for row, line in enumerate(lines[start : start + 40]):
            left = 60 + 5 * sum(2 if blank == "\u3000" else 1 for blank in line[: len(line) - len(line.lstrip())])
            page.insert_text((left, 60 + 18 * row), line.strip(), fontname="china-s", fontsize=10)
    return bytes(document.tobytes(**options))


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_web_page_reads_like_plain_text(charset: str) -> None:
    assert rules_in(as_page(WHOLE, charset)) == PLAIN


def test_lines_broken_in_a_web_page_are_lines_and_source_line_ends_are_not() -> None:
    page = "<html><body><div>第一条　管茶园\n   和牧场。<br>第二条&nbsp;管渡口。<br/>第三条 施行。</div></body></html>"
    found = rules_in(page.encode())
    assert [one.paragraphs[0].text for one in found.articles] == ["管茶园和牧场。", "管渡口。", "施行。"]


def test_a_word_file_reads_like_plain_text() -> None:
    assert rules_in(as_word(WHOLE.splitlines())) == PLAIN


def test_numbers_that_word_counts_itself_are_read() -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    levels = (("第%1条", "chineseCounting"), ("（%2）", "chineseCounting"), ("%3.", "decimal"))
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (text, form) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{written}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    shape = [(0, "分类："), (1, "茶园："), (2, "采摘；"), (2, "炒制；"), (1, "渡口。"), (0, "管牧场。"), (0, "施行。")]
    for depth, text in shape:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="99"/></w:numPr>')
        )
    first, second, third = rules_in(saved(document)).articles
    assert [(item.mark, len(item.items)) for item in first.items] == [("（一）", 2), ("（二）", 0)]
    assert (second.mark, third.mark) == ("第二条", "第三条")


def test_words_crossed_out_or_hidden_in_word_are_no_words_and_inserted_ones_are() -> None:
    document = Document()
    paragraph = document.add_paragraph("第一条　管")
    for tag, inside in (("del", "w:delText"), ("ins", "w:t"), ("moveFrom", "w:t")):
        run = f"<w:r><{inside}>{tag}</{inside}></w:r>"
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1">{run}</w:{tag}>'))
    hidden = paragraph.add_run("看不见")
    hidden.font.hidden = True
    paragraph.add_run("。")
    assert text_in(saved(document)) == "第一条　管ins。"


def test_a_pdf_reads_like_plain_text() -> None:
    assert rules_in(as_pdf(WHOLE)) == PLAIN


@pytest.mark.parametrize("seed", range(8))
def test_printed_statutes_survive_every_kind_of_file(seed: int) -> None:
    made = statute(seed)
    for raw in (made.text.encode("gb18030"), as_pdf(made.text), as_word(made.text.replace("\f", "").splitlines())):
        found = rules_in(raw)
        assert [(one.title, [a.key for a in one.articles]) for one in found.chapters] == made.chapters


@pytest.mark.seeds
@pytest.mark.parametrize(("start", "size"), [("000", 84), ("004", 72)])
def test_the_official_texts_keep_their_fingerprints_in_every_kind_of_file(start: str, size: int) -> None:
    text = official_words(start)
    prints = fingerprints(read_rule_text(text))
    assert len(prints) == size
    printed = "\n".join(line for paragraph in text.splitlines() for line in [*wrapped(paragraph, 76)] or [""])
    for raw in (as_page(text), as_page(text, "gb18030"), as_word(text.splitlines()), as_pdf(printed)):
        assert compare_fingerprints(prints, fingerprints(rules_in(raw))).same


@pytest.mark.seeds
def test_no_sample_document_gains_articles_in_another_kind_of_file() -> None:
    for file in sorted(samples().glob("0*.txt")):
        text = read_text(file.read_bytes())
        plain = read_publication(text).rules
        for raw in (as_page(text), as_word(text.splitlines())):
            found = read_publication(text_in(raw)).rules
            assert (found and len(found.articles)) == (plain and len(plain.articles)), file.name


def scanned() -> bytes:
    document = pymupdf.open()
    picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 9, 9))
    picture.clear_with(90)
    document.new_page().insert_image(pymupdf.Rect(0, 0, 100, 100), pixmap=picture)
    return bytes(document.tobytes())


def half_scanned() -> bytes:
    document = pymupdf.open("pdf", as_pdf(RULES))
    document.insert_pdf(pymupdf.open("pdf", scanned()))
    return bytes(document.tobytes())


def zipped(name: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "x")
    return held.getvalue()


LOCKED = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "茶", "owner_pw": "渡"}
REFUSED = {
    "empty": (b"", "没有文字", "请确认选对了文件"),
    "blank page": (b"<html><body><script>x</script></body></html>", "没有正文", "复制正文"),
    "blank word": (as_word([""]), "Word文件里没有文字", "文字识别"),
    "cut word": (as_word(["第一条"])[:900], "不完整", "重新下载"),
    "locked word": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "设有密码", "取消密码"),
    "old word": (b"\xd0\xcf\x11\xe0 old", "旧版Word", "另存为DOCX"),
    "ofd": (zipped("OFD.xml"), "OFD", "另存为"),
    "zip": (zipped("a.txt"), "压缩文件", "另存为"),
    "hollow word": (zipped("word/document.xml"), "损坏", "另存为"),
    "scanned": (scanned(), "扫描件（全部1页）", "OCR"),
    "half scanned": (half_scanned(), "第2页", "OCR"),
    "locked pdf": (as_pdf(RULES, **LOCKED), "PDF设有密码", "没有密码"),
    "broken pdf": (b"%PDF-1.7 broken", "PDF损坏", "重新下载"),
    "big5": (("茶園會議討論下列事項與渡口修繕事宜" * 5).encode("big5"), "读不出通顺的中文", "UTF-8"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_place_and_cure(kind: str, tmp_path: Path) -> None:
    raw, message, cure = REFUSED[kind]
    file = tmp_path / "规则.bin"
    file.write_bytes(raw)
    with pytest.raises(UnreadableRuleFile) as refused:
        text_of_file(file)
    assert refused.value.message.startswith("「规则.bin」不能作为规则文本读入：")
    assert message in refused.value.message
    assert cure in refused.value.message


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRuleFile, match="请确认文件在那里"):
        text_of_file(tmp_path / "没有.txt")


@pytest.mark.parametrize("cut", [5, 50, 500, 2000])
@pytest.mark.parametrize("raw", [as_pdf(RULES), as_word(RULES.splitlines()), as_page(RULES)])
def test_a_file_cut_short_or_scrambled_never_fails_otherwise(raw: bytes, cut: int) -> None:
    for broken in (raw[:cut], raw[:cut] + b"\x00\xff" + raw[cut + 2 :], raw[:cut] + raw[2 * cut :]):
        with suppress(UnreadableText):
            assert text_in(broken)


def as_columns(text: str, **place: float) -> bytes:
    """Two columns of lines of 22 characters under a title as wide as the page; each column is filled to its end."""
    lines = [
        f"　　{part}" if n == 0 else part
        for row in text.splitlines()
        for n, part in enumerate([row[:20], *(row[m : m + 22] for m in range(20, len(row), 22))])
    ]
    document = pymupdf.open()
    for start in range(0, len(lines), 60):
        page = document.new_page()
        page.insert_text((180, 50), "云岭区茶园渡口管理规则的全文", fontname="china-s", fontsize=16)
        for row, line in enumerate(lines[start : start + 60]):
            left = (50 if row < 30 else 310) + 20 * line.startswith("　")
            down = 80 + 20 * (row % 30) + (place.get("shift", 0) if row >= 30 else 0)
            page.insert_text((left, down), line.strip(), fontname="china-s", fontsize=10)
    return bytes(document.tobytes())


LONG = "\n".join(
    f"第{number}条　" + "茶园会议按季节安排采摘，渡口由专人看管，经费报区长审定，遇有大雾应当停渡并告知候船的人。" * 2
    for number in "一二三四五六七八九十"
)


@pytest.mark.parametrize("shift", [0.0, 3.0, 6.0, 9.0])
def test_a_page_in_two_columns_is_read_column_by_column(shift: float) -> None:
    found = rules_in(as_columns(LONG, shift=shift))
    assert [article.mark for article in found.articles] == [article.mark for article in read_rule_text(LONG).articles]
    assert fingerprints(found) == fingerprints(read_rule_text(LONG))


def test_a_table_of_two_columns_is_read_row_by_row() -> None:
    rows = [
        "第一条　登记下列事项：",
        "茶园　　　　　　　　　　　　　　　　　　　十二处",
        "渡口　　　　　　　　　　　　　　　　　　　三处",
    ]
    rows += [
        "牧场　　　　　　　　　　　　　　　　　　　二十四处",
        "山林　　　　　　　　　　　　　　　　　　　一处",
        "第二条　施行。",
    ]
    document = pymupdf.open()
    page = document.new_page()
    for row, line in enumerate(rows):
        for part, left in zip(line.split("　" * 19), (60, 330), strict=False):
            page.insert_text((left, 60 + 20 * row), part, fontname="china-s", fontsize=10)
    text = text_in(bytes(document.tobytes()))
    assert text.index("十二处") < text.index("渡口") < text.index("三处") < text.index("牧场")


STYLE = """<style>@counter-style articles {{ system: extends {system}; prefix: "第"; suffix: "条 " }}
ol.rules {{ list-style: articles inside }} .items {{ list-style-type: none }}</style>"""
LISTED = """<!doctype html><html><head>{style}</head><body><h1>云岭区渡口规则</h1><h2>第一章 总则</h2>
<ol class="rules"><li>管渡口。</li><li><p>讨论：</p>
<ol type="1"><li>春茶；</li><li><div>1.5万元以上的经费。</div></li></ol></li></ol>
<h2>第二章 附则</h2>
<ol class="rules" start="3"><li>第四条所说的除外。</li><li value="4">即日施行。</li></ol></body></html>"""


@pytest.mark.parametrize("system", ["simp-chinese-informal", "cjk-decimal", "decimal"])
def test_numbers_that_a_browser_puts_before_list_entries_are_read(system: str) -> None:
    found = rules_in(LISTED.format(style=STYLE.format(system=system)).replace("第四条所说的", "所说的").encode())
    assert [(chapter.title, len(chapter.articles)) for chapter in found.chapters] == [("总则", 2), ("附则", 2)]
    second = found.article("2")
    assert second is not None
    assert [(item.number, item.text) for item in second.items] == [(1, "春茶；"), (2, "1.5万元以上的经费。")]


def test_a_chinese_list_carries_articles_with_a_comma() -> None:
    page = '<html><body><h2>第一章 总则</h2><ol style="list-style-type: cjk-ideographic">'
    found = rules_in(f"{page}<li>管渡口。</li><li>管茶园。</li><li>即日施行。</li></ol></body></html>".encode())
    assert [article.mark for article in found.articles] == ["一、", "二、", "三、"]


def test_entries_that_begin_with_a_mark_or_are_not_numbered_get_none() -> None:
    items = "<ol><li>（一）春茶；</li><li>（二）渡口。</li></ol>"
    page = f"<html><body><ol><li>第一条 管渡口。</li><li>第二条 讨论：{items}</li></ol></body></html>"
    found = rules_in(page.encode())
    assert [(article.mark, len(article.items)) for article in found.articles] == [("第一条", 0), ("第二条", 2)]
    assert "1" not in text_in("<html><body><ul><li>茶</li></ul><ol type='a'><li>渡口</li></ol></body></html>".encode())
