"""What is found, by whom, in which order; on both databases."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from guiju.office.cases import actions as cases
from guiju.office.documents.actions import save_draft
from guiju.office.people.models import Person
from guiju.office.search import asking, engines, following, queries, reading
from guiju.office.search.models import Due, Passage
from guiju.office.search.queries import Wanted
from guiju.office.search.reading import PART
from office.cases.town import Town
from office.documents.papers_in_town import DESK, OFFICE, TEXT, attached, issued, written
from office.search.conftest import Look

TITLE = "关于公园开放时间的通知"


def word_file(*paragraphs: str) -> bytes:
    document, kept = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(kept)
    return kept.getvalue()


def ofd_file(text: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("OFD.xml", '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>')
        page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextCode>{text}</ofd:TextCode></ofd:Page>'
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", page)
    return kept.getvalue()


def test_a_draft_is_found_by_two_characters_of_its_words(town: Town, look: Look) -> None:
    written(town)
    assert look(DESK, "值守") == [("draft", TEXT.title)]
    assert look(DESK, "守值") == []


def test_words_on_both_sides_of_a_mark_are_not_one(town: Town, look: Look) -> None:
    written(town)
    assert "值守。各单位" in TEXT.body
    assert look(DESK, "守各") == []


def test_only_the_newest_words_are_found(town: Town, look: Look) -> None:
    case = written(town)
    assert look(DESK, "值守")
    save_draft(case, town.actor(DESK), replace(TEXT, body="一律免费。"), 1)
    assert look(DESK, "值守") == []
    assert look(DESK, "免费") == [("draft", TEXT.title)]


def test_an_issued_document_is_found_by_its_number_and_stands_for_its_draft(town: Town, look: Look) -> None:
    document = issued(town)
    assert look(OFFICE, document.number) == [("issued", TEXT.title)]
    assert [kind for kind, _ in look(OFFICE, "值守")] == ["issued"]


def test_opinions_are_found(town: Town, look: Look) -> None:
    case = town.handed_in()
    cases.agree(case, town.actor(OFFICE), text="同意，请抓紧落实错峰开放")
    assert look(OFFICE, "错峰") == [("opinions", TITLE)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("说明.txt", "附近居民盼望夜间开放".encode()),
        ("说明.docx", word_file("第一段", "附近居民盼望夜间开放")),
        ("说明.ofd", ofd_file("附近居民盼望夜间开放")),
    ],
)
def test_attached_files_are_found_by_what_is_in_them(town: Town, look: Look, name: str, content: bytes) -> None:
    attached(town, written(town), content, name)
    assert look(DESK, "居民盼望") == [("attachment", name)]


def test_a_file_without_words_is_found_by_its_name(town: Town, look: Look) -> None:
    attached(town, written(town), b"%PDF-1.4 broken \n%%EOF", "平面图.pdf")
    assert look(DESK, "平面图") == [("attachment", "平面图.pdf")]


def test_a_word_across_the_cut_of_a_long_text_is_found(town: Town, look: Look) -> None:
    text = "长" * (PART - 2) + "错峰开放" + "长" * 100
    attached(town, written(town), text.encode(), "长文.txt")
    assert set(look(DESK, "错峰开放")) == {("attachment", "长文.txt")}


def test_a_stranger_finds_nothing_and_the_office_everything(town: Town, look: Look, stranger: Person) -> None:
    written(town)
    assert look("finance_bureau.desk", "值守") == []
    assert look("head", "值守") == []
    assert look(OFFICE, "值守") == [("draft", TEXT.title)]


def test_who_is_asked_finds_it_from_then_on(town: Town, look: Look) -> None:
    case = written(town)
    assert look("deputy", "值守") == []
    cases.hand_in(case, town.actor(DESK))
    cases.agree(case, town.actor(OFFICE))
    assert look("deputy", "值守") == [("draft", TEXT.title)]


def test_all_words_must_be_there(town: Town, look: Look) -> None:
    written(town)
    assert look(DESK, "值守 专人")
    assert look(DESK, "值守 免费") == []


def test_what_is_found_can_be_narrowed_down(town: Town, look: Look) -> None:
    written(town)
    assert look(DESK, "公园", kind="draft") == [("draft", TEXT.title)]
    assert look(DESK, "公园", act="hand_in_request") == []
    assert len(look(DESK, "公园", act="issue_document")) == 2


def test_the_best_or_the_newest_comes_first(town: Town, look: Look) -> None:
    case = written(town)
    attached(town, case, "这里也说到开放时间".encode(), "情况.txt")
    assert look(DESK, "开放时间", newest=True)[0] == ("attachment", "情况.txt")
    assert look(DESK, "开放时间")[0] != ("attachment", "情况.txt")


def test_words_found_are_marked(town: Town) -> None:
    written(town)
    following.catch_up()
    results = queries.search(town.actor(DESK), Wanted("值守"))
    assert results is not None
    assert [piece.text for piece in results.hits[0].excerpt if piece.hit] == ["值守"]


@pytest.mark.parametrize(
    "query", ["", "  ", "。、", "*", '"', "'", "\\", "' OR 1", '") OR ("', "%", "a:*", "NEAR(", "&|!"]
)
def test_signs_of_the_engines_own_language_mean_nothing(town: Town, look: Look, query: str) -> None:
    written(town)
    assert look(DESK, query) == []


def test_two_that_catch_up_read_a_case_once(town: Town) -> None:
    written(town)
    assert following.waiting() == 1
    assert (following.catch_up(), following.catch_up(), Due.objects.count()) == (1, 0, 0)


def test_nothing_changes_when_a_case_is_read_twice(town: Town) -> None:
    case = written(town)
    following.catch_up()
    before = list(Passage.objects.order_by("pk").values())
    following.read_case(case)
    assert list(Passage.objects.order_by("pk").values()) == before


def test_the_index_can_be_built_again(town: Town, look: Look) -> None:
    written(town)
    look(DESK, "值守")
    assert list(following.read_all_again()) == [1]
    assert look(DESK, "值守") == [("draft", TEXT.title)]


def test_a_change_that_is_undone_marks_nothing(town: Town) -> None:
    save = transaction.savepoint()
    written(town)
    transaction.savepoint_rollback(save)
    assert following.waiting() == 0


def test_a_run_of_letters_of_any_length_stops_nobody_from_searching(town: Town, look: Look) -> None:
    attached(town, written(town), ("值守 " + "a" * 3000 + " 末尾").encode(), "长.txt")
    assert ("attachment", "长.txt") in look(DESK, "值守")
    assert ("attachment", "长.txt") in look(DESK, "末尾")


def test_what_cannot_be_read_keeps_nobody_from_searching_the_rest(
    town: Town, look: Look, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(case: int) -> None:
        raise ValueError("as if a row could not be read")

    written(town)
    monkeypatch.setattr(following, "read_case", broken)
    assert look(DESK, "值守") == []
    assert following.waiting() == 0
    assert "could not be read" in caplog.text


def test_a_file_is_opened_once(town: Town, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    case = written(town)
    attached(town, case, "夜间开放".encode(), "情况.txt")
    assert look(DESK, "夜间") == [("attachment", "情况.txt")]
    monkeypatch.setattr(reading, "words_in", lambda *_: pytest.fail("opened again"))
    save_draft(case, town.actor(DESK), replace(TEXT, body="一律免费。"), 1)
    assert look(DESK, "免费") == [("draft", TEXT.title)]
    assert look(DESK, "夜间") == [("attachment", "情况.txt")]


TALKED = "开放时间、开放时间、开放时间，说了又说。"


@pytest.mark.parametrize(("counted", "files"), [(100, ["乙.txt", "甲.txt"]), (3, ["甲.txt", "乙.txt"])])
def test_words_in_the_title_come_first_then_what_fits_or_of_too_much_what_is_new(
    town: Town, look: Look, monkeypatch: pytest.MonkeyPatch, counted: int, files: list[str]
) -> None:
    monkeypatch.setattr(queries, "MOST_COUNTED", counted)
    case = written(town)
    attached(town, case, TALKED.encode(), "乙.txt")
    attached(town, case, ("一次提到开放时间。" + "别的话。" * 80).encode(), "甲.txt")
    found = look(DESK, "开放时间")
    assert {kind for kind, _ in found[:2]} == {"draft", "case"}
    assert [title for _, title in found[2:]] == files


@pytest.mark.parametrize("batches", [(1, 2, 4), (2, 3), (1_000,)])
def test_of_a_frequent_word_only_the_newest_are_listed(
    town: Town, monkeypatch: pytest.MonkeyPatch, batches: tuple[int, ...]
) -> None:
    for module in (asking, engines):
        monkeypatch.setattr(module, "BATCHES", batches)
    monkeypatch.setattr(engines, "MOST_BATCHES", 2)
    monkeypatch.setattr(queries, "MOST_COUNTED", 3)
    monkeypatch.setattr(queries, "PAGE", 2)
    case = written(town)
    for number in range(6):
        attached(town, case, f"第{number}处开放时间".encode(), f"{number}.txt")
    following.catch_up()
    monkeypatch.setattr(queries, "MOST_LISTED", 6)
    found = [queries.search(town.actor(DESK), Wanted("开放时间", newest=True), page) for page in (1, 2, 3, 9)]
    pages = [page for page in found if page is not None]
    shown = [[hit.passage.title.removesuffix(".txt") for hit in page.hits] for page in pages]
    assert shown == [["5", "4"], ["3", "2"], ["1", "0"], ["1", "0"]]
    assert [(page.total, page.more, page.has_next, page.page) for page in pages] == [
        (3, True, True, 1),
        (4, True, True, 2),
        (6, True, False, 3),
        (6, True, False, 3),
    ]


def test_a_page_too_far_is_the_last_one(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    attached(town, written(town), "开放时间".encode(), "甲.txt")
    following.catch_up()
    last = queries.search(town.actor(DESK), Wanted("开放时间"), 40)
    assert last is not None
    assert ([hit.passage.title for hit in last.hits], last.page, last.total, last.more) == (["甲.txt"], 2, 3, False)


def test_of_a_frequent_word_the_old_passages_are_never_asked(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite stops at the newest by itself")
    for module in (asking, engines):
        monkeypatch.setattr(module, "BATCHES", (1, 4))
    monkeypatch.setattr(queries, "MOST_COUNTED", 1)
    monkeypatch.setattr(queries, "PAGE", 1)
    case = written(town)
    for number in range(12):
        attached(town, case, f"第{number}处开放时间".encode(), f"{number}.txt")
    following.catch_up()
    with CaptureQueriesContext(connection) as asked:
        assert queries.search(town.actor(DESK), Wanted("开放时间", newest=True)) is not None
    questions = [query["sql"] for query in asked.captured_queries if "WITH hits" in query["sql"]]
    assert len(questions) == 1
    assert "'#" in questions[0]
