"""Who may do what in a round: the role table, the team, the named elements and the state together."""

from dataclasses import dataclass

from accounts.models import User
from accounts.posts import Posts
from accounts.roles import Permission, RegionalPermission, may
from evaluations.enums import NoteState, RoundState, TeamRole
from evaluations.models import NoteOfVisit


@dataclass(frozen=True, slots=True)
class Access:
    """One person's standing in one round, and in one of its cells where `named` and `agreed` speak of it.

    `agreed` is whether the authority's judgement of the cell is recorded.
    """

    user: User
    role: str
    team_role: str | None
    state: str
    named: bool = False
    agreed: bool = False

    def may(self, permission: Permission) -> bool:
        return may(self.role, permission)

    @property
    def everywhere(self) -> bool:
        """Whether all cells are theirs to see; a guest's are those they are named for."""
        return self.may(Permission.EVERY_ELEMENT) and self.team_role != TeamRole.GUEST

    @property
    def in_reach(self) -> bool:
        return self.everywhere or self.named or not self.is_guest

    @property
    def is_guest(self) -> bool:
        return self.team_role == TeamRole.GUEST or self.role == "guest"


def can_view_round(access: Access) -> bool:
    """Dashboard, exports and the whole of the round's record."""
    if access.is_guest:
        return False
    signed_off = access.state == RoundState.SIGNED_OFF
    return access.may(Permission.VIEW_ROUNDS if signed_off else Permission.VIEW_OPEN_ROUNDS)


def can_view_cell(access: Access) -> bool:
    return access.named if access.is_guest else can_view_round(access)


def can_record(access: Access) -> bool:
    """Findings, measures and links to evidence: the team's, while the round is open to them."""
    return _works_on(access, Permission.RECORD) and access.state in {RoundState.RATING, RoundState.AGREEING}


def can_rate(access: Access) -> bool:
    """One's own rating of a cell: while the round is open for rating and, late, until the team has agreed."""
    if access.team_role is None or not _works_on(access, Permission.RATE):
        return False
    return access.state == RoundState.RATING or (access.state == RoundState.AGREEING and not access.agreed)


def why_not_rated(access: Access) -> str:
    if access.state == RoundState.AGREEING and access.agreed and access.team_role is not None:
        return "The team has agreed this one, so ratings of it are closed. Nothing you recorded is lost."
    return "Ratings are closed: the round is not open for rating, or you are not in its team."


def is_late(access: Access) -> bool:
    """Whether a rating given now comes after the others' were revealed."""
    return access.state == RoundState.AGREEING


def has_sheet(access: Access) -> bool:
    """Whether the person rates in this round; what of it, and when, `can_rate` says."""
    return access.team_role is not None and access.may(Permission.RATE)


def can_finish(access: Access) -> bool:
    """Say that one's rating is finished, or take that back: while the round is open for rating."""
    return has_sheet(access) and access.state == RoundState.RATING


def can_write_words(access: Access) -> bool:
    """The authority's own words for levels: the lead's, until the team has rated by them."""
    return can_manage(access) and access.state in {RoundState.SETTING_UP, RoundState.RATING}


def can_judge(access: Access) -> bool:
    return _works_on(access, Permission.JUDGE) and access.state == RoundState.AGREEING


def can_see_ratings(access: Access) -> bool:
    """Others' ratings, once revealed; a guest sees those of the cells they are named for."""
    revealed = access.state in {RoundState.AGREEING, RoundState.SIGNED_OFF}
    return revealed and can_view_cell(access) and (access.everywhere or access.named)


def can_watch(access: Access) -> bool:
    """The agreeing of a cell: by those whom its ratings are revealed to, while it goes on."""
    return access.state == RoundState.AGREEING and can_see_ratings(access)


def can_export(access: Access) -> bool:
    return can_view_round(access) and access.may(Permission.EXPORT)


def can_view_preparing(access: Access) -> bool:
    """Checklist, meetings and briefing: for those who see the round while it is open, and no reader after."""
    return can_view_round(access) and access.may(Permission.VIEW_OPEN_ROUNDS)


def can_record_meetings(access: Access) -> bool:
    """In any state: a round that is signed off goes on to meetings about its plan."""
    return can_view_preparing(access) and _works_on(access, Permission.JUDGE)


def can_manage(access: Access) -> bool:
    return access.may(Permission.MANAGE_ROUND)


def can_sign_off(access: Access) -> bool:
    return access.may(Permission.SIGN_OFF)


def can_see_confidential(access: Access) -> bool:
    return access.may(Permission.VIEW_CONFIDENTIAL) and not access.is_guest


def can_view_plan(access: Access, *, signed: bool) -> bool:
    """`signed`: a revision of the plan is signed or approved. Guests see no plans."""
    if access.is_guest:
        return False
    return access.may(Permission.VIEW_OPEN_PLANS) or (signed and access.may(Permission.VIEW_PLANS))


def can_export_plan(access: Access, *, signed: bool) -> bool:
    """Files of a plan that they may view; `signed` is said of the revision, not of the plan."""
    return can_view_plan(access, signed=signed) and access.may(Permission.EXPORT)


def can_manage_plan(access: Access) -> bool:
    """From rating on, and after the round is signed off: those who join later carry the plan on."""
    return _plans(access) and access.may(Permission.MANAGE_PLANS)


def can_report_progress(access: Access, lead_id: int | None) -> bool:
    """Of an action: whoever writes plans, and the one who leads it."""
    leads = lead_id == access.user.pk and access.may(Permission.LEAD_ACTIONS)
    return can_manage_plan(access) or (_plans(access) and leads)


def can_sign_plan(access: Access) -> bool:
    return _plans(access) and access.may(Permission.SIGN_PLAN)


def can_approve_plan(access: Access) -> bool:
    return _plans(access) and access.may(Permission.APPROVE_PLAN)


def plan_refusal(access: Access) -> str:
    """Why this person cannot write in the plan, and what they could do about it."""
    if access.state == RoundState.SETTING_UP:
        return "An action plan begins once the round is open for rating. The lead opens it."
    return "You can read this plan. It is written by the core team: ask the lead for that role."


def _plans(access: Access) -> bool:
    return not access.is_guest and access.state != RoundState.SETTING_UP


def refusal(access: Access) -> str:
    """Why this person cannot record here now, and what they could do about it."""
    if access.state == RoundState.SIGNED_OFF:
        return "This round is signed off, so nothing in it can change. The lead can reopen it with a reason."
    if access.state == RoundState.SETTING_UP:
        return "This round is still being set up. The lead opens it for rating."
    return "You can read this, but recording is for the round’s team. Ask the lead to add you."


def why_not_judge(access: Access) -> str:
    """Why this person cannot record what was agreed here now."""
    if access.state == RoundState.SIGNED_OFF:
        return "This round is signed off, so nothing more can be recorded in it. The lead can reopen it."
    if access.state != RoundState.AGREEING:
        return (
            "This round is not being agreed now, so nothing was recorded. The lead moves it on to agreeing."
        )
    return "Judgements are recorded by the round’s team. Ask the lead to add you to it."


def can_propose_view(posts: Posts, region: int, phase: str) -> bool:
    """The National Strategies view of a cell: senior advisers in their phase, the director in any."""
    return posts.may(RegionalPermission.PROPOSE, region, phase)


def can_agree_view(posts: Posts, region: int) -> bool:
    """Agree what is proposed, or send it back, and report it: the director's, in the whole region."""
    return posts.may(RegionalPermission.AGREE, region)


def _works_on(access: Access, permission: Permission) -> bool:
    if access.is_guest:
        return access.named and access.may(permission)
    return access.may(permission) and (access.team_role is not None or can_manage(access))


def can_write_note(posts: Posts, user: User, note: NoteOfVisit) -> bool:
    """Its author, while the post lasts; and the director, so that no note is stranded when an adviser goes."""
    region = note.authority.region_id
    if posts.may(RegionalPermission.AGREE, region):
        return True
    return note.author_id == user.pk and posts.may(RegionalPermission.WRITE, region, note.phase.ref)


def can_read_notes(role: str) -> bool:
    """At the authority. Guests work on what they are named for."""
    return role != "guest" and may(role, Permission.VIEW_ROUNDS)


def can_read_note(role: str, state: str) -> bool:
    """A note with the authority for accuracy is for those who see open rounds, a final one for readers too."""
    if state == NoteState.DRAFT or not can_read_notes(role):
        return False
    return state == NoteState.FINAL or may(role, Permission.VIEW_OPEN_ROUNDS)


def can_answer_note(role: str) -> bool:
    """On its accuracy: those who record what the authority judges."""
    return role != "guest" and may(role, Permission.JUDGE)


def can_read_inspection(role: str, *, published: bool) -> bool:
    """Its dates, clocks and findings: confidential to those who see open rounds until it is published."""
    return can_read_notebook(role) or (published and may(role, Permission.VIEW_ROUNDS))


def can_read_notebook(role: str) -> bool:
    """Guests work on what they are named for; readers read what is published."""
    return role != "guest" and may(role, Permission.VIEW_OPEN_ROUNDS)


def can_read_in_confidence(role: str) -> bool:
    """What was said in confidence, and the history of the notebook, which may hold such words."""
    return role != "guest" and may(role, Permission.VIEW_CONFIDENTIAL)


def can_write_notebook(role: str) -> bool:
    return can_read_in_confidence(role) and may(role, Permission.JUDGE)


def can_answer_findings(role: str) -> bool:
    """Type the findings of the report and link them to actions of the plan."""
    return can_write_notebook(role) and may(role, Permission.MANAGE_PLANS)


def can_run_inspection(role: str) -> bool:
    """Open it, set its dates and clocks, and mark it published."""
    return may(role, Permission.MANAGE_ROUND)


def can_allocate(posts: Posts, region: int, phase: str = "") -> bool:
    """Decide where a region's days go; without a phase, for all of them, which a post of one phase may not."""
    phases = posts.phases(region, RegionalPermission.ALLOCATE)
    return phases is None or phase in phases
