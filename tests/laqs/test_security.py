"""What every answer carries, and what the settings promise in production."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.factories.accounts import PASSWORD

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
}


def test_the_content_security_policy_allows_nothing_inline_and_nothing_from_elsewhere(client):
    response = client.get("/help/")
    assert set(response["Content-Security-Policy"].split("; ")) == CSP


def test_answers_may_not_be_framed_sniffed_or_leak_their_address(client):
    response = client.get("/help/")
    sent = {name: response[name] for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")}
    assert sent == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


@pytest.mark.django_db
def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client, lead):
    cookie = client.post("/accounts/login/", {"login": lead.email, "password": PASSWORD}).cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def production(code: str, **changes: str) -> str:
    """What the code prints under the product’s own settings, and nothing in the environment but `changes`."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    named = {"DJANGO_SETTINGS_MODULE": "laqs.settings", "DATA_DIR": str(settings.DATA_DIR / "prod")}
    command = [
        sys.executable,
        "-c",
        f"import django; django.setup()\nfrom django.conf import settings\n{code}",
    ]
    done = subprocess.run(
        command,
        env=bare | named | changes,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr[-1500:]


def test_production_asks_for_https_unless_told_otherwise():
    code = (
        "print(settings.DEBUG, settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, "
        "settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS)"
    )
    assert production(code) == "False True True True 31536000"
    assert production(code, HTTPS="0") == "False False False False 0"


def test_a_secret_key_is_made_once_and_kept_for_the_owner_alone():
    code = (
        "path = settings.DATA_DIR / 'secret-key'\n"
        "print(settings.SECRET_KEY == path.read_text(), len(settings.SECRET_KEY) > 49)\n"
        "print(oct(path.stat().st_mode)[-3:])"
    )
    assert [production(code), production(code)] == ["True True\n600", "True True\n600"]


def test_a_secret_key_that_is_given_is_used():
    assert (
        production("print(settings.SECRET_KEY)", SECRET_KEY="given by the operator")
        == "given by the operator"
    )


def test_djangos_own_deployment_checks_find_nothing():
    code = (
        "from django.core.management import call_command\n"
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    assert production(
        code, SECRET_KEY="x" * 25 + "0123456789abcdefghijklmnopqrst", ALLOWED_HOSTS="laqs.example"
    ) == ("System check identified no issues (2 silenced).")
