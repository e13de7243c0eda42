from django.db.models import TextChoices


class Asks(TextChoices):
    """How a level's criteria are asked: `true` means met under the first, applies under the second."""

    MET = "met", "Met / not met"
    APPLIES = "applies", "Applies / does not"


class MeasureKind(TextChoices):
    NUMBER = "number", "Number"
    CHOICE = "choice", "Choice"


class RuleKind(TextChoices):
    NECESSARY = "necessary", "Must be met"
    LIMITING = "limiting", "Holds the rating down where it applies"
    ALL_OF = "all_of", "All of a level"
    COUNT = "count", "How many are missing"
    BAND = "band", "Where a measure falls"
    EVIDENCE = "evidence", "Evidence of impact"


class Basis(TextChoices):
    """Whether the publication marks the line as critical (bold) or only states it; both cap."""

    CRITICAL = "critical", "Critical"
    STATED = "stated", "Stated"


class Audience(TextChoices):
    LA_CONTACTS = "la-contacts", "LA contacts"
    HEADTEACHERS = "headteachers", "Headteachers and other staff in schools"
    ALL = "all", "Everyone"


class PassageKind(TextChoices):
    """What a passage is to the people who read it; the labels are the headings of pages."""

    QUALITY_STANDARDS = "quality-standards", "Quality standards"
    PROMPTS = "prompts", "Questions to discuss"
    EXPECTED_EVIDENCE = "expected-evidence", "Expected evidence"
    CONSIDERATIONS = "considerations", "What is considered"
    EVIDENCE_STATEMENTS = "evidence-statements", "Evidence statements"
    CONTRIBUTORS = "contributors", "Suggested contributors"
    SOURCES_OF_EVIDENCE = "sources-of-evidence", "Sources of evidence"
    INDICATORS = "indicators", "Data indicators"
    GUIDANCE = "guidance", "Guidance"
    DOCUMENTS = "documents", "Documents to have ready"
    PEOPLE = "people", "People to meet"
    VOCABULARY = "vocabulary", "Words for reports"
    FORM = "form", "Form"
    STAGES = "stages", "Stages"
    INTRODUCTION = "introduction", "Introduction"
    PROTOCOL = "protocol", "Protocol"


class Impact(TextChoices):
    """Evidence of impact that a judgement can point to, least first."""

    NONE = "none", "None"
    SOME = "some", "Some"
    SUBSTANTIAL = "substantial", "Substantial"


class LinkKind(TextChoices):
    """What one element is to another, read from the first to the second."""

    SAME = "same", "The same"
    OVERLAPS = "overlaps", "Overlaps with"
    PART_OF = "part-of", "Is part of"
    TAKES_IN = "takes-in", "Takes in"
    NONE = "none", "Has no match"

    @property
    def turned(self) -> "LinkKind":
        """The same link, read from the other side."""
        return {LinkKind.PART_OF: LinkKind.TAKES_IN, LinkKind.TAKES_IN: LinkKind.PART_OF}.get(self, self)

    @property
    def verb(self) -> str:
        """Between two elements, in a sentence."""
        return "is the same as" if self == LinkKind.SAME else str(self.label).lower()

    @property
    def many(self) -> str:
        """After a count, in a sentence."""
        return {
            LinkKind.SAME: "the same",
            LinkKind.OVERLAPS: "overlapping",
            LinkKind.PART_OF: "part of something there",
            LinkKind.TAKES_IN: "taking in something there",
        }.get(self, "without a match")


class DraftState(TextChoices):
    """Where a framework file that an administrator brought stands."""

    FAULTY = "faulty", "Has errors"
    READY = "ready", "Ready to publish"
    PUBLISHED = "published", "Published"
