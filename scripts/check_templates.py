"""Every template of ours parses: finds unknown tags, unclosed blocks and missing includes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.template import Engine, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import FilterExpression
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.template.utils import get_app_template_dirs

ENDINGS = {".html", ".txt", ".svg"}


def names() -> Iterator[str]:
    apps = (
        folder for folder in get_app_template_dirs("templates") if folder.parent.parent == settings.BASE_DIR
    )
    for folder in (settings.BASE_DIR / "templates", *apps):
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in ENDINGS:
                yield path.relative_to(folder).as_posix()


def faults() -> Iterator[str]:
    engine = Engine.get_default()
    for name in names():
        try:
            for other in _named_in(engine.get_template(name)):
                engine.get_template(other)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            yield f"templates/{name}: {type(error).__name__}: {error}"


def _named_in(template: Template) -> Iterator[str]:
    """The templates it extends or includes by a fixed name."""
    nodes = template.nodelist
    parents = [getattr(node, "parent_name", None) for node in nodes.get_nodes_by_type(ExtendsNode)]
    parts = [getattr(node, "template", None) for node in nodes.get_nodes_by_type(IncludeNode)]
    for named in parents + parts:
        if isinstance(named, FilterExpression) and isinstance(named.var, str):
            yield named.var


if __name__ == "__main__":
    django.setup()
    found = list(faults())
    print("\n".join(found))
    sys.exit(bool(found))
