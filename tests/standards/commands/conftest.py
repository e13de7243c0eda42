import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def run(capsys):
    """Runs a command; gives what it printed."""

    def command(*args: str) -> str:
        call_command(*args)
        return capsys.readouterr().out

    return command


@pytest.fixture
def refusal():
    """Runs a command that must be refused; gives exit code and message."""

    def command(*args: str) -> tuple[int, str]:
        with pytest.raises(CommandError) as caught:
            call_command(*args)
        return caught.value.returncode, str(caught.value)

    return command


@pytest.fixture
def answers(tmp_path):
    """Writes a file of answers, from values or from text as it stands; gives its name."""

    def write(given: object) -> str:
        path = tmp_path / "answers.json"
        path.write_text(given if isinstance(given, str) else json.dumps(given))
        return str(path)

    return write
