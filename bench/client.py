"""A signed-in person at a browser's address bar: cookies, the form's token, and nothing else."""

import http.client
import re
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.server import Server

SIGN_IN = "/accounts/login/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


class Unexpected(Exception):
    """The server answered something else than what was to be measured."""


class Client:
    """One connection that is kept; `copy` gives another with the same cookies, for another thread.

    `always` are headers of every request; `said` those of the last answer.
    """

    def __init__(self, server: Server, cookies: Mapping[str, str] | None = None) -> None:
        self.server = server
        self.cookies = dict(cookies or {})
        self.always: dict[str, str] = {}
        self.said = http.client.HTTPMessage()
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)

    def copy(self) -> "Client":
        return Client(self.server, self.cookies)

    def sign_in(self, email: str, password: str) -> "Client":
        found = TOKEN.search(self.get(SIGN_IN).decode())
        if found is None:
            raise Unexpected("The sign-in page has no form.")
        form = {"csrfmiddlewaretoken": found[1], "login": email, "password": password}
        self.post(SIGN_IN, form, expect=302)
        if "sessionid" not in self.cookies:
            raise Unexpected(f"Not signed in as {email}: sent on to {self.said['Location']}.")
        return self

    def get(self, path: str) -> bytes:
        return self._ask("GET", path, None, {}, 200)

    def post(
        self, path: str, form: Mapping[str, str], headers: Mapping[str, str] | None = None, expect: int = 200
    ) -> bytes:
        own = {"Content-Type": FORM, "X-CSRFToken": self.cookies.get("csrftoken", "")}
        return self._ask("POST", path, urlencode(form), own | dict(headers or {}), expect)

    def _ask(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str], expect: int
    ) -> bytes:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, {"Cookie": cookie, **self.always, **headers})
        response = self.connection.getresponse()
        answer = response.read()
        if response.status != expect:
            raise Unexpected(f"{method} {path}: {response.status}, not {expect}.")
        self._keep(response.headers.get_all("Set-Cookie") or [])
        self.said = response.headers
        return answer

    def _keep(self, set_cookies: list[str]) -> None:
        for line in set_cookies:
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
