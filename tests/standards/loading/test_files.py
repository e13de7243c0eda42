"""Reading a file: what it is, and where in it things stand."""

import pytest

from standards.loading import InvalidFramework, files_in, validated_one
from standards.loading.source import read
from tests.standards.small import SMALL, raw, write


@pytest.fixture
def said(tmp_path, monkeypatch):
    """Every problem of a file, as people read it."""
    monkeypatch.chdir(tmp_path)

    def problems(text: str | bytes) -> list[str]:
        path = tmp_path / "small.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(InvalidFramework) as caught:
            validated_one(path)
        return [str(problem) for problem in caught.value.problems]

    return problems


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(SMALL.splitlines(), 1) if words in line)


def test_the_small_framework_is_valid(tmp_path):
    assert validated_one(write(tmp_path, SMALL)).key == ("small", "1")


def test_an_error_says_file_line_and_field(said):
    text = SMALL.replace("criterion: 1.1-NI-2, caps_at", "criterion: 1.1-NI-99, caps_at")
    assert said(text) == [
        f"small.yaml, line {line_of('ref: 1.1-NI-2')}, elements.1.1.criteria.NI[2]: "
        "“1.1-NI-2” is critical, but no rule caps for it",
        f"small.yaml, line {line_of('1.1-NI-2-limiting')}, elements.1.1.rules[2].criterion: "
        "there is no criterion “1.1-NI-99”; did you mean 1.1-NI-2 or 1.1-NI-1 or 1.1-SI-1?",
    ]


def test_an_error_in_a_fold_is_said_at_the_line_of_its_key(said):
    text = SMALL.replace("title: The part", "title: 12")
    assert said(text) == [
        f"small.yaml, line {line_of('title: The part')}, elements.1.1.title: must be text; put 12 in quotes"
    ]


def test_a_file_that_is_not_yaml_is_said_with_its_line(said):
    assert said("schema: 1\nslug: [")[0].startswith("small.yaml, line 3: is not valid YAML: ")


NEIGHBOURS = "put as many spaces before it as before its neighbours, or look at the line above"
ONE_BRACE = (
    "opens a { that is not closed as it should be: a } is missing, or a comma (reading stopped in line 8)"
)


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        (
            "  title: The area",
            "\ttitle: The area",
            27,
            "begins with a tab; put spaces in its place, as in the lines",
        ),
        (
            "slug: small",
            "\tslug: small",
            3,
            "begins with a tab; put spaces in its place, as in the lines around it",
        ),
        (
            "  title: The area",
            "     title: The area",
            27,
            "does not begin in the column where the lines of its part do, which begins in line 26; "
            + NEIGHBOURS,
        ),
        (
            "title: The part",
            'title: "The part',
            31,
            "opens a quotation mark that is not closed; close it where the text ends (reading stopped in line 37)",
        ),
        (
            "title: The part",
            "title: 'The part",
            31,
            "opens a quotation mark that is not closed; close it where the text ends (reading stopped in line 97)",
        ),
        ("{one: part, many: parts}", "{one: part, many: parts", 7, ONE_BRACE),
        (
            "title: The part",
            "title: The part: how",
            31,
            "has a colon that cannot stand there; where it belongs to",
        ),
        (
            "criteria_word: paragraph",
            "criteria_word paragraph",
            34,
            "has no colon after its key; write the key",
        ),
        ("title: The part", "title: @part", 31, "has a text that begins with @; put the text in quotes"),
        (
            "title: The part",
            "title: **All** of it",
            31,
            "has a text that begins with * or &; put the text in",
        ),
    ],
)
def test_what_breaks_the_layout_is_said_where_it_is_with_what_to_do(said, before, after, line, message):
    assert SMALL.count(before) >= 1
    assert said(SMALL.replace(before, after, 1))[0].startswith(f"small.yaml, line {line}: {message}")


def test_a_quoted_text_over_two_lines_is_not_taken_for_an_open_one(said):
    text = SMALL.replace("title: A small framework", 'title: "A small\n  framework"').replace(
        "title: The part", "title: The part: how"
    )
    assert said(text)[0].startswith("small.yaml, line 32: has a colon that cannot stand there;")


def test_a_file_that_holds_a_list_is_refused(said):
    assert said("- one\n") == [
        "small.yaml, line 1: holds no framework; it must be a mapping that starts schema: 1"
    ]


def test_an_empty_file_is_refused(said):
    assert said("") == ["small.yaml, line 1: holds no framework; it must be a mapping that starts schema: 1"]


def test_a_file_that_is_not_utf_8_is_refused(said):
    assert said(b"title: \xff\xfe") == ["small.yaml: is not UTF-8 text"]


def test_a_key_that_is_given_twice_is_refused(said):
    assert said("schema: 1\nschema: 1\n") == ["small.yaml, line 1, schema: is given twice"]


def test_what_refers_to_itself_is_refused(said):
    assert said("schema: &a [*a]\n") == [
        "small.yaml, line 1, schema: has the anchor &a; leave it out and write repeated parts out",
        "small.yaml, line 1, schema[1]: repeats another part by *a; write it out here",
    ]


def test_python_objects_in_a_file_stay_text_nobody_runs(said):
    assert said('schema: !!python/object/apply:os.system ["true"]\n')[0].startswith("small.yaml, line 1")


def test_a_date_must_be_put_in_quotes(said):
    text = SMALL.replace('version: "1"', "version: 2014-11-01")
    assert said(text) == ["small.yaml, line 4, version: 2014-11-01 is not text or a number; put it in quotes"]


def test_the_checksum_is_of_what_the_file_says_not_of_its_layout(tmp_path):
    as_written = read(write(tmp_path, "# a remark\n" + SMALL, "a.yaml"))
    laid_out_anew = read(write(tmp_path, dict(reversed(raw().items())), "b.yaml"))
    changed = read(write(tmp_path, SMALL.replace("apples", "grapes"), "c.yaml"))
    assert as_written.checksum == laid_out_anew.checksum
    assert as_written.checksum != changed.checksum


def test_a_directory_stands_for_its_yaml_files_in_order(tmp_path):
    for name in ("b.yaml", "a.yml", "notes.txt", "c.yaml"):
        (tmp_path / name).write_text("")
    assert [path.name for path in files_in([tmp_path, tmp_path / "b.yaml"])] == ["a.yml", "b.yaml", "c.yaml"]


def test_paths_with_nothing_there_are_all_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidFramework) as caught:
        files_in([tmp_path / "empty", tmp_path / "gone.yaml"])
    assert [str(problem) for problem in caught.value.problems] == [
        "empty: there is no .yaml file in it",
        "gone.yaml: there is no such file or directory",
    ]
