"""What inspectors ask schools of the authority, asked by the authority first: Ofsted's handbook of 2014.

Paragraph 18 has three themes for week 1, paragraph 21 what the telephone survey is to find out. What is printed
stands in `quote`, exact, with its place. The questions put to schools, and their answers to choose from, are ours.
"""

from schools.enums import Extent, Governed, Judged, Meets
from schools.questionnaires.questions import ANSWERED_BY, Choices, Kept, Kind, Only, Question

SOURCE = (
    "Handbook for inspecting local authority arrangements for supporting school improvement, Ofsted, 2014"
)
WEEK_1, TELEPHONE = "Paragraph 18", "Paragraph 21"
LONGEST_WORDS = 2_000

MEETS: Choices = tuple(Meets.choices)
EXTENTS: Choices = tuple(Extent.choices)

STRONG = Only("judged", (Judged.GOOD,))
WEAK = Only("judged", (Judged.NOT_GOOD,))
ACADEMY = Only("governed", (Governed.ACADEMY,))


def _choice(
    key: str,
    title: str,
    label: str,
    choices: Choices,
    quote: str,
    place: str,
    only: Only | None = None,
) -> Question:
    always = only is None
    return Question(
        key,
        title,
        Kind.CHOICE,
        choices,
        kept=Kept.REPLY,
        label=label,
        blank="" if always else "Not answered",
        needed=f"Choose an answer to “{label}”. You may say that you cannot say." if always else "",
        needed_typed=f"Say how they answered “{title}”: cannot say is an answer too." if always else "",
        only=only,
        quote=quote,
        place=place,
    )


def _words(key: str, title: str, label: str, hint: str = "", only: Only | None = None) -> Question:
    return Question(
        key, title, Kind.PROSE, most=LONGEST_WORDS, kept=Kept.REPLY, label=label, hint=hint, only=only
    )


THEMES = (
    _choice(
        "understands",
        "Understands the school",
        "How well does the authority understand your school?",
        MEETS,
        "How well does the local authority understand the school’s strengths and weaknesses, its performance "
        "and the standards the pupils achieve?",
        WEEK_1,
    ),
    _words(
        "understands_why",
        "Understands the school: why",
        "Why do you say so?",
        "For example: what it knows of your strengths and weaknesses, and what it has missed.",
    ),
    _choice(
        "meets_needs",
        "Support and challenge meet the needs",
        "How well do the authority’s support and challenge meet the needs of your school?",
        MEETS,
        "What measures are in place to support and challenge the school and how well do these meet the needs of "
        "the school?",
        WEEK_1,
    ),
    _words(
        "meets_needs_how",
        "Support and challenge: which",
        "What support and challenge do you have?",
        "For example: visits, reviews, training, help brokered from another school.",
    ),
    _choice(
        "impact",
        "Impact over time",
        "To what extent have its support and challenge improved your school over time?",
        EXTENTS,
        "What is the impact of the local authority’s support and challenge over time to bring about school "
        "improvement?",
        WEEK_1,
    ),
    _words(
        "impact_what",
        "Impact over time: what",
        "What has changed, and how do you know?",
        "For example: results, attendance, what inspectors said.",
    ),
)

GOOD_SCHOOLS = (
    _choice(
        "supports_others",
        "Supports other schools",
        "To what extent do you support other schools to improve?",
        EXTENTS,
        "the extent to which they support other schools to improve",
        TELEPHONE,
        STRONG,
    ),
    _choice(
        "facilitated",
        "The authority helps it to support others",
        "To what extent does the authority help or encourage you to do so?",
        EXTENTS,
        "the extent to which the local authority facilitates or supports this",
        TELEPHONE,
        STRONG,
    ),
    _words(
        "supports_how",
        "Supports other schools: how",
        "How do you support others, and what does the authority do for it?",
        only=STRONG,
    ),
)

WEAKER_SCHOOLS = (
    _choice(
        "recognised",
        "Recognised it before inspection",
        "Before you were inspected, to what extent had you recognised that your school was not good or outstanding?",
        EXTENTS,
        "the extent to which they recognised that their performance was not good or outstanding before they were "
        "inspected",
        TELEPHONE,
        WEAK,
    ),
    _words("recognised_how", "Recognised it: how", "How did you know?", only=WEAK),
    _choice(
        "helped",
        "Support in order to improve",
        "How well does the support that you receive from the authority help you to improve?",
        MEETS,
        "how they receive support from the local authority in order to improve",
        TELEPHONE,
        WEAK,
    ),
    _words("helped_how", "Support in order to improve: how", "How do you receive it?", only=WEAK),
)

ACADEMIES = (
    _choice(
        "relations",
        "Engagement with academies",
        "How well does the authority work with you as an academy?",
        MEETS,
        "the nature and quality of the local authority’s engagement and relationships with them",
        TELEPHONE,
        ACADEMY,
    ),
    _words(
        "relations_how",
        "Engagement with academies: how",
        "What do you have to do with each other?",
        "For example: data, meetings, training, concerns that were raised.",
        only=ACADEMY,
    ),
)

ABOUT = (
    Question(
        "judged",
        "Last inspection",
        Kind.CHOICE,
        tuple(Judged.choices),
        kept=Kept.REPLY,
        label="How was your school judged when it was last inspected?",
        hint="Which of the next questions are for you depends on it.",
        needed="Say how your school was judged when it was last inspected.",
        preset=True,
    ),
    Question(
        "governed",
        "Academy or maintained",
        Kind.CHOICE,
        tuple(Governed.choices),
        kept=Kept.REPLY,
        label="Is your school an academy, or maintained by the authority?",
        needed="Say whether your school is an academy or maintained by the authority.",
        preset=True,
    ),
)

WHO = (
    ANSWERED_BY,
    Question(
        "answered_as",
        "Role",
        Kind.TEXT,
        most=120,
        label="Your post",
        label_typed="Their post",
        hint="For example: headteacher, chair of governors.",
        needed="Give your post, so that the authority knows who answered.",
    ),
)
