"""The authority's own words for levels go on where the framework still prints none."""

from evaluations.models import LocalDescriptor
from evaluations.selectors.local_words import undescribed
from evaluations.services.carrying.judged import GONE
from evaluations.services.carrying.places import Carrier
from standards.content import Element, Level


def carry_words(carrier: Carrier) -> None:
    rows = LocalDescriptor.objects.filter(round=carrier.source).exclude(text="")
    made: set[tuple[int, int]] = set()
    for words in rows.select_related("element", "level").order_by("pk"):
        targets = list(_targets(carrier, words))
        if not targets:
            what = f"{words.element.ref} {words.element.short_label}, {words.level.label}"
            carrier.leave("words", what, GONE, words.text)
        for element, level in targets:
            if (element.pk, level.pk) in made:
                continue
            made.add((element.pk, level.pk))
            LocalDescriptor.objects.create(
                round=carrier.round,
                element_id=element.pk,
                level_id=level.pk,
                text=words.text,
                updated_by=carrier.user,
            )
    carrier.taken["words"] += len(made)


def _targets(carrier: Carrier, words: LocalDescriptor) -> list[tuple[Element, Level]]:
    level = carrier.new.level_for(words.level.code)
    refs = carrier.moves.now("elements", words.element.ref) if level else ()
    elements = (carrier.new.element(ref) for ref in refs)
    return [(element, level) for element in elements if level and level in undescribed(carrier.new, element)]
