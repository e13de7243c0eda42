import io
import json

import pytest
from django.core.management import CommandError, call_command

from evaluations.reports.build import report_of
from evaluations.reports.files import Format, Part, file_of


def run(name: str, *args: str) -> str:
    out = io.StringIO()
    call_command(name, *args, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def export(slug: str, *args: str) -> None:
    run("export_round", slug, *args)


def test_rounds_are_listed_as_json(signed):
    listed = json.loads(run("list_rounds", "--json"))
    assert listed == [
        {
            "slug": "any-borough-2009",
            "authority": "Any Borough",
            "name": "2009",
            "framework": "ns-quality-standards",
            "version": "2009",
            "state": "signed-off",
            "signed_off_at": "2009-11-20T16:30:00+00:00",
            "rated": 27,
            "of": 27,
        },
        {
            "slug": "any-borough-spring-before-2009",
            "authority": "Any Borough",
            "name": "Spring before 2009",
            "framework": "ns-quality-standards",
            "version": "2009",
            "state": "agreeing",
            "signed_off_at": None,
            "rated": 26,
            "of": 27,
        },
    ]


def test_rounds_are_listed_as_a_table(signed):
    head, first, second = run("list_rounds").splitlines()
    assert head.split() == ["Round", "Authority", "Name", "Framework", "State", "Signed", "off", "Rated"]
    assert first.split()[0] == "any-borough-2009"
    assert second.endswith("26 of 27")


def test_a_server_without_rounds_says_so(db):
    assert run("list_rounds") == "There are no rounds yet.\n"


def test_a_round_is_written_to_a_file_byte_for_byte_the_download(signed, tmp_path):
    export(signed.slug, "--format", "csv", "--output", str(tmp_path / "it.csv"))
    assert (tmp_path / "it.csv").read_bytes() == file_of(report_of(signed), Format.CSV, Part.DASHBOARD).body


def test_a_workbook_holds_the_whole_round_unless_told_otherwise(signed, tmp_path):
    export(signed.slug, "--format", "xlsx", "--output", str(tmp_path / "whole.xlsx"))
    export(signed.slug, "--format", "xlsx", "--content", "dashboard", "--output", str(tmp_path / "part.xlsx"))
    report = report_of(signed)
    assert (tmp_path / "whole.xlsx").read_bytes() == file_of(report, Format.XLSX, Part.ROUND).body
    assert (tmp_path / "part.xlsx").read_bytes() == file_of(report, Format.XLSX, Part.DASHBOARD).body


def test_a_dash_writes_to_standard_output(signed, capfdbinary):
    export(signed.slug, "--format", "html", "--output", "-")
    assert capfdbinary.readouterr().out == file_of(report_of(signed), Format.HTML, Part.DASHBOARD).body


def test_an_unknown_round_is_refused_with_those_that_come_near(signed, tmp_path):
    with pytest.raises(CommandError) as caught:
        export("any-boro-2009", "--format", "csv", "--output", str(tmp_path / "it.csv"))
    assert caught.value.returncode == 2
    assert str(caught.value) == (
        "There is no round 'any-boro-2009'. Did you mean any-borough-2009, any-borough-spring-before-2009?"
    )


def test_an_unknown_round_where_none_comes_near_names_the_list(signed, tmp_path):
    with pytest.raises(CommandError, match="list_rounds prints those there are"):
        export("zzz", "--format", "csv", "--output", str(tmp_path / "it.csv"))


def test_a_file_that_cannot_be_written_is_a_clear_error(signed, tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file or directory") as caught:
        export(signed.slug, "--format", "csv", "--output", str(tmp_path / "nowhere" / "it.csv"))
    assert caught.value.returncode == 2


def test_an_unknown_format_is_refused(signed, tmp_path):
    with pytest.raises(CommandError, match="invalid choice: 'docx'"):
        export(signed.slug, "--format", "docx", "--output", str(tmp_path / "it.docx"))
