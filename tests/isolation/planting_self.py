"""Words that stand nowhere else, in self-evaluations without ratings: open and signed off, of one's aspect and not."""

from collections.abc import Callable, Mapping

from evaluations.enums import RoundState
from evaluations.models import SelfEntry, SelfSummary, StatementRecord
from evaluations.reports.build import freeze
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import entry
from tests.permissions.areas.selfevaluation import round_in
from tests.permissions.world import House

Word = Callable[[str, str], str]
# Groups of words by state: of the aspect that a guest is named for, and of all else.
OWN = {RoundState.RATING: ("NAMED", "OPEN"), RoundState.SIGNED_OFF: ("SELFNAMED", "SELFFINAL")}
OTHER = dict.fromkeys(OWN, ("OTHER", "OTHER"))


def self_evaluations(house: House, groups: Mapping[str, tuple[str, str]], word: Word) -> None:
    for state, (named, rest) in groups.items():
        round_ = round_in(house, state)
        written = SelfEntry.objects.get(cell__round=round_)
        noted = StatementRecord.objects.get(cell__round=round_)
        written.text, noted.note = word(named, "selfentry"), word(named, "selfnote")
        written.save()
        noted.save()
        entry(cell_of(round_, "4"), house.lead, word(rest, "selfentry"), "weakness", key=True)
        SelfSummary.objects.create(
            round=round_,
            opening=word(rest, "selfopening"),
            context=word(rest, "selfcontext"),
            updated_by=house.lead,
        )
        if round_.is_signed_off:
            round_.report = freeze(round_)
            round_.save()
