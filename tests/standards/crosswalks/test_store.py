"""Written all or nothing, the same again is nothing to do, and a changed text has a new version."""

import pytest
import yaml
from django.core.management import CommandError, call_command

from standards import crosswalks
from standards.loading import Change
from standards.models import Crosswalk, CrosswalkLink, Framework
from tests.standards.crosswalks.conftest import SHIPPED


def changes(*paths):
    return [stored.change for stored in crosswalks.load(paths)]


def changed(folder, version, name="ns-ofsted.yaml"):
    raw = yaml.safe_load((SHIPPED / name).read_text(encoding="utf-8"))
    raw["version"], raw["links"][0]["why"] = version, "Said otherwise."
    (folder / name).write_text(yaml.safe_dump(raw), encoding="utf-8")
    return folder / name


def test_all_are_added_once_in_few_queries(frameworks, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        assert changes(SHIPPED) == [Change.ADDED] * 6
    before = list(CrosswalkLink.objects.values_list())
    with django_assert_max_num_queries(5):
        assert changes(SHIPPED) == [Change.UNCHANGED] * 6
    assert list(CrosswalkLink.objects.values_list()) == before


def test_a_new_version_takes_the_place_of_the_one_before(shipped, tmp_path):
    before = Crosswalk.objects.get(left__slug="ns-quality-standards", right__slug__startswith="ofsted")
    assert changes(changed(tmp_path, version=2)) == [Change.REPLACED]
    after = Crosswalk.objects.get(pk=before.pk)
    assert (after.version, after.links.count()) == (2, before.links.count())
    assert after.links.order_by("position")[0].why == "Said otherwise."


def test_a_changed_text_under_the_same_version_is_refused_and_nothing_is_written(shipped, tmp_path):
    changed(tmp_path, version=2, name="ns-laqs.yaml")
    changed(tmp_path, version=1)
    before = list(CrosswalkLink.objects.values_list())
    with pytest.raises(crosswalks.InvalidFramework, match="give this one version 2"):
        crosswalks.load([tmp_path])
    assert list(CrosswalkLink.objects.values_list()) == before


def test_a_framework_that_is_loaded_anew_keeps_its_crosswalks(shipped):
    Framework.objects.update(checksum="other")
    call_command("load_frameworks", verbosity=0)
    assert Crosswalk.objects.count() == 6


def test_the_command_says_what_it_did_and_what_is_wrong(frameworks, tmp_path, capsys):
    call_command("load_crosswalks")
    assert capsys.readouterr().out.count(": added\n") == 6
    call_command("load_crosswalks", "--check")
    assert capsys.readouterr().out.count(": valid\n") == 6
    with pytest.raises(CommandError, match=r"ns-ofsted.yaml, line \d+, version: version 1 is loaded"):
        call_command("load_crosswalks", str(changed(tmp_path, version=1)))
