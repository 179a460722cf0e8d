"""Statements of plain SQL belong to Django's transaction and fail with Django's errors, on both engines."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.utils import OperationalError

from guiju.office.people.models import District
from guiju.office.people.plain_sql import run

pytestmark = pytest.mark.django_db
ADD = "INSERT INTO people_district (code, name, short) VALUES (%s, %s, %s)"


def test_values_are_bound_and_never_read_as_sql() -> None:
    run(ADD, ["a", "'); DROP TABLE people_district; --", "?%s"])
    assert District.objects.get(pk="a").short == "?%s"


def test_what_was_written_goes_when_the_transaction_is_undone() -> None:
    with transaction.atomic():
        run(ADD, ["a", "甲", "甲"])
        transaction.set_rollback(True)
    assert not District.objects.exists()


def test_a_refused_row_is_djangos_error_and_the_rest_of_the_transaction_can_go_on() -> None:
    run(ADD, ["a", "甲", "甲"])
    with pytest.raises(IntegrityError), transaction.atomic():
        run(ADD, ["a", "乙", "乙"])
    assert District.objects.get().name == "甲"


def test_a_transaction_that_must_be_undone_takes_no_more_statements() -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            run(ADD, ["a", "甲", "甲"])


def test_a_table_that_is_not_there_is_djangos_error() -> None:
    with pytest.raises((OperationalError, ProgrammingError)), transaction.atomic():
        run("SELECT * FROM nowhere WHERE id = %s", [1])
