"""The keys of a crosswalk file and what each may hold."""

from standards.enums import LinkKind
from standards.loading.schema import SLUG_REF
from standards.loading.shapes import Each, OneOf, OneOfNumbers, Ref, Table, Text, Whole

WHY = Text(600)
FRAMEWORK = Table({"framework": SLUG_REF, "version": Ref(20)})
LINK = Table(
    {
        "left": Ref(40),
        "right": Ref(40),
        "kind": OneOf(tuple(kind for kind in LinkKind.values if kind != LinkKind.NONE)),
        "why": WHY,
    }
)
WITHOUT = Each(Table({"elements": Each(Ref(40)), "why": WHY}))
CROSSWALK = Table(
    {
        "schema": OneOfNumbers((1,)),
        "version": Whole(1),
        "left": FRAMEWORK,
        "right": FRAMEWORK,
        "links": Each(LINK, least=0),
    },
    {"none": Table({}, {"left": WITHOUT, "right": WITHOUT})},
)
