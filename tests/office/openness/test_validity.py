from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from guiju.office.openness.fields import validity_of
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.queries import valid
from guiju.office.openness.validity import Validity, validity_on
from office.openness.papers import published

EARLY, MIDDLE, LATE = date(2024, 6, 1), date(2024, 6, 2), date(2024, 6, 3)


@pytest.mark.parametrize(
    ("on", "effective_on", "repealed_on", "expected"),
    [
        (MIDDLE, None, None, Validity.IN_FORCE),
        (MIDDLE, LATE, None, Validity.NOT_YET),
        (LATE, LATE, None, Validity.IN_FORCE),
        (EARLY, None, MIDDLE, Validity.IN_FORCE),
        (MIDDLE, None, MIDDLE, Validity.REPEALED),
        (LATE, None, MIDDLE, Validity.REPEALED),
        (MIDDLE, LATE, EARLY, Validity.REPEALED),
    ],
)
def test_a_document_is_in_force_from_its_first_day_up_to_the_day_before_its_repeal(
    on: date, effective_on: date | None, repealed_on: date | None, expected: Validity
) -> None:
    assert validity_on(on, effective_on=effective_on, repealed_on=repealed_on) is expected


@pytest.mark.usefixtures("districts")
def test_the_filter_of_lists_agrees_with_the_pure_function_on_every_day() -> None:
    spans = list(product((None, EARLY, LATE), (None, MIDDLE, LATE)))
    for effective_on, repealed_on in spans:
        page = published()
        PublicDocument.objects.filter(pk=page.pk).update(effective_on=effective_on, repealed_on=repealed_on)
    for on, validity in product((EARLY, MIDDLE, LATE), Validity):
        filtered = set(PublicDocument.objects.filter(valid(validity, on)).values_list("pk", flat=True))
        computed = {page.pk for page in PublicDocument.objects.all() if validity_of(page, on) is validity}
        assert filtered == computed
    assert PublicDocument.objects.count() == len(spans)
