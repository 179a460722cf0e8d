"""Signing in: right and wrong passwords, the lock-out, and going on to where one wanted to go."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from guiju.office.people.actions import appoint, create_accounts
from guiju.office.people.models import District, Person, Post

PASSWORD = "correct horse battery"


@pytest.fixture
def person(db: None) -> Person:
    District.objects.create(code="qingshi", name="青石区", short="青石")
    return create_accounts([("zhang", "张三", "qingshi")], PASSWORD)[0]


def try_to_sign_in(client: Client, password: str, following: str = "") -> int:
    page = client.post(reverse("people:sign_in"), {"username": "zhang", "password": password, "next": following})
    return page.status_code


def test_the_right_password_signs_in_and_a_wrong_one_keeps_the_name_typed(person: Person, client: Client) -> None:
    page = client.post(reverse("people:sign_in"), {"username": "zhang", "password": "wrong"})
    assert "账号或密码不对" in page.content.decode()
    assert 'value="zhang"' in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert try_to_sign_in(client, PASSWORD) == 302
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.usefixtures("person")
def test_after_repeated_failures_even_the_right_password_is_refused(client: Client) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        try_to_sign_in(client, "wrong")
    assert try_to_sign_in(client, PASSWORD) == 403
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("person")
def test_only_a_demonstration_shows_its_accounts(client: Client, settings: Any, tmp_path: Path) -> None:
    post = Post.objects.create(district_id="qingshi", code="head", title="青石区区长")
    appoint(post, Person.objects.get(), date(2024, 1, 1))
    url = reverse("people:sign_in")
    settings.GUIJU_DEMO = False
    assert "青石区区长" not in client.get(url).content.decode()
    (tmp_path / "demonstration").write_text("shown-to-all\n", encoding="utf-8")
    settings.GUIJU_DEMO, settings.STATE_FOLDER = True, tmp_path
    page = client.get(url).content.decode()
    assert "青石区区长" in page
    assert "shown-to-all" in page


@pytest.mark.usefixtures("person")
def test_signing_in_never_leads_to_another_site(client: Client) -> None:
    url = reverse("people:sign_in")
    form = {"username": "zhang", "password": PASSWORD, "next": "https://example.org/"}
    assert client.post(url, form)["Location"] == settings.LOGIN_REDIRECT_URL


@pytest.mark.usefixtures("person")
def test_signing_out_needs_a_post(client: Client) -> None:
    try_to_sign_in(client, PASSWORD)
    assert client.get(reverse("people:sign_out")).status_code == 405
    assert "_auth_user_id" in client.session
    client.post(reverse("people:sign_out"))
    assert "_auth_user_id" not in client.session


CHANGE = {"old_password": PASSWORD, "new_password1": "quite another one", "new_password2": "quite another one"}


def test_a_stranger_cannot_open_the_password_page(db: None, client: Client) -> None:
    page = client.get(reverse("people:password"))
    assert page.status_code == 302
    assert page["Location"].startswith(reverse("people:sign_in"))


def test_ones_own_password_is_changed_and_other_sessions_end(person: Person, client: Client) -> None:
    elsewhere = Client()
    try_to_sign_in(elsewhere, PASSWORD)
    try_to_sign_in(client, PASSWORD)
    assert "修改密码" in client.get(reverse("people:password")).content.decode()
    page = client.post(reverse("people:password"), CHANGE, follow=True)
    assert "密码已修改" in page.content.decode()
    assert client.get(reverse("people:password")).status_code == 200
    assert elsewhere.get(reverse("people:password")).status_code == 302
    person.refresh_from_db()
    assert person.check_password("quite another one")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"old_password": "no"}, "原密码不对"),
        ({"new_password2": "something else"}, "两次输入的新密码不一样"),
        ({"new_password1": "short", "new_password2": "short"}, "10"),
        ({"old_password": ""}, "请填写原密码"),
    ],
)
def test_a_wrong_change_says_why_and_changes_nothing(
    person: Person, client: Client, wrong: dict[str, str], said: str
) -> None:
    try_to_sign_in(client, PASSWORD)
    page = client.post(reverse("people:password"), CHANGE | wrong).content.decode()
    assert said in page
    assert "处需要改正" in page
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
