"""Whoever signs minutes reads them first, from the page on which they sign."""

from __future__ import annotations

from django.urls import reverse

from guiju.office.meetings import actions
from office.meetings.hall import Hall
from office.meetings.test_minutes import held
from office.meetings.test_pages import browser


def test_the_page_of_the_signer_leads_to_the_text(dongcheng: Hall) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    actions.send_minutes(sitting.pk, dongcheng.actor())
    head = browser(dongcheng, "head")
    link = reverse("meetings:minutes_of", args=[sitting.minutes_case_id])
    assert link in head.get(reverse("cases:case", args=[sitting.minutes_case_id])).content.decode()
    answer = head.get(link, follow=True)
    assert answer.redirect_chain == [(reverse("meetings:minutes", args=[sitting.pk]), 302)]
    assert "会议原则同意" in answer.content.decode()


def test_strangers_are_refused_and_a_case_of_another_kind_has_no_minutes(dongcheng: Hall) -> None:
    sitting = held(dongcheng, topic_kind="coordination")
    link = reverse("meetings:minutes_of", args=[sitting.minutes_case_id])
    assert browser(dongcheng, "finance_bureau.desk").get(link, follow=True).status_code == 403
    assert browser(dongcheng).get(reverse("meetings:minutes_of", args=[0])).status_code == 404
