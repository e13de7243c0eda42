from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from standards.content import Content, Element
from standards.listing import Row, criteria, listing, measures, rules, shared_rules
from standards.lookup import content_named
from standards.management.commands._asking import AskingCommand, refusals
from standards.trial import element_named

RULE_HEADS = ("ref", "kind", "phases", "text")


class Command(AskingCommand):
    help = "Print every criterion, measure and rule of a framework, with its ref, as a table or as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("element", nargs="?", metavar="ELEMENT", help="only this one, by its ref")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            content = content_named(options["framework"])
            one = options["element"]
            elements = [element_named(content, one)] if one else list(content.elements.values())
        if options["json"]:
            self.print_json(listing(content, elements))
        else:
            self.stdout.write("\n".join(_page(content, elements)))


def _page(content: Content, elements: list[Element]) -> Iterator[str]:
    yield f"{content.short_title} ({content.slug}@{content.version})"
    for element in elements:
        yield ""
        yield f"{element.ref} {element.title}"
        yield from _table(
            "Criteria", ("ref", "level", "marks", "text"), map(_criterion, criteria(content, element))
        )
        yield from _table(
            "Measures", ("ref", "kind", "phases", "label"), map(_measure, measures(content, element))
        )
        yield from _table("Rules", RULE_HEADS, map(_rule, rules(content, element)))
    if content.rules:
        yield ""
        yield from _table(
            f"Rules for every {content.element_one}", RULE_HEADS, map(_rule, shared_rules(content))
        )


def _criterion(row: Row) -> tuple[str, ...]:
    marks = [
        "critical" if row["critical"] else "",
        "worked out" if row["worked_out"] else "",
        row["group"] or "",
        ", ".join(row["phases"]),
    ]
    return row["ref"], row["level"], "; ".join(filter(None, marks)), f"{row['lead_in']} {row['text']}".strip()


def _measure(row: Row) -> tuple[str, ...]:
    options = ", ".join(choice["code"] for choice in row["choices"])
    span = f"{row['minimum']} to {row['maximum']}{row['unit'] or ''}" if row["minimum"] is not None else ""
    return (
        row["ref"],
        row["kind"],
        ", ".join(row["phases"]),
        f"{row['label']}: {options or span}".rstrip(": "),
    )


def _rule(row: Row) -> tuple[str, ...]:
    return row["ref"], row["kind"], ", ".join(row["phases"]), row["text"]


def _table(title: str, heads: tuple[str, ...], rows: Any) -> Iterator[str]:
    body = list(rows)
    if not body:
        return
    widths = [max(len(row[i]) for row in (heads, *body)) for i in range(len(heads) - 1)]
    yield f"  {title}"
    for row in (heads, *body):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield f"    {'  '.join((*cells, row[-1]))}".rstrip()
