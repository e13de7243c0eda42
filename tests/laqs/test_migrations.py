"""Migrations from nothing, on SQLite; the suite on PostgreSQL begins with them."""

import os
import subprocess
import sys

from django.conf import settings

CODE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_authorities", verbosity=0)
"""


def test_they_make_a_new_database_that_takes_what_ships(tmp_path):
    folder = {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "laqs.settings"}
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=settings.BASE_DIR,
        env=os.environ | folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "laqs.sqlite3").is_file()
