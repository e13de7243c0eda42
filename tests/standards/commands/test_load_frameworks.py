import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from standards.models import Framework
from tests.standards.small import raw, write

NAMES = (
    "lancashire-laser.yaml",
    "laqs-2009.yaml",
    "ns-quality-standards-2009.yaml",
    "ofsted-la-school-improvement-2014.yaml",
)


def lines(text):
    return [line.rpartition("/")[2] for line in text.splitlines()]


def test_without_a_path_it_loads_what_ships_and_says_so_file_by_file(db, run):
    Framework.objects.all().delete()
    assert lines(run("load_frameworks")) == [f"{name}: added" for name in NAMES]
    assert lines(run("load_frameworks")) == [f"{name}: unchanged" for name in NAMES]


def test_it_takes_files_and_directories(db, run, tmp_path):
    write(tmp_path, {**raw(), "slug": "one", "short_title": "One"}, "one.yaml")
    (tmp_path / "more").mkdir()
    write(tmp_path / "more", {**raw(), "slug": "two", "short_title": "Two"}, "two.yaml")
    assert lines(run("load_frameworks", str(tmp_path / "one.yaml"), str(tmp_path / "more"))) == [
        "one.yaml: added",
        "two.yaml: added",
    ]


def test_a_changed_file_is_replaced(db, run, tmp_path):
    run("load_frameworks", str(write(tmp_path, raw())))
    write(tmp_path, {**raw(), "title": "Another title"})
    assert lines(run("load_frameworks", str(tmp_path))) == ["small.yaml: replaced"]


def test_check_says_which_files_are_valid_and_loads_none(db, run, tmp_path):
    write(tmp_path, raw())
    assert lines(run("load_frameworks", "--check", str(tmp_path))) == ["small.yaml: valid"]
    assert not Framework.objects.filter(slug="small").exists()


def test_what_ships_is_valid(run):
    assert lines(run("load_frameworks", "--check")) == [f"{name}: valid" for name in NAMES]


@pytest.mark.parametrize("options", [(), ("--check",)])
def test_a_fault_is_exit_code_1_with_file_line_and_field(db, tmp_path, monkeypatch, options):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {**raw(), "slug": "Not a slug"})
    with pytest.raises(CommandError) as caught:
        call_command("load_frameworks", *options, "small.yaml")
    assert caught.value.returncode == 1
    assert str(caught.value) == (
        "nothing was loaded, there is one problem.\n"
        "small.yaml, line 2, slug: “Not a slug” must be letters, digits, dots and hyphens, 60 at most"
    )


def test_on_the_command_line_the_errors_are_on_stderr(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "load_frameworks", "--check", str(tmp_path / "none.yaml")],
        cwd=Path(settings.BASE_DIR),
        capture_output=True,
        text=True,
        env={"DJANGO_SETTINGS_MODULE": "laqs.settings_test", "PATH": "/usr/bin:/bin"},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(f"{tmp_path}/none.yaml: there is no such file or directory\n")
