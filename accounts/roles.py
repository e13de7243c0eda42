"""The one table of who may do what; a test keeps docs/roles.md equal to it."""

from collections.abc import Mapping

from django.db.models import TextChoices

from accounts.enums import RegionalRole, Role


class Permission(TextChoices):
    """What a person may do in an authority; the label finishes the sentence "may …"."""

    VIEW_FRAMEWORKS = "view-frameworks", "read and search the published standards"
    VIEW_ROUNDS = "view-rounds", "read the dashboards and reports of signed-off rounds"
    VIEW_OPEN_ROUNDS = "view-open-rounds", "see rounds that are not signed off yet"
    EXPORT = "export", "download dashboards and reports"
    RATE = "rate", "give a rating of their own"
    RECORD = "record", "record findings and measures, and link evidence to them"
    EVERY_ELEMENT = "every-element", "work on every element, not only on those they are named for"
    VIEW_EVIDENCE = "view-evidence", "read the evidence library"
    VIEW_CONFIDENTIAL = "view-confidential", "read evidence that concerns an individual"
    MANAGE_EVIDENCE = "manage-evidence", "add, change and remove evidence"
    JUDGE = "judge", "record the judgements and overall ratings that the team agrees"
    CREATE_ROUND = "create-round", "start a round"
    MANAGE_ROUND = "manage-round", "name the team, move a round on, reveal ratings, rule elements out, reopen"
    SIGN_OFF = "sign-off", "sign a round off"
    VIEW_SCHOOLS = "view-schools", "read the register of schools and what schools returned"
    RECORD_RETURNS = "record-returns", "type in what schools return, and group it"
    MANAGE_SCHOOLS = "manage-schools", "bring in the register, ask schools for returns and revoke their links"
    VIEW_PLANS = "view-plans", "read and download action plans that are signed"
    VIEW_OPEN_PLANS = "view-open-plans", "see action plans that are not signed yet"
    LEAD_ACTIONS = "lead-actions", "lead an action, and report its progress"
    MANAGE_PLANS = "manage-plans", "write action plans: actions, milestones and reasons for none"
    SIGN_PLAN = "sign-plan", "sign an action plan"
    APPROVE_PLAN = "approve-plan", "approve an action plan that a lead signed, or send it back"
    MANAGE_PEOPLE = "manage-people", "invite people, change their roles and end their memberships"


ROLE_WORDS: Mapping[Role, str] = {
    Role.LEAD: "sets up rounds, asks schools, runs the meeting, signs off and invites people.",
    Role.CORE: (
        "rates every element, records findings and evidence, agrees judgements and writes the action plan "
        "with the team."
    ),
    Role.GUEST: "rates and records findings for the elements they are named for, until a last day.",
    Role.READER: (
        "reads and downloads the dashboards, reports and plans of rounds that are signed off, and approves "
        "action plans."
    ),
    Role.ADVISER: (
        "reads rounds, plans, schools and the evidence library, but not what concerns an individual, and "
        "reports on actions they lead."
    ),
}

P = Permission

# A plan is signed by one person and approved by another, so no lead may do both.
LEAD = frozenset(P) - {P.APPROVE_PLAN}
CORE = LEAD - {
    *(P.CREATE_ROUND, P.MANAGE_ROUND, P.SIGN_OFF, P.MANAGE_PEOPLE),
    *(P.MANAGE_SCHOOLS, P.SIGN_PLAN),
}

ROLE_TABLE: Mapping[Role, frozenset[Permission]] = {
    Role.LEAD: LEAD,
    Role.CORE: CORE,
    Role.GUEST: frozenset(
        {P.VIEW_FRAMEWORKS, P.VIEW_ROUNDS, P.VIEW_OPEN_ROUNDS, P.RATE, P.RECORD, P.VIEW_EVIDENCE}
    ),
    Role.READER: frozenset({P.VIEW_FRAMEWORKS, P.VIEW_ROUNDS, P.EXPORT, P.VIEW_PLANS, P.APPROVE_PLAN}),
    Role.ADVISER: frozenset(
        {
            *(P.VIEW_FRAMEWORKS, P.VIEW_ROUNDS, P.VIEW_OPEN_ROUNDS, P.VIEW_EVIDENCE),
            *(P.VIEW_SCHOOLS, P.VIEW_PLANS, P.VIEW_OPEN_PLANS, P.LEAD_ACTIONS),
        }
    ),
}


class RegionalPermission(TextChoices):
    """What a post in a region lets a person do, for its phase or, without one, for all; it finishes "may …"."""

    VIEW = "view", "read what authorities of the region signed off or shared"
    WRITE = "write", "write notes of visit and agendas"
    PROPOSE = "propose", "propose the National Strategies view of ratings"
    AGREE = "agree", "agree the National Strategies view, and report it to the department"
    ALLOCATE = "allocate", "decide where the region’s days and programmes go"


R = RegionalPermission

REGIONAL_TABLE: Mapping[RegionalRole, frozenset[RegionalPermission]] = {
    RegionalRole.DIRECTOR: frozenset(R),
    RegionalRole.PHASE_ADVISER: frozenset({R.VIEW, R.WRITE, R.PROPOSE}),
    RegionalRole.REGIONAL_ADVISER: frozenset({R.VIEW, R.WRITE}),
}

REGIONAL_WORDS: Mapping[RegionalRole, str] = {
    RegionalRole.DIRECTOR: "owns the rating process in the whole region, and decides where support goes.",
    RegionalRole.PHASE_ADVISER: (
        "senior adviser of a phase, or their deputy (primary, secondary or early years): proposes its ratings."
    ),
    RegionalRole.REGIONAL_ADVISER: "writes notes of visit for their phase, which contribute to its ratings.",
}

# Not an authority's to give: published standards are open to everyone who can sign in.
FOR_ANYONE_SIGNED_IN = frozenset({P.VIEW_FRAMEWORKS})


def may(role: str | None, permission: Permission) -> bool:
    """Whether the role holds the permission; no role holds only what anyone signed in does."""
    if permission in FOR_ANYONE_SIGNED_IN:
        return True
    return role is not None and permission in ROLE_TABLE[Role(role)]


def regional_may(role: str, permission: RegionalPermission) -> bool:
    return permission in REGIONAL_TABLE[RegionalRole(role)]
