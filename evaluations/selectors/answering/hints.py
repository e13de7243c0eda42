"""What the guidance would say of an answer while it is written. Hints: none of them stops anybody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluations.engine.writing import describes_only, pasted_table, years_in

PAST = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """`about` is the field it stands under; `table` where one press makes a digest table of what was pasted."""

    about: str
    text: str
    table: bool = False


def hints_on_text(text: str, levels: Iterable[str]) -> Iterator[Hint]:
    found = pasted_table(text)
    if found:
        rows = len(found.rows)
        yield Hint(
            "text",
            f"A table of {rows} row{'' if rows == 1 else 's'} is pasted in here. Tables belong in the data digest, "
            "where answers can point at them.",
            table=True,
        )
    words = f"{found.before} {found.after}" if found else text
    if describes_only(words, levels):
        yield Hint(
            "text",
            "This says what there is, and not how good it is. Say how well it works, and what it has changed.",
        )


def hints_on_trend(trend: str, figures: str) -> Iterator[Hint]:
    years = years_in(figures)
    if not trend and not figures.strip():
        return
    if not figures.strip():
        yield Hint("figures", "Give the figures that say so, with their years.")
    elif not years:
        yield Hint("figures", "No year is named. Say which years the figures are of: the past three.")
    elif len(years) < PAST:
        named = "One year is" if len(years) == 1 else "Two years are"
        yield Hint("figures", f"{named} named. A trend is read over the past three years.")
    if not trend:
        yield Hint("figures", "Say whether the trend is up, level or down.")


def hint_on_priority(text: str, progress: str, rag: str) -> str:
    """One sentence, or nothing."""
    if text.strip() and not (progress.strip() or rag):
        return "Say how far this has come, in words and as red, amber or green."
    if not text.strip() and (progress.strip() or rag):
        return "Say what the priority is."
    return ""
