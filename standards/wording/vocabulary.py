"""The vocabulary of reports (2009 standards, “Using the criteria”): its columns, and what to say of a text."""

from evaluations.engine import Evidence
from evaluations.engine.vocabulary import Column, Doubt, Remark, remarks
from standards.content import Content
from standards.wording.plain import listed


def columns_of(content: Content) -> tuple[Column, ...]:
    """Highest first; the evidence that a level needs is what the framework's own rules ask."""
    needs = {rule.data.level: rule.data.needs for rule in content.rules if isinstance(rule.data, Evidence)}
    return tuple(
        Column(level.code, level.report_words, needs.get(level.code, "") if level.report_note else "")
        for level in content.levels
    )


def said_of(text: str, content: Content, chosen: str | None, *, rated: bool) -> tuple[str, ...]:
    """Sentences for whoever wrote the text; none where words, rating and evidence go together."""
    found = remarks(text, columns_of(content), chosen, rated=rated)
    return tuple(_sentence(one, content, chosen) for one in found)


def _sentence(remark: Remark, content: Content, chosen: str | None) -> str:
    label = content.level(remark.code).label
    if remark.doubt is Doubt.NO_EVIDENCE:
        return f"{label}: “{content.level(remark.code).report_note}”. The text mentions none."
    words = listed([f"“{word}”" for word in remark.words])
    many = len(remark.words) > 1
    of = f"{words} {'are words' if many else 'is a word'} for {label}"
    if remark.doubt is Doubt.UNRATED:
        return f"{of}, and no contributory rating is chosen."
    assert chosen is not None
    return f"{of}, but the rating chosen is {content.level(chosen).label}."
