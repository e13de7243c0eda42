"""Reading frameworks. They belong to nobody: whoever is signed in may read them all."""

from dataclasses import dataclass

from standards.content import Content, content_for
from standards.lookup import newness
from standards.models import Framework


@dataclass(frozen=True)
class Summary:
    """A framework in a list; `lines` counts what is published in it, criteria and all."""

    content: Content
    criteria: int
    critical: int


def contents() -> list[Content]:
    """All frameworks, by title, newest version first."""
    rows = sorted(Framework.objects.all(), key=lambda row: row.version, reverse=True)
    return [content_for(row) for row in sorted(rows, key=lambda row: row.short_title)]


def content_at(slug: str, version: str) -> Content | None:
    row = Framework.objects.filter(slug=slug, version=version).first()
    return content_for(row) if row else None


def with_versions(slug: str, version: str) -> tuple[Content | None, list[Framework]]:
    """That version, and the others of the same framework, newest first. One query."""
    rows = list(Framework.objects.filter(slug=slug))
    here = next((row for row in rows if row.version == version), None)
    others = sorted((row for row in rows if row != here), key=lambda row: newness(row.version), reverse=True)
    return content_for(here) if here else None, others


def summaries() -> list[Summary]:
    return [_summary(content) for content in contents()]


def _summary(content: Content) -> Summary:
    criteria = [criterion for element in content.elements.values() for criterion in element.criteria]
    return Summary(content, len(criteria), sum(criterion.critical for criterion in criteria))
