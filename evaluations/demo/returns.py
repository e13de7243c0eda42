"""Stage 1: a collection of the demo. Schools are asked, most answer, and the authority groups what they said."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluations.demo.dates import at, happened
from evaluations.demo.reading import DemoFault, Raw, known
from evaluations.demo.stage import Stage
from schools.enums import AnswerSource, Attained, IqsElement, PointKind
from schools.models import Ask, Collection, Point, Return, School
from schools.questionnaires.stage_one import NOTHING, POINTS, level_key
from schools.services import answers as answering
from schools.services.asking import ask_other
from schools.services.asking import ask_schools as ask_them
from schools.services.collections import GRACE, close, start
from schools.services.links import mark_opened, revoke
from schools.services.themes import change_theme, group_points, start_theme
from schools.tokens import token_for

FILE_KEYS = {
    "name",
    "asked",
    "due",
    "message",
    "reminded",
    "closed",
    "revoked",
    "opened",
    "colleges",
    "themes",
    "answers",
}
ANSWER_KEYS = {"day", "typed_by", "by", "iqs", "cqs", "since", "for", "levels", *POINTS.values()}
LETTERS = {"E": Attained.ENTRY, "D": Attained.DEVELOPING, "X": Attained.EXEMPLARY, "-": ""}
TICKS = {"self-evaluation": "for_self_evaluation", "action planning": "for_action_planning"}
WEB = "https://www."
SENT, OPENED, ANSWERED = 9, 13, 14


@dataclass(slots=True)
class Asking:
    """`themed` are the points, kind and words, by the key of their theme."""

    stage: Stage
    raw: Raw
    collection: Collection
    themed: dict[str, list[tuple[PointKind, str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def where(self) -> str:
        return f"fixtures/demo, {self.stage.plan.stage_one}"


def ask_schools(stage: Stage) -> Collection:
    raw = known(stage.plan.stage_one, stage.calendar.read(stage.plan.stage_one), FILE_KEYS)
    collection = start(
        authority=stage.authority,
        user=stage.lead,
        name=raw["name"],
        due=raw["due"],
        message=raw.get("message", ""),
    )
    happened(at(raw["asked"], SENT), collection, "created_at")
    asking = Asking(stage, raw, collection)
    asks = _asks(asking)
    for key, ask in asks.items():
        note_sent(asking, key, ask)
    for key, one in raw["answers"].items():
        _answer(asking, asks[key], known(f"{stage.plan.stage_one}, {key}", one, ANSWER_KEYS))
    _group(asking)
    finish_asking(asking, asks)
    return collection


def _asks(asking: Asking) -> Mapping[Any, Ask]:
    """By URN, and by name where the register lacks them."""
    stage, collection = asking.stage, asking.collection
    open_ones = [one for one in School.objects.filter(authority=stage.authority) if one.is_open]
    made = ask_them(collection=collection, schools=open_ones, user=stage.lead)
    found: dict[Any, Ask] = {ask.school.urn: ask for ask in made if ask.school}
    for college in asking.raw.get("colleges", ()):
        found[college["name"]] = ask_other(collection=collection, user=stage.lead, **college)
    return found


def note_sent(asking: Asking, key: Any, ask: Ask) -> None:
    """As `send` leaves it, but no email goes out: the demo writes to nobody."""
    raw = asking.raw
    if ask.school:
        ask.email = f"office@{ask.school.website.removeprefix(WEB)}"
    ask.sent_at = at(raw["asked"], SENT)
    if "reminded" in raw and key not in raw["answers"] and key not in raw.get("revoked", {}):
        ask.reminded_at = at(raw["reminded"], SENT)
    ask._history_user = asking.stage.lead
    ask.save()
    happened(ask.reminded_at or ask.sent_at, ask)


def _answer(asking: Asking, ask: Ask, raw: Raw) -> None:
    answers = dict(NOTHING) | _plain(raw) | _levels(asking, raw) | dict(_points(asking, raw))
    moment = at(raw["day"], ANSWERED, ask.pk % 60)
    if by := raw.get("typed_by"):
        user = asking.stage.people[by]
        row = answering.save_return(ask=ask, answers=answers, version=0, source=AnswerSource.TYPED, user=user)
    else:
        row = by_link(ask, answers, raw["day"])
    happened(moment, row, "answered_at")


def by_link(ask: Ask, answers: Mapping[str, str], day: dt.date) -> Return:
    _open(ask, day)
    return answering.answer_by_link(token=token_for(ask), answers=answers, version=0)


def _open(ask: Ask, day: dt.date) -> None:
    mark_opened(ask=ask)
    happened(at(day, OPENED), ask, "opened_at")


def _plain(raw: Raw) -> dict[str, str]:
    name, role = raw.get("by", ("", ""))
    uses = raw.get("for", ())
    return {
        "uses_iqs": raw.get("iqs", ""),
        "uses_cqs": raw.get("cqs", ""),
        "since": raw.get("since", ""),
        "answered_by": name,
        "answered_as": role,
        "for_other": "; ".join(use for use in uses if use not in TICKS),
        **{TICKS[use]: "yes" for use in uses if use in TICKS},
    }


def _levels(asking: Asking, raw: Raw) -> dict[str, str]:
    """A letter an element, in the order of the standards; spaces between their groups."""
    letters = raw.get("levels", "").replace(" ", "")
    if letters and len(letters) != len(IqsElement):
        raise DemoFault(f"{asking.where}: levels {raw['levels']} are not {len(IqsElement)}")
    pairs = zip(IqsElement, letters, strict=False)
    return {level_key(element): LETTERS[letter] for element, letter in pairs}


def _points(asking: Asking, raw: Raw) -> Iterator[tuple[str, str]]:
    """A point is its words, or the key of its theme and its words."""
    for kind, key in POINTS.items():
        said = [one if isinstance(one, list) else ["", one] for one in raw.get(key, ())]
        for theme, text in said:
            if theme:
                asking.themed[theme].append((kind, text))
        yield key, "\n".join(text for _, text in said)


def _group(asking: Asking) -> None:
    themes: Raw = asking.raw.get("themes", {})
    if unknown := set(asking.themed) - set(themes):
        raise DemoFault(f"{asking.where}: no theme {', '.join(sorted(unknown))}")
    for key, one in themes.items():
        _theme(asking, PointKind(one["kind"]), one, [text for _, text in asking.themed[key]])


def _theme(asking: Asking, kind: PointKind, raw: Raw, texts: list[str]) -> None:
    user, collection = asking.stage.lead, asking.collection
    theme = start_theme(collection=collection, kind=kind, title=raw["title"], user=user)
    happened(at(raw["day"], ANSWERED), theme)
    points = Point.objects.filter(answer__ask__collection=collection, kind=kind, text__in=texts)
    group_points(collection=collection, kind=kind, points=points.values_list("pk", flat=True), theme=theme)
    changed = change_theme(
        theme=theme, title=theme.title, could_do=raw["could_do"], version=theme.version, user=user
    )
    happened(at(raw["day"], ANSWERED, 10), changed)


def finish_asking(asking: Asking, asks: Mapping[Any, Ask]) -> None:
    """Links work from today when they are made; their last day is that of the story in the end."""
    raw, user = asking.raw, asking.stage.lead
    for ask in asks.values():
        ask.expires_on, ask._history_user = raw["due"] + GRACE, user
        ask.save(update_fields=["expires_on"])
        happened(at(raw["asked"], SENT), ask)
    for key, day in raw.get("opened", {}).items():
        _open(asks[key], day)
    for key, day in raw.get("revoked", {}).items():
        happened(at(day, SENT), revoke(ask=asks[key], user=user), "revoked_at")
    if "closed" in raw:
        closed = close(collection=asking.collection, user=user, version=asking.collection.version)
        happened(at(raw["closed"], SENT), closed, "closed_at")
