"""Setting a machine up: what is missing is said with what to do, and nothing is done twice."""

import os
import re
import socket
import subprocess
import sys
import tomllib

import pytest
from django.conf import settings

from scripts.set_up import packages, system
from scripts.set_up.say import run_counted
from scripts.set_up.stamps import current, fingerprint, keep


def missing():
    return False


def present():
    return True


def test_what_may_not_be_installed_is_named_with_the_command_that_would(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stopped:
        system.ensure({"chromium": missing, "fonts-liberation": missing, "make": present})
    assert (stopped.value.code, capsys.readouterr().err) == (
        1,
        "\n✗ Missing from this machine: chromium, fonts-liberation\n"
        "  What to do: sudo apt-get install --no-install-recommends chromium fonts-liberation\n"
        "  Then say the same make command again.\n",
    )


def test_what_apt_could_not_install_is_named_too(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system, "_apt", lambda packages: None)
    monkeypatch.setattr(system.shutil, "which", lambda name: "/usr/bin/apt-get")
    with pytest.raises(SystemExit):
        system.ensure({"chromium": missing})
    said = capsys.readouterr()
    assert said.out == "• Installing system packages: chromium\n"
    assert said.err.splitlines()[1] == "✗ Missing from this machine: chromium"


def test_where_nothing_is_missing_nothing_is_said(capsys):
    system.ensure({"make": present})
    assert capsys.readouterr() == ("", "")


def test_a_command_that_fails_shows_its_last_lines_and_what_to_do(capsys):
    command = [sys.executable, "-c", "print('no index'); raise SystemExit(1)"]
    with pytest.raises(SystemExit):
        run_counted(command, counts="Collecting", total=1, failed="Not installed", do="look at the network.")
    assert capsys.readouterr().err == "no index\n\n\n✗ Not installed\n  What to do: look at the network.\n"


def test_a_step_is_done_again_only_when_what_it_is_made_from_changed(tmp_path):
    source, stamp = tmp_path / "lock.txt", tmp_path / "made" / "stamp"
    source.write_text("one")
    assert not current(stamp, fingerprint(source))
    keep(stamp, fingerprint(source))
    assert current(stamp, fingerprint(source))
    source.write_text("two")
    assert not current(stamp, fingerprint(source))


def test_a_file_that_is_moved_or_added_counts_as_a_change(tmp_path):
    (tmp_path / "a").write_text("one")
    before = fingerprint(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    moved = fingerprint(tmp_path)
    (tmp_path / "c").write_text("")
    assert len({before, moved, fingerprint(tmp_path)}) == 3


def test_packages_for_tests_include_those_for_running(monkeypatch):
    monkeypatch.setattr(packages, "_installed", lambda lock: lock == "dev")
    monkeypatch.setattr(packages, "_install", lambda lock: pytest.fail("installed again"))
    packages.python_packages("run")


def test_a_port_in_use_is_said_before_anything_else_is_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "scripts.set_up", "run"],
            env=os.environ | {"PORT": str(port)},
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr == f"\n✗ Port {port} is in use\n  What to do: choose another: make run PORT={port + 1}\n"
    )


LOCKS = [*(settings.BASE_DIR / "requirements").glob("*.txt"), settings.BASE_DIR / "package-lock.json"]
HOSTS = ("pypi", "pythonhosted", "npmjs", "registry", "--index-url", "--find-links", '"resolved"')


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_name_no_registry(lock):
    assert [host for host in HOSTS if host in lock.read_text()] == []


@pytest.mark.parametrize("name", ["run", "dev", "node"])
def test_every_package_is_locked_by_a_hash(name):
    lines = (settings.BASE_DIR / "requirements" / f"{name}.txt").read_text().split("\n")
    starts = [number for number, line in enumerate(lines) if "==" in line]
    assert [lines[number] for number in starts if "--hash=sha256:" not in lines[number + 1]] == []


def locked(name: str) -> set[str]:
    lines = (settings.BASE_DIR / "requirements" / f"{name}.txt").read_text().split("\n")
    return {line.split(" ")[0] for line in lines if "==" in line}


def test_what_runs_is_what_is_tested():
    assert locked("run") - locked("dev") == set()


def test_every_dependency_that_pyproject_names_is_locked():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=]", line)[0] for line in asked}
    assert names - {package.split("==")[0] for package in locked("dev")} == set()
