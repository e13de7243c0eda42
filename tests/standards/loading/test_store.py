"""Writing: all or nothing, the same again is nothing to do, and a version in use never changes."""

from pathlib import Path

import pytest
from django.conf import settings

from standards import loading
from standards.content import content_for
from standards.loading import Change, InvalidFramework
from standards.models import Criterion, Element, Framework, Level, Measure, Passage, Phase, Rule, Section
from tests.factories.rounds import RoundFactory
from tests.standards.small import part, raw, write

SHIPPED = [Path(settings.FRAMEWORKS_DIR)]
TABLES = (Framework, Level, Phase, Element, Criterion, Measure, Rule, Section, Passage)


def counts():
    return [table.objects.count() for table in TABLES]


def changes(paths):
    return [stored.change for stored in loading.load(paths)]


@pytest.fixture
def empty(db):
    Framework.objects.all().delete()


@pytest.fixture
def small(db, tmp_path):
    """The small framework, loaded; gives its path."""
    path = write(tmp_path, raw())
    loading.load([path])
    return path


def test_the_four_frameworks_that_ship_are_added_once(empty):
    assert changes(SHIPPED) == [Change.ADDED] * 4
    before = counts()
    assert changes(SHIPPED) == [Change.UNCHANGED] * 4
    assert counts() == before


def test_loading_takes_few_queries_the_first_time_and_again(empty, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        loading.load(SHIPPED)
    with django_assert_max_num_queries(4):
        loading.load(SHIPPED)


def test_replacing_all_four_takes_few_queries(frameworks, django_assert_max_num_queries):
    Framework.objects.update(checksum="other")
    # Each table that refers to elements, phases or levels is asked whether anything in it rests on them.
    with django_assert_max_num_queries(75):
        assert changes(SHIPPED) == [Change.REPLACED] * 4


def test_replacing_keeps_the_row_and_leaves_nothing_behind(small):
    row = Framework.objects.get(slug="small")
    before = counts()
    framework = raw()
    part(framework)["criteria"]["G"][0]["text"] = "**Plans are kept.**"
    assert changes([write(small.parent, framework)]) == [Change.REPLACED]
    assert Framework.objects.get(slug="small").pk == row.pk
    assert Criterion.objects.get(ref="1.1-G-1", element__framework=row).text == "**Plans are kept.**"
    assert counts() == before


def test_content_is_read_afresh_after_a_replacement(small):
    assert content_for(Framework.objects.get(slug="small")).title == "A small framework"
    write(small.parent, {**raw(), "title": "A changed framework"})
    loading.load([small])
    assert content_for(Framework.objects.get(slug="small")).title == "A changed framework"


def test_a_new_version_is_a_new_row(small):
    assert changes([write(small.parent, {**raw(), "version": "2"}, "two.yaml")]) == [Change.ADDED]
    assert list(Framework.objects.filter(slug="small").values_list("version", flat=True)) == ["1", "2"]


def test_nothing_is_written_where_one_file_of_several_has_a_fault(frameworks, tmp_path):
    before = counts()
    write(tmp_path, raw(), "good.yaml")
    write(tmp_path, {**raw(), "slug": "bad", "schema": 9}, "wrong.yaml")
    with pytest.raises(InvalidFramework) as caught:
        loading.load([tmp_path])
    assert [problem.field for problem in caught.value.problems] == ["schema"]
    assert counts() == before


def test_the_faults_of_all_files_are_said(db, tmp_path):
    write(tmp_path, {**raw(), "schema": 9}, "a.yaml")
    write(tmp_path, {**raw(), "slug": "b", "title": ""}, "b.yaml")
    with pytest.raises(InvalidFramework) as caught:
        loading.load([tmp_path])
    found = [(Path(problem.file).name, problem.field) for problem in caught.value.problems]
    assert found == [("a.yaml", "schema"), ("b.yaml", "title")]


def test_one_version_in_two_files_is_refused(db, tmp_path):
    write(tmp_path, raw(), "a.yaml")
    write(tmp_path, raw(), "b.yaml")
    with pytest.raises(InvalidFramework) as caught:
        loading.load([tmp_path])
    (problem,) = caught.value.problems
    assert problem.message == f"small 1 stands in {tmp_path}/a.yaml too"


TAKEN = "give this one another, so that people can tell them apart"


def test_a_second_framework_of_one_name_is_refused(small):
    write(small.parent, {**raw(), "slug": "other", "short_title": "small  Framework 1"}, "other.yaml")
    before = counts()
    for paths, whose in (
        ([small.parent / "other.yaml"], "small 1"),
        ([small.parent], f"other in {small.parent}"),
    ):
        with pytest.raises(InvalidFramework) as caught:
            loading.load(paths)
        (problem,) = caught.value.problems
        assert (problem.field, problem.line > 0) == ("short_title", True)
        assert problem.message.startswith(f"is the short title of {whose}")
        assert problem.message.endswith(f" too; {TAKEN}")
    assert counts() == before


def test_checking_writes_nothing(empty, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert len(loading.check(SHIPPED)) == 4
    assert Framework.objects.count() == 0


def test_a_changed_version_that_a_round_uses_is_refused_and_nothing_else_is_loaded(small):
    RoundFactory(framework=Framework.objects.get(slug="small"))
    before = counts()
    write(small.parent, {**raw(), "title": "A changed framework"})
    write(small.parent, {**raw(), "slug": "other", "short_title": "Other"}, "other.yaml")
    with pytest.raises(InvalidFramework) as caught:
        loading.load([small.parent])
    (problem,) = caught.value.problems
    assert problem.field == "version"
    assert problem.message == (
        "the content differs from small 1 as loaded, which a round uses. A version in use never changes: "
        "give the changed text a new version and load that beside it"
    )
    assert counts() == before
    assert Framework.objects.get(slug="small").title == "A small framework"


def test_an_unchanged_version_that_a_round_uses_stays_as_it_is(small):
    RoundFactory(framework=Framework.objects.get(slug="small"))
    assert changes([small]) == [Change.UNCHANGED]
