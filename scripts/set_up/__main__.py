"""python -m scripts.set_up install | run | test | check. Each does only what is not done yet."""

import os
import socket
import sys

from scripts.set_up import data, packages, static, system
from scripts.set_up.say import ROOT, fail


def install(*, demo: bool = False) -> None:
    system.ensure(system.PDF)
    packages.python_packages("run")
    packages.npm_packages()
    static.build()
    data.prepare(demo=demo)
    static.collect()


def run() -> None:
    port = int(os.environ.get("PORT", "8000"))
    _ask_for(port)
    install(demo=True)
    data.show_sign_ins()
    _serve(port)


def check() -> None:
    system.ensure(system.PDF)
    packages.python_packages("dev")
    packages.npm_packages()
    static.build()


def test() -> None:
    system.ensure(system.PDF, system.BROWSER)
    check()


def _ask_for(port: int) -> None:
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            fail(f"Port {port} is in use", f"choose another: make run PORT={port + 1}")


def _serve(port: int) -> None:
    """On this machine only, over plain http; mail is shown here in place of being sent."""
    os.chdir(ROOT)
    os.environ["PORT"] = str(port)
    os.environ.setdefault("HTTPS", "0")
    os.environ.setdefault("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
    gunicorn = str(packages.VENV / "bin" / "gunicorn")
    os.execv(gunicorn, [gunicorn, "laqs.wsgi"])


COMMANDS = {"install": install, "run": run, "test": test, "check": check}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]]()
