"""What happened to the findings of a report: their words, their numbers, the actions that answer them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from evaluations.models import Action, Finding, Inspection
from evaluations.selectors.history import Event, steps_of, who

GONE = "Taken away"
Linked = Mapping[int, frozenset[int]]


def finding_events(inspection: Inspection) -> Iterator[Event]:
    """In no order; three queries."""
    rows = Finding.history.filter(inspection_id=inspection.pk)
    linked = _linked(inspection)
    # By number: what an action is called now is not what it was called then.
    refs = {action.pk: action.ref for action in Action.objects.filter(pk__in=_every(linked))}
    for before, row in steps_of(rows):
        if row.history_type == "-":
            yield Event(row.history_date, who(row), f"Finding {row.number}", row.text, GONE, "")
            continue
        for what, was, now in _said(before, row, linked, refs):
            if was != now:
                yield Event(row.history_date, who(row), f"Finding {row.number}: {what}", was, now, "")


def _said(before: Any, row: Any, linked: Linked, refs: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    yield "finding", before.text if before else "", row.text
    if before:
        yield "its number", str(before.number), str(row.number)
        was, now = (_refs(linked.get(one.pk, frozenset()), refs) for one in (before, row))
        yield "actions", was, now


def _linked(inspection: Inspection) -> Linked:
    """Actions by historical row."""
    kept = Finding.history.model.actions.model.objects.filter(history__inspection_id=inspection.pk)
    found = defaultdict(set)
    for row, action in kept.values_list("history_id", "action_id"):
        found[row].add(action)
    return {row: frozenset(actions) for row, actions in found.items()}


def _every(linked: Linked) -> set[int]:
    return {action for actions in linked.values() for action in actions}


def _refs(actions: frozenset[int], refs: Mapping[int, str]) -> str:
    return ", ".join(sorted(refs.get(action, "an action deleted since") for action in actions))
