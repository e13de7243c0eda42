"""What import-linter and ruff cannot see: sizes, templates without script or style, classes that exist."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

APPS = ["accounts", "evaluations", "laqs", "schools", "standards"]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
ROOT: Path = settings.BASE_DIR
# Django's own admin pages bring their own scripts and styles; emails and PDFs are no pages.
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Names that are put together in a template, as in lq-r--{{ level.colour }}.
BEGINNINGS = (
    "lq-r--",
    "lq-notice--",
    "lq-tag--",
    "lq-chip--",
    "lq-time__bar--",
    "lq-time__mark--",
    "lq-col--",
    "lq-self__count--",
)


def sources():
    return [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def test_files_are_short():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in sources()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short():
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


FORBIDDEN = {
    "a style element": re.compile(r"<style[\s>]"),
    "a style attribute": re.compile(r"\sstyle\s*="),
    "a script without a file": re.compile(r"<script(?![^>]*\ssrc=)"),
    "a script in an attribute": re.compile(r"""\son[a-z]+\s*=\s*["']"""),
    "a script as an address": re.compile(r"javascript:"),
    "htmx that runs text": re.compile(r"hx-on|hx-vals=['\"]js:"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_hold_no(what):
    found = [str(path.relative_to(ROOT)) for path in TEMPLATES if FORBIDDEN[what].search(path.read_text())]
    assert found == []


def test_every_class_of_ours_in_a_template_has_a_rule():
    sheets = [path.read_text() for path in (ROOT / "static" / "dist" / "css").glob("*.css")]
    known = set(re.findall(r"\.(lqp?-[\w-]+)", " ".join(sheets)))
    used = {
        (name, str(path.relative_to(ROOT)))
        for path in TEMPLATES
        for name in re.findall(
            r"(?<![\w-])lqp?-[\w-]+", " ".join(re.findall(r'class="(.*?)"', path.read_text()))
        )
    }
    assert {
        (name, path) for name, path in used if name not in known and not name.endswith(BEGINNINGS)
    } == set()


def test_no_two_parts_of_the_style_sheet_lay_out_one_class():
    homes: dict[str, set[str]] = {}
    for part in (ROOT / "static" / "css" / "parts").glob("*.scss"):
        for name in re.findall(r"^\.(lq-[\w-]+)(?:,| \{)", part.read_text(), re.MULTILINE):
            homes.setdefault(name, set()).add(part.name)
    assert {name: sorted(parts) for name, parts in homes.items() if len(parts) > 1} == {}


def test_pages_extend_the_base_and_so_have_its_landmarks():
    fragments = [path for path in TEMPLATES if "<html" in path.read_text()]
    allowed = {"base.html", "layouts/plain.html"}
    names = {path.relative_to(ROOT / "templates").as_posix() for path in fragments}
    assert {
        name for name in names - allowed if not name.startswith(("pdf/", "emails/", "evaluations/pdf/"))
    } == set()


def test_the_press_is_asked_where_it_stands():
    """A room that took `write_pdf` by name would keep whatever a test had put in its place."""
    names = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and "write_pdf" in {alias.name for alias in node.names}
    }
    assert names == set()


BULK = {"update", "bulk_create", "bulk_update"}
# The demo tells of past months: it dates records and their history together.
TELLS_A_STORY = ROOT / "evaluations" / "demo"


def test_models_with_history_are_never_changed_behind_its_back():
    """simple_history misses queryset.update() and bulk methods: none may be called on what it tracks."""
    tracked = {model.__name__ for model in apps.get_models() if hasattr(model, "history")}
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if TELLS_A_STORY not in path.parents
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in BULK
        and tracked & {name.id for name in ast.walk(node.func) if isinstance(name, ast.Name)}
    ]
    assert calls == []
