"""Every address of the product: what it needs to be written down, and what a form there would send."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse

from evaluations.enums import RoundState
from standards.content import content_for
from tests.factories.accounts import PASSWORD
from tests.permissions import areas
from tests.permissions.world import NAMED, UNNAMED, House, Place, World

STATES = {
    "S": RoundState.SETTING_UP,
    "R": RoundState.RATING,
    "A": RoundState.AGREEING,
    "F": RoundState.SIGNED_OFF,
}
FRAMEWORK = ["ns-quality-standards", "2009"]

# What an address names, by the word that the table has for it.
ARGUMENTS: Mapping[str, Callable[[House, Place], list[Any]]] = {
    "-": lambda house, place: [],
    "round": lambda house, place: [place.round.slug],
    "cell": lambda house, place: [place.round.slug, NAMED[1], NAMED[0]],
    "unnamed": lambda house, place: [place.round.slug, UNNAMED[1], UNNAMED[0]],
    "place": lambda house, place: [place.round.slug, place.member.pk],
    "link": lambda house, place: [place.link.pk],
    "hidden": lambda house, place: [place.individual_link.pk],
    "item": lambda house, place: [house.item.pk],
    "unused": lambda house, place: [house.unused.pk],
    "individual": lambda house, place: [house.individual.pk],
    "earlier": lambda house, place: [house.item.pk, 1],
    "membership": lambda house, place: [house.membership.pk],
    "invitation": lambda house, place: [house.invitation.pk],
    "token": lambda house, place: [house.token],
    "framework": lambda house, place: FRAMEWORK,
    "section": lambda house, place: [*FRAMEWORK, "paired-visit"],
    "element": lambda house, place: [*FRAMEWORK, "2.4"],
    "key": lambda house, place: ["0", "abc"],
    **areas.arguments(),
}
# What belongs to an authority: nobody from elsewhere may learn that it is there.
PUBLIC = {"-", "token", "framework", "section", "element", "key"} | areas.public()
OWNED = frozenset(ARGUMENTS) - PUBLIC


def address(name: str, of: str, house: House, state: str = "R") -> str:
    plain, _, query = name.partition("?")
    place = house.places[STATES[state]]
    if query:
        return f"{reverse(plain)}?{query}={place.round.slug}/{NAMED[1]}/{NAMED[0]}"
    return reverse(plain, args=ARGUMENTS[of](house, place))


def sent(name: str, how: str, world: World, house: House, state: str = "R") -> dict[str, Any]:
    """A submission that has nothing wrong with it, so that only permission and state can refuse it."""
    return FORMS.get((name, how), lambda world, house, place: {})(world, house, house.places[STATES[state]])


def _finding(world: World, house: House, place: Place) -> dict[str, Any]:
    """On both cells: lines of another one are not read."""
    content, fields = content_for(place.round.framework), {}
    for ref, _ in (NAMED, UNNAMED):
        pk = next(one.pk for one in content.element(ref).criteria if not one.worked_out)
        fields |= {f"version-c{pk}": 0, f"value-c{pk}": "yes", f"note-c{pk}": "Seen."}
    return fields


def _rating(world: World, house: House, place: Place) -> dict[str, Any]:
    return {"rating-version": 0, "rating": "G", "comment": "Mine."}


def _judgement(world: World, house: House, place: Place) -> dict[str, Any]:
    return {
        "level": "n/a",
        "rationale": "There is none here.",
        "others": "The team",
        "agreed_on": "2010-01-05",
        "version": 0,
    }


def _overall(world: World, house: House, place: Place) -> dict[str, Any]:
    return {"which": "area-1-primary", "level": "G", "reason": "As seen.", "version": 0}


def _details(world: World, house: House, place: Place) -> dict[str, Any]:
    return {"name": f"{place.round.name} again", "period": "2009", "version": place.round.version}


STEPS = {
    RoundState.SETTING_UP: {"step": "on"},
    RoundState.RATING: {"step": "on"},
    RoundState.AGREEING: {"step": "back", "reason": "A line was missed."},
    RoundState.SIGNED_OFF: {"step": "reopen", "reason": "A line was wrong."},
}


def _step(world: World, house: House, place: Place) -> dict[str, Any]:
    return {**STEPS[place.round.state], "version": place.round.version}


def _new_round(world: World, house: House, place: Place) -> dict[str, Any]:
    return {"framework": place.round.framework_id, "name": "A new round", "period": "2010"}


def _evidence(world: World, house: House, place: Place) -> dict[str, Any]:
    return {"title": "New", "summary": "On paper.", "impact": "none", "version": house.item.version}


def _invitation(world: World, house: House, place: Place) -> dict[str, Any]:
    return {"authority": house.authority.pk, "email": "new@example.org", "name": "Nora New", "role": "core"}


def _password(world: World, house: House, place: Place) -> dict[str, Any]:
    new = "seven grey geese flying"
    return {"oldpassword": PASSWORD, "password1": new, "password2": new}


FORMS: Mapping[tuple[str, str], Callable[[World, House, Place], dict[str, Any]]] = {
    ("account_login", "POST"): lambda world, *_: {"login": world.own.lead.email, "password": PASSWORD},
    ("account_change_password", "POST"): _password,
    ("account_reset_password", "POST"): lambda world, *_: {"email": world.own.lead.email},
    ("accounts:account", "POST"): lambda *_: {"name": "Somebody Else"},
    ("accounts:switch_authority", "POST"): lambda world, house, place: {"authority": house.authority.pk},
    ("accounts:change_role", "POST"): lambda *_: {"role": "reader"},
    ("accounts:invite", "POST"): _invitation,
    ("accounts:join", "POST"): lambda *_: {"name": "Ines Vited", "password": "seven grey geese flying"},
    ("evaluations:round_new", "POST"): _new_round,
    ("evaluations:setup", "POST"): _details,
    ("evaluations:state", "POST"): _step,
    ("evaluations:team_add", "POST"): lambda world, house, place: {
        "person": house.membership.pk,
        "role": "core",
    },
    ("evaluations:team_member", "POST"): lambda world, house, place: {"cell": [place.unnamed.pk]},
    ("evaluations:overall", "POST"): _overall,
    ("evaluations:rate", "POST finding"): _finding,
    ("evaluations:rate", "POST rating"): _rating,
    ("evaluations:rate", "HTMX finding"): _finding,
    ("evaluations:agree", "POST"): _judgement,
    ("evaluations:evidence_new", "POST"): _evidence,
    ("evaluations:evidence_new?cell", "POST"): _evidence,
    ("evaluations:evidence_edit", "POST"): _evidence,
    ("evaluations:evidence_link", "POST"): lambda world, house, place: {
        "do": "link",
        "item": house.unused.pk,
    },
    **areas.forms(),
}
