"""The pages cost the same for one view and for many."""

import pytest

from tests.evaluations.national_view.conftest import CELL, OURS, PAGE, stance

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "who"), [(PAGE, "director"), (CELL, "director"), (f"{PAGE}overall/", "director"), (OURS, "lead")]
)
def test_one_view_or_three(request, as_, adviser, director, agreed, django_assert_max_num_queries, at, who):
    client, counts = as_(request.getfixturevalue(who)), []
    client.get(at)
    for ref in ("1.1", "1.2", ""):
        with django_assert_max_num_queries(12) as asked:
            client.get(at)
        counts.append(len(asked))
        if ref:
            as_(director).post(f"{PAGE}primary/{ref}/", stance("SI", "", do="agree"))
            as_(adviser).post(f"{PAGE}primary/{ref}/", stance("n/a", "None.", version=2))
    assert counts[0] == counts[1] == counts[2]
