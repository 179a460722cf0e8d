"""The pages about the rules: who may see them, and what they say."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles

PAGES = ("chapters", "coverage", "readings")


def text(client: Client, address: str) -> str:
    """The words of a page that is there, whole: with the shell around it."""
    answer = client.get(address)
    assert answer.status_code == 200, answer
    found = answer.content.decode()
    assert found.count('<main class="main" id="main"') == 1
    assert found.count("<h1>") == 1
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_the_sign_in(client: Client, db: None, page: str) -> None:
    answer = client.get(reverse(f"rulebook:{page}", args=["chaoyang"]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(resolve_url(settings.LOGIN_URL) + "?next=/rules/")


def test_a_stranger_is_not_shown_an_article(client: Client, db: None) -> None:
    assert client.get(reverse("rulebook:article", args=["chaoyang", "CY2023", 1])).status_code == 302


@pytest.mark.parametrize("district", profiles())
def test_the_list_of_chapters_shows_every_gist(signed_in: Client, district: str) -> None:
    page = text(signed_in, reverse("rulebook:chapters", args=[district]))
    own = queries.instrument(district)
    missing = [a.number for a in own.articles.values() if a.gist not in page or f"/{a.number}/" not in page]
    assert missing == []


@pytest.mark.parametrize("district", profiles())
def test_every_article_has_a_page_with_its_norms_and_readings(signed_in: Client, district: str) -> None:
    own = queries.instrument(district)
    for article in own.articles.values():
        page = text(signed_in, reverse("rulebook:article", args=[district, own.code, article.number]))
        assert article.gist in page
        assert page.count('class="norm"') == len(article.norms)
        assert all(reading.question in page and reading.answer in page for reading in article.readings)


def test_an_article_says_that_its_words_are_not_imported_and_shows_their_fingerprint(signed_in: Client) -> None:
    own = queries.instrument("dongcheng")
    page = text(signed_in, reverse("rulebook:article", args=["dongcheng", own.code, 55]))
    assert "正式文本未导入" in page
    assert own.fingerprints[55][:32] in page


def test_the_first_and_last_articles_have_one_neighbour(signed_in: Client) -> None:
    own = queries.instrument("chaoyang")
    first = text(signed_in, reverse("rulebook:article", args=["chaoyang", own.code, 1]))
    last = text(signed_in, reverse("rulebook:article", args=["chaoyang", own.code, max(own.articles)]))
    assert ("上一条" in first, "下一条" in first) == (False, True)
    assert ("上一条" in last, "下一条" in last) == (True, False)


def test_an_article_whose_norms_are_still_to_be_written_says_so(signed_in: Client) -> None:
    own = queries.instrument("chaoyang")
    for number in {article.number for article in own.articles.values()}:
        page = text(signed_in, reverse("rulebook:article", args=["chaoyang", own.code, number]))
        assert ("规范待补写" in page) is own.articles[number].pending


@pytest.mark.parametrize(("district", "code", "number"), [("dongcheng", "DC2024", 76), ("chaoyang", "CY2023", 64)])
def test_yearly_counts_stand_beside_the_article(signed_in: Client, district: str, code: str, number: int) -> None:
    page = text(signed_in, reverse("rulebook:article", args=[district, code, number]))
    assert [
        said for said in ("每年至少5天", "每年至少1个，至多2个", "每年至少1篇", "每年至少2次") if said not in page
    ] == []


def test_all_readings_stand_on_one_page(signed_in: Client) -> None:
    page = text(signed_in, reverse("rulebook:readings", args=["dongcheng"]))
    readings = queries.instrument("dongcheng").readings.values()
    assert [r.id for r in readings if r.question not in page or r.decided_by not in page] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (["rulebook:chapters", ["atlantis"]], "没有代号为「atlantis」的区"),
        (["rulebook:article", ["chaoyang", "DC2024", 1]], "没有代号为「DC2024」的规则文本"),
        (["rulebook:article", ["chaoyang", "CY2023", 999]], "没有第999条"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(signed_in: Client, address: list[object], said: str) -> None:
    name, arguments = address
    answer = signed_in.get(reverse(str(name), args=arguments))  # type: ignore[arg-type] # wrong or loose on purpose
    assert (answer.status_code, said in answer.content.decode()) == (404, True)


def test_pages_are_only_read(signed_in: Client) -> None:
    signed_in.handler.enforce_csrf_checks = False
    assert signed_in.post(reverse("rulebook:chapters", args=["chaoyang"])).status_code == 405


LAYER_PAGES = ("outside", "conflicts", "settings")


@pytest.mark.parametrize("page", LAYER_PAGES)
def test_a_stranger_is_not_shown_the_law_above(client: Client, db: None, page: str) -> None:
    assert client.get(reverse(f"rulebook:{page}", args=["chaoyang"])).status_code == 302


@pytest.mark.parametrize("district", profiles())
def test_the_law_above_is_listed_and_every_article_of_it_has_a_page(signed_in: Client, district: str) -> None:
    listed = text(signed_in, reverse("rulebook:outside", args=[district]))
    for above in queries.outside(district):
        assert above.head.title in listed
        article = next(iter(above.articles.values()))
        page = text(signed_in, reverse("rulebook:article", args=[district, above.code, article.number]))
        assert article.gist in page
        assert "只载与本系统有关的条文" in page


@pytest.mark.parametrize("district", profiles())
def test_contradictions_are_shown_on_their_page_and_at_both_articles(signed_in: Client, district: str) -> None:
    listed = text(signed_in, reverse("rulebook:conflicts", args=[district]))
    for one in queries.instrument(district).conflicts:
        assert one.gist in listed
        assert one.decision in listed
        for cite in one.pair:
            page = text(signed_in, reverse("rulebook:article", args=[district, cite.instrument, cite.article]))
            assert one.gist in page


def test_every_setting_is_shown_with_its_state(signed_in: Client) -> None:
    page = text(signed_in, reverse("rulebook:settings", args=["dongcheng"]))
    for setting in queries.vocabulary().settings.values():
        assert setting.zh in page
        assert setting.state.zh in page


def test_an_article_that_was_not_written_down_says_which_are(signed_in: Client) -> None:
    answer = signed_in.get(reverse("rulebook:article", args=["dongcheng", "GOI711", 1]))
    assert answer.status_code == 404
    assert "没有录入" in answer.content.decode()
