"""Words of the register (GIAS), and of what schools return."""

from django.db.models import TextChoices


class Phase(TextChoices):
    """Phases as the register names them; blank in the register is NOT_APPLICABLE."""

    NURSERY = "nursery", "Nursery"
    PRIMARY = "primary", "Primary"
    MIDDLE_PRIMARY = "middle-deemed-primary", "Middle deemed primary"
    SECONDARY = "secondary", "Secondary"
    MIDDLE_SECONDARY = "middle-deemed-secondary", "Middle deemed secondary"
    ALL_THROUGH = "all-through", "All-through"
    SIXTEEN_PLUS = "16-plus", "16 plus"
    NOT_APPLICABLE = "not-applicable", "Not applicable"


class Status(TextChoices):
    OPEN = "open", "Open"
    TO_CLOSE = "to-close", "Open, but proposed to close"
    PROPOSED = "proposed", "Proposed to open"
    CLOSED = "closed", "Closed"


class Stage(TextChoices):
    """How far a file of the register has come."""

    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, not brought in yet"
    WRITING = "writing", "Being brought in"
    DONE = "done", "Brought in"
    PUT_ASIDE = "put-aside", "Put aside"


class CollectionKind(TextChoices):
    """What a collection asks of schools; the questions of each are in `schools.questionnaires`."""

    STAGE_ONE = "stage-one", "Their use of the quality standards: stage 1 of the LAQS"
    INSPECTION = "inspection", "What inspectors will ask them about the authority: Ofsted 2014"


class Judged(TextChoices):
    """Groups of schools that inspectors ask different questions, by their last inspection; blank is not known."""

    GOOD = "good", "Good or outstanding"
    NOT_GOOD = "not-good", "Requires improvement or inadequate"
    NOT_YET = "not-yet", "Not inspected yet"


class Governed(TextChoices):
    """Whom a school answers to; blank is not known."""

    ACADEMY = "academy", "Academy or free school"
    MAINTAINED = "maintained", "Maintained by the authority"
    NEITHER = "neither", "Neither"


class Meets(TextChoices):
    """How well something is done, as a school says; the best first. The scale is ours."""

    VERY_WELL = "very-well", "Very well"
    WELL = "well", "Well"
    NOT_WELL = "not-well", "Not well enough"
    NOT_AT_ALL = "not-at-all", "Not at all"
    CANNOT_SAY = "cannot-say", "Cannot say"


class Extent(TextChoices):
    """How far something is so, as a school says; the furthest first. The scale is ours."""

    GREAT = "great", "To a great extent"
    SOME = "some", "To some extent"
    SMALL = "small", "To a small extent"
    NOT_AT_ALL = "not-at-all", "Not at all"
    CANNOT_SAY = "cannot-say", "Cannot say"


class Uses(TextChoices):
    """Whether a school uses the standards; blank is not answered."""

    YES = "yes", "Yes"
    PLANNED = "planned", "Not yet, but it plans to"
    NO = "no", "No"


class Attained(TextChoices):
    """Levels of the Institutional Quality Standards, lowest first."""

    ENTRY = "entry", "Entry"
    DEVELOPING = "developing", "Developing"
    EXEMPLARY = "exemplary", "Exemplary"


class IqsElement(TextChoices):
    """Elements of the Institutional Quality Standards; all but assessment for learning are in the LAQS too."""

    IDENTIFICATION = "identification", "Identification"
    CLASSROOM = "classroom", "Effective provision in the classroom"
    STANDARDS = "standards", "Standards"
    CURRICULUM = "curriculum", "Enabling curriculum entitlement and choice"
    ASSESSMENT = "assessment", "Assessment for learning"
    TRANSITION = "transition", "Transfer and transition"
    LEADERSHIP = "leadership", "Leadership"
    POLICY = "policy", "Policy"
    ETHOS = "ethos", "Ethos and pastoral care"
    STAFF = "staff", "Staff development"
    RESOURCES = "resources", "Resources"
    MONITORING = "monitoring", "Monitoring and evaluation"
    COMMUNITY = "community", "Engaging with the community, families and beyond"
    BEYOND = "beyond", "Learning beyond the classroom"


class AnswerSource(TextChoices):
    """How a return came."""

    LINK = "link", "Answered by the school"
    TYPED = "typed", "Typed in by the authority"
    SPREADSHEET = "spreadsheet", "Read from a spreadsheet"


class PointKind(TextChoices):
    ISSUE = "issue", "Key issue"
    BARRIER = "barrier", "Barrier"
    SUPPORT = "support", "Support that would help"


class Polarity(TextChoices):
    """Which end of a series is the better one."""

    HIGH = "high", "Higher is better"
    LOW = "low", "Lower is better"


class Place(TextChoices):
    """Whose figure it is."""

    ENGLAND = "england", "England"
    REGION = "region", "Region"
    AUTHORITY = "authority", "Authority"


class LinkState(TextChoices):
    """Whether a school's link opens its form, and if not, why."""

    OPEN = "open", "Works"
    EXPIRED = "expired", "Has ended"
    REVOKED = "revoked", "Withdrawn"
    REPLACED = "replaced", "Replaced by a newer one"
    CLOSED = "closed", "Ended, because the collection is closed"
    UNKNOWN = "unknown", "Not one of ours"
