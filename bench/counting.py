"""How many statements a request sends to the database, for requests that ask to be counted."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.utils import CaptureQueriesContext

ASK = "X-Count-Statements"
SAID = "X-Statements"


class StatementCount:
    """Transactions are counted with the rest: BEGIN, SAVEPOINT and COMMIT are statements too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if ASK not in request.headers:
            return self.get_response(request)
        with CaptureQueriesContext(connection) as statements:
            response = self.get_response(request)
        response[SAID] = str(len(statements))
        return response
