from django.db.models import TextChoices


class RoundState(TextChoices):
    SETTING_UP = "setting-up", "Setting up"
    RATING = "rating", "Rating"
    AGREEING = "agreeing", "Agreeing"
    SIGNED_OFF = "signed-off", "Signed off"


class TeamRole(TextChoices):
    LEAD = "lead", "Lead"
    CORE = "core", "Core team member"
    GUEST = "guest", "Guest"


class View(TextChoices):
    """Whose judgement it is; the two stand side by side and neither overwrites the other."""

    AUTHORITY = "la", "Authority’s view"
    STRATEGIES = "ns", "National Strategies view"


class Impact(TextChoices):
    NONE = "none", "None"
    SOME = "some", "Some"
    SUBSTANTIAL = "substantial", "Substantial"


class FindingValue(TextChoices):
    """What people record of a criterion; blank is not yet considered."""

    YES = "yes", "Met"
    NO = "no", "Not met"


class MeetingKind(TextChoices):
    TEAM = "team", "Core team meeting"
    FIRST = "first", "First meeting of the core team"
    TRAINING = "training", "Training"
    AGREEING = "agreeing", "Agreeing judgements"
    PLANNING = "planning", "Action planning"


class Preparation(TextChoices):
    """The training checklist: what a core team does before its members rate (LAQS user guide, stage 2)."""

    TEAM = "team", "The core team is named, with a member for each area of work that the elements touch"
    BRIEFING = "briefing", "Everyone in the team has the briefing paper"
    MEETING = "meeting", "The team has met and gone through the elements together"
    TRAINING = "training", "Training on the content and purpose of the standards has been offered"
    FOCUS = "focus", "The priority areas of focus are decided"
    EVIDENCE = "evidence", "Everyone knows where the evidence is and how to add to it"
    RATING = "rating", "Everyone has opened their sheet and knows by when to rate"


class Origin(TextChoices):
    """What an action was made from."""

    FREE = "free", "A free action"
    JUDGEMENT = "judgement", "The team’s judgement"
    CRITERION = "criterion", "A criterion that is not met"
    LIFT = "lift", "What would lift the rating"
    PRIORITY = "priority", "A priority of a team"
    CARRIED = "carried", "An action of the round before"


class ActionStatus(TextChoices):
    TO_DO = "to-do", "Not started"
    DOING = "doing", "In progress"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class Progress(TextChoices):
    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"


class FollowUpKind(TextChoices):
    ACTIVITY = "activity", "Follow-up activity"
    MONITOR = "monitor", "Next step to monitor"


class RevisionState(TextChoices):
    SIGNED = "signed", "Signed by the lead, waiting for approval"
    APPROVED = "approved", "Approved"
    RETURNED = "returned", "Sent back"


class Made(TextChoices):
    """Whether an action made the difference it was meant to."""

    YES = "yes", "Yes"
    PARTLY = "partly", "In part"
    NO = "no", "No"
    EARLY = "early", "Too early to say"


class NoteKind(TextChoices):
    AUTHORITY = "authority", "Meeting with the authority"
    SCHOOL = "school", "Visit to a school"


class NoteState(TextChoices):
    DRAFT = "draft", "Draft"
    SHARED = "shared", "With the authority, for accuracy"
    FINAL = "final", "Final"


class Accuracy(TextChoices):
    """What an authority says of a note that is with it for accuracy."""

    ACCEPTED = "accepted", "The note is accurate"
    CORRECTIONS = "corrections", "Something should be corrected"


class AgendaAudience(TextChoices):
    """Whom the published questions are for (2009 standards, appendices 3 and 4)."""

    AUTHORITY = "authority", "Contacts in the authority"
    SCHOOLS = "schools", "Headteachers and other staff in schools"


class AllocationKind(TextChoices):
    DAYS = "days", "Days"
    PROGRAMME = "programme", "A programme"


class Trend(TextChoices):
    """Over the past three years."""

    UP = "up", "Up"
    LEVEL = "level", "Level"
    DOWN = "down", "Down"


class VariationKind(TextChoices):
    GROUP = "group", "Group of learners"
    DISTRICT = "district", "District"
    MEASURE = "measure", "Measure"


class EvidenceKind(TextChoices):
    """Where the words of a piece of evidence in a team’s answer come from."""

    EXPECTED = "expected", "From the published list"
    OWN = "own", "Added by the team"
    ITEM = "item", "From the evidence library"


class Chart(TextChoices):
    NONE = "none", "No chart"
    BAR = "bar", "Bars"
    LINE = "line", "Lines"


class InspectionKind(TextChoices):
    """Under section 136(1)(b) of the Education and Inspections Act 2006."""

    FIRST = "first", "Inspection of school improvement arrangements"
    AGAIN = "again", "Re-inspection of school improvement arrangements"


class EntryKind(TextChoices):
    """What a page of an evidence notebook records."""

    ACTIVITY = "activity", "Evidence-gathering activity"
    MEETING = "meeting", "Meeting"
    EMERGING = "emerging", "Emerging findings"
    FEEDBACK = "feedback", "Feedback"


class ClockKind(TextChoices):
    ACCURACY = "accuracy", "Factual accuracy check"
    REPORT = "report", "Final report"
    COPIES = "copies", "Copies to stakeholders"
    PUBLISHED = "published", "Publication by the authority"
    STATEMENT = "statement", "Written statement of action"


class Extent(TextChoices):
    """How far a published statement is in evidence; blank is not considered."""

    FULLY = "fully", "Fully in evidence"
    PARTLY = "partly", "Partly in evidence"
    NOT_YET = "not-yet", "Not yet in evidence"


UNCONSIDERED = "Not considered"


class SelfKind(TextChoices):
    STRENGTH = "strength", "Strength"
    WEAKNESS = "weakness", "Weakness"
    IMPACT = "impact", "Impact"


class ReadyList(TextChoices):
    """Which published list of what to have ready a line is of; the values are kinds of passage."""

    DOCUMENTS = "documents", "Documents to have ready"
    PEOPLE = "people", "People to meet"


class DocumentState(TextChoices):
    NOT_STARTED = "not-started", "Not started"
    PREPARING = "preparing", "In preparation"
    DRAFT = "draft", "Draft"
    READY = "ready", "Ready"


class PersonState(TextChoices):
    TO_INVITE = "to-invite", "Not invited yet"
    INVITED = "invited", "Invited"
    CONFIRMED = "confirmed", "Confirmed"


class ConcernAbout(TextChoices):
    """What of an academy is raised with the department (Ofsted 2014, paragraphs 16 and 63)."""

    STANDARDS = "standards", "Standards"
    LEADERSHIP = "leadership", "Leadership"
    BOTH = "both", "Standards and leadership"
