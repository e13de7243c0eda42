import pytest
from django.core.management import CommandError, call_command

from schools.models import Neighbour
from tests.factories.accounts import AuthorityFactory

pytestmark = pytest.mark.django_db
HEAD = "authority_code,neighbour_code,rank,closeness"


@pytest.fixture(autouse=True)
def places(db):
    for code in ("888", "383", "336"):
        AuthorityFactory(code=code, gss_code=f"E{code}", fictional=False)


@pytest.fixture
def bring(tmp_path, capsys):
    def brought(*rows: str) -> list[str]:
        file = tmp_path / "neighbours.csv"
        file.write_text("\n".join([HEAD, *rows]))
        call_command("import_neighbours", str(file))
        return capsys.readouterr().out.splitlines()

    return brought


def kept():
    return list(Neighbour.objects.values_list("authority__code", "other__code", "rank", "closeness"))


def test_neighbours_come_in_by_either_code_and_a_second_file_takes_their_place(bring):
    assert bring("888,383,1,Very close", "888,E336,2,") == ["2 neighbours of 1 authorities."]
    bring("888,336,1,Close")
    assert kept() == [("888", "336", 1, "Close")]


def test_rows_that_make_no_sense_are_refused_with_their_line_and_others_come_in(bring):
    assert bring("888,383,1,", "888,888,2,", "888,999,2,", "888,336,first,") == [
        "1 neighbours of 1 authorities.",
        "line 3: an authority is no neighbour of itself.",
        "line 4: no authority has the code 999.",
        "line 5: “first” is not a rank between 1 and 100.",
    ]
    assert kept() == [("888", "383", 1, "")]


def test_a_file_of_something_else_is_refused_and_leaves_what_was(bring, tmp_path):
    bring("888,383,1,")
    other = tmp_path / "other.csv"
    other.write_text("name,value\nx,1\n")
    with pytest.raises(CommandError, match="has the columns authority_code, neighbour_code, rank"):
        call_command("import_neighbours", str(other))
    assert kept() == [("888", "383", 1, "")]
