"""Words that stand nowhere else, in readiness: names, contacts and notes, and what is in confidence, now and before."""

from evaluations.enums import RoundState
from evaluations.models import AcademyConcern
from evaluations.reports.build import freeze
from tests.permissions.areas.selfevaluation import round_in

# Groups by state: what all readers of the round see, and what leads and core team members alone do.
OWN = {RoundState.RATING: ("READYOPEN", "CONTACTS"), RoundState.SIGNED_OFF: ("READYFINAL", "CONTACTS")}
OTHER = dict.fromkeys(OWN, ("OTHERREADY", "OTHERREADY"))
OPEN = ("title", "owner_post", "location")
KNOWN = ("name", "telephone", "availability", "note")
RAISED = ("text", "answer", "follow_up")


def readiness(house, groups, concerns, word):
    """`concerns` are whose words these are: of all who read the register, and of leads and core team members."""
    _concerns(house, concerns, word)
    for state, (shown, known) in groups.items():
        round_ = round_in(house, state)
        for row in round_.documents.all():
            group = known if row.in_confidence else shown
            _write(row, group, OPEN, "ready", word)
            _write(row, known, ("owner_name", "note"), "ready", word)
            row.save()
        for row in round_.people.all():
            for when in ("before", ""):
                _write(row, known, KNOWN, f"met{when}", word)
                row.email = f"{word(known, f'metemail{when}').lower()}@example.org"
                _write(row, known if when else shown, ("post", "organisation"), f"met{when}", word)
                row.save()
        for row in round_.not_needed.all():
            row.reason = word(shown, "needless")
            row.save()
        if round_.is_signed_off:
            round_.report = freeze(round_)
            round_.save()


def _concerns(house, groups, word):
    everyone, team = groups
    for row in AcademyConcern.objects.filter(authority=house.authority):
        _write(row, team if row.in_confidence else everyone, RAISED, "raised", word)
        _write(row, team, ("raised_by",), "raised", word)
        row.answered_on = row.raised_on
        row.save()


def _write(row, group, names, prefix, word):
    for name in names:
        setattr(row, name, word(group, f"{prefix}{name}".replace("_", "")))
