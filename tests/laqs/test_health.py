import pytest


@pytest.mark.django_db
def test_health_is_open_to_anyone_and_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert response.json() == {"status": "ok"}
