"""The demo, for tests that want a lived-in product.

`demo` is for tests without real transactions: the whole demo is there for a module, inside a transaction that
is rolled back after it, and each test has its savepoint in that. `demo_in_full` is for tests with real
transactions, a browser's for one. Neither goes together with the known cast: both have an Any Borough.

It is played once in a process; after that its rows are put back as they were, in a tenth of the time.
"""

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from evaluations.demo import load_demo
from standards.models import Framework

Rows = dict[type, list[dict]]
_kept: Rows = {}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        _put_demo()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo_in_full(transactional_db):
    with transaction.atomic():
        _put_demo()


def _put_demo():
    if not _kept:
        load_demo()
        _kept.update({model: list(model._base_manager.order_by("pk").values()) for model in _models()})
        return
    if not _same_frameworks():
        for model in reversed(_models("standards")):
            model._base_manager.all().delete()
        _put(_models("standards"))
    _put(_models("accounts", "schools", "evaluations"))


def _put(models):
    for model in models:
        model._base_manager.bulk_create(model(**row) for row in _kept[model])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _same_frameworks():
    """Tests with real transactions empty the tables, and frameworks come back under other keys."""
    kept = {(row["id"], row["checksum"], row["loaded_at"]) for row in _kept[Framework]}
    return kept == set(Framework.objects.values_list("pk", "checksum", "loaded_at"))


def _models(*labels):
    configs = [
        apps.get_app_config(label) for label in labels or ("standards", "accounts", "schools", "evaluations")
    ]
    return [model for config in configs for model in config.get_models(include_auto_created=True)]
