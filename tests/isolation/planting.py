"""Words that stand nowhere else, put where only some may read them: `ZQ`, whose they are, a dash, where they are."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState, View
from evaluations.files import accept
from evaluations.models import (
    Action,
    Agenda,
    Answer,
    Cell,
    Difference,
    EvidenceItem,
    EvidenceLink,
    Judgement,
    LocalDescriptor,
    NoAction,
    Overall,
    ProgressEntry,
    Proposal,
    Rating,
    Round,
    TeamAnswer,
    TeamMember,
)
from evaluations.reports.build import freeze
from evaluations.services.evidence import Details, add_item
from schools.models import Point, RegisterImport, SchoolLink
from standards.content import content_for
from tests.isolation import planting_inspections, planting_notes, planting_self
from tests.permissions.areas.answering import TEAM
from tests.permissions.areas.reading import ROUND
from tests.permissions.world import House, Place, World

# At the beginning of a word, and no shorter: signed tokens hold such letters by chance.
SECRET = re.compile(r"(?<![\w=-])ZQ([A-Z]{3,})-([A-Z]{3,})", re.IGNORECASE)
EVERY_ROUND = tuple(RoundState)


def secrets_in(text: str) -> set[str]:
    return {f"{group}-{what}".upper() for group, what in SECRET.findall(text)}


def groups_in(text: str) -> set[str]:
    return {secret.partition("-")[0] for secret in secrets_in(text)}


def plant(world: World) -> set[str]:
    """Returns all that is planted."""
    _own(world)
    _other(world.other)
    return set(PLANTED)


PLANTED: set[str] = set()


def word(group: str, what: str) -> str:
    PLANTED.add(f"{group}-{what}".upper())
    return f"ZQ{group}-{what}"


def _own(world: World) -> None:
    house, people = world.own, world.people
    person(house.membership.user, "PEOPLE")
    invitation(house, "INVITED")
    rating, agreeing = house.places[RoundState.RATING], house.places[RoundState.AGREEING]
    for who in ("lead", "core", "guest"):
        own_rating(rating.cell, people[who], word(who.upper(), "comment"), word(who.upper(), "before"))
    answer_of_a_team(rating, people["core"], "CORE")
    answer_of_a_team(agreeing, people["core"], "REVEALED")
    answer_of_a_team(house.places[RoundState.SIGNED_OFF], people["core"], "SIGNEDANSWERS")
    own_rating(agreeing.cell, people["core"], word("REVEALEDNAMED", "comment"))
    own_rating(agreeing.unnamed, people["core"], word("REVEALED", "comment"))
    record(rating.cell, people["core"], "NAMED")
    record(rating.unnamed, people["core"], "OPEN")
    judge(agreeing.unnamed, people["lead"], "OPEN")
    overall(agreeing.round, people["lead"], "OPEN")
    evidence(house, house.item, "LIBRARY")
    evidence(house, house.unused, "UNLINKED")
    evidence(house, house.individual, "INDIVIDUAL")
    earlier(house, people["core"], "PLAN")
    _signed_off(house.places[RoundState.SIGNED_OFF], people)
    highlighted(house, {"LEAD": people["lead"], "CORE": people["core"]}, "TEAM")
    for place in house.places.values():
        action_plan(place, people["lead"], "PLAN")
        meeting(place, people["lead"], "OPEN")
    both_views(house.places[RoundState.SIGNED_OFF], people["regional"], "BOTHVIEWS", "PROPOSED")
    schools(house, "SCHOOLS", "LEAD")
    returned(house, "RETURNS", "LEAD")
    support(house, "SUPPORT", "REGIONAL")
    agenda(house, "AGENDA")
    planting_self.self_evaluations(house, planting_self.OWN, word)
    planting_notes.notes(house, planting_notes.OWN, word)
    planting_inspections.inspections(house, ("INSPECTED", "CONFIDED", "PUBLISHED"), word)


def _signed_off(place: Place, people: dict[str, User]) -> None:
    own_rating(place.cell, people["core"], word("REVEALEDNAMED", "final"))
    own_rating(place.unnamed, people["core"], word("REVEALED", "final"))
    for cell, group in ((place.cell, "FINALNAMED"), (place.unnamed, "FINAL")):
        record(cell, people["core"], group)
        judge(cell, people["lead"], group)
    overall(place.round, people["lead"], "FINAL")
    place.round.report = freeze(place.round)
    place.round.save()


def _other(house: House) -> None:
    highlighted(house, {"OTHER": house.lead}, "OTHER")
    house.authority.name = word("OTHERPEOPLE", "authority")
    house.authority.save()
    person(house.membership.user, "OTHERPEOPLE")
    person(house.lead, "OTHERPEOPLE")
    invitation(house, "OTHERPEOPLE")
    house.authority.figures.update(period=word("OTHER", "figure"))
    for item in (house.item, house.unused, house.individual):
        evidence(house, item, "OTHER")
    for place in house.places.values():
        for cell in (place.cell, place.unnamed):
            own_rating(cell, house.lead, word("OTHER", "comment"))
            record(cell, house.lead, "OTHER")
            judge(cell, house.lead, "OTHER")
        overall(place.round, house.lead, "OTHER")
        action_plan(place, house.lead, "OTHER")
        meeting(place, house.lead, "OTHER")
        answer_of_a_team(place, house.lead, "OTHER")
        _rename(place.round)
    both_views(house.places[RoundState.SIGNED_OFF], house.lead, "OTHER", "OTHERREGION")
    schools(house, "OTHER", "OTHER")
    returned(house, "OTHER", "OTHER")
    earlier(house, house.lead, "OTHER")
    support(house, "OTHER", "REGIONALELSEWHERE")
    agenda(house, "OTHERAGENDA")
    planting_self.self_evaluations(house, planting_self.OTHER, word)
    planting_notes.notes(house, planting_notes.OTHER, word)
    planting_inspections.inspections(house, ("OTHERINSPECTED",) * 3, word)


def earlier(house: House, user: User, group: str) -> None:
    """An action of a plan that is not signed, and whether it made the difference in a later round."""
    action = Action.objects.get(plan__round__authority=house.authority, plan__round__name=ROUND, number=1)
    action.title, action.evaluation = word(group, "action"), word(group, "evaluation")
    action.lead_name, action.updated_by = word(group, "leads"), user
    action.save()
    Difference.objects.create(
        cell=house.places[RoundState.RATING].cell,
        action=action,
        made="partly",
        note=word(group, "difference"),
        updated_by=user,
    )


def _rename(round_: Round) -> None:
    round_.name = f"{word('OTHER', 'round')} {round_.state}"
    round_.slug = f"{word('OTHER', 'slug').lower()}-{round_.state}"
    round_.period = word("OTHER", "period")
    if round_.is_signed_off:
        round_.report = freeze(round_)
    round_.save()


def highlighted(house: House, people: dict[str, User], group: str) -> None:
    """A round on a framework without descriptors: what each said on their sheet, and the authority's own words."""
    round_ = Round.objects.get(authority=house.authority, framework__slug="laqs")
    cell = round_.cells.get(element__ref="6")
    level = content_for(round_.framework).level("red").pk
    for theirs, user in people.items():
        TeamMember.objects.get_or_create(round=round_, user=user)
        Rating.objects.create(cell=cell, user=user, level_id=level, comment=word(theirs, "sheet"))
    LocalDescriptor.objects.create(
        round=round_, element=cell.element, level_id=level, text=word(group, "words"), updated_by=house.lead
    )


def person(user: User, group: str) -> None:
    user.name = word(group, "name")
    user.email = f"{word(group, 'email').lower()}-{user.pk}@example.org"
    user.job_title = word(group, "job")
    user.save()


def invitation(house: House, group: str) -> None:
    house.invitation.name = word(group, "invited")
    house.invitation.email = f"{word(group, 'address').lower()}@example.org"
    house.invitation.save()


def own_rating(cell: Cell, user: User, comment: str, before: str = "") -> None:
    content = content_for(cell.round.framework)
    row = Rating(cell=cell, user=user, level_id=content.level("G").pk, comment=before or comment)
    row.save()
    if before:
        row.level_id, row.comment, row.version = content.level("OS").pk, comment, 2
        row.save()


def record(cell: Cell, user: User, group: str) -> None:
    element = content_for(cell.round.framework).element(cell.element.ref)
    criterion = next(one for one in element.criteria if not one.worked_out)
    Answer.objects.create(
        cell=cell, criterion_id=criterion.pk, value="yes", note=word(group, "note"), updated_by=user
    )


def answer_of_a_team(place: Place, user: User, group: str) -> None:
    """All that a team says to one question, now and before."""
    answer = TeamAnswer.objects.get(team__round=place.round, team__name=TEAM)
    answer.updated_by = user
    for text in ("answeredbefore", "answered"):
        answer.text, answer.figures = word(group, text), word(group, "trend")
        answer.save()
    answer.evidence.create(kind="own", words=word(group, "restson"), added_by=user)
    answer.variations.create(what=word(group, "differs"), text=word(group, "differshow"), updated_by=user)
    table = place.round.digest.get()
    where = group if group in {"OTHER", "SIGNEDANSWERS"} else "OPEN"
    table.title, table.source, table.rows = (
        word(where, "table"),
        word(where, "tablesource"),
        [[word(where, "row"), "1"]],
    )
    table.save()
    answer.cites.add(table)
    answer.priorities.create(text=word(group, "aim"), progress=word(group, "howfar"), updated_by=user)


def judge(cell: Cell, user: User, group: str) -> None:
    Judgement.objects.create(
        cell=cell,
        level_id=content_for(cell.round.framework).level("SI").pk,
        rationale=word(group, "rationale"),
        dissent=word(group, "dissent"),
        agreed_by=[word(group, "present")],
        agreed_on="2010-01-05",
        updated_by=user,
    )


def both_views(place: Place, user: User, agreed: str, proposed: str) -> None:
    """What the National Strategies hold: agreed of one cell, of the other proposed and agreed by nobody."""
    level = content_for(place.round.framework).level("NI").pk
    Judgement.objects.create(
        cell=place.cell,
        view=View.STRATEGIES,
        level_id=level,
        rationale=word(agreed, "viewwhy"),
        agreed_on="2010-01-06",
        updated_by=user,
    )
    for cell, group in ((place.cell, agreed), (place.unnamed, proposed)):
        Proposal.objects.create(
            cell=cell,
            level_id=level,
            rationale=word(group, "viewwhy"),
            difference=word(group, "differs"),
            reply=word(proposed, "reply"),
            proposed_by=user,
            agreed_by=user if cell is place.cell else None,
            agreed_at=timezone.now() if cell is place.cell else None,
        )


def meeting(place: Place, user: User, group: str) -> None:
    """What was said and decided, now and before, and which team each member brings."""
    row = place.round.meetings.get()
    for when in ("before", "meeting"):
        row.notes, row.decisions = word(group, when), word(group, "decided")
        row.present, row.updated_by = [word(group, "there")], user
        row.save()
    for member in place.round.team.filter(cells__isnull=False):
        member.represents = word(group, "brings")
        member.save()


def overall(round_: Round, user: User, group: str) -> None:
    content = content_for(round_.framework)
    Overall.objects.create(
        round=round_,
        area_id=content.areas[0].pk,
        level_id=content.level("SI").pk,
        reason=word(group, "overall"),
        updated_by=user,
    )


def evidence(house: House, item: EvidenceItem, group: str) -> None:
    """Everything that an item says, its file and the history of both."""
    details = Details(
        title=word(group, "title"),
        source_type=word(group, "type"),
        summary=word(group, "summary"),
        url=f"https://example.org/{word(group, 'link')}",
        impact="some",
        individual=item.individual,
    )
    named = SimpleUploadedFile(f"{word(group, 'file')}.txt", word(group, "content").encode())
    made = add_item(authority=house.authority, user=item.added_by, details=details, upload=accept(named))
    for link in list(item.links.all()):
        EvidenceLink.objects.create(
            cell=link.cell, item=made, added_by=made.added_by, note=word(group, "linked")
        )


def schools(house: House, group: str, lead: str) -> None:
    """A school and the one before it; what the lead's upload would change, and what somebody else's would."""
    school = house.authority.schools.get(establishment_number="REG")
    for name in ("name", "street", "town", "trust", "type_name"):
        setattr(school, name, word(group, f"school{name.replace('_', '')}"))
    school.save()
    SchoolLink.objects.create(
        school=school, other_urn=1, other_name=word(group, "schoolbefore"), kind="Predecessor"
    )
    for name, whose in (("checked.csv", lead), ("others.csv", "UPLOADER")):
        upload = RegisterImport.objects.get(authority=house.authority, file_name=name)
        line = [2, "1", word(whose, "uploadedname"), word(whose, "uploadedreason")]
        upload.preview = {"counts": {"refused": 1}, "lines": {"refused": [line]}, "links": 0}
        upload.save()


def returned(house: House, group: str, lead: str) -> None:
    """What the lead writes to schools, and all that one of them answered."""
    collection = house.authority.collections.get()
    collection.message = word(lead, "message")
    collection.save()
    ask = collection.asks.exclude(answer=None).get()
    ask.email = f"{word(group, 'askedat').lower()}@example.org"
    ask.save()
    for field in ("since", "for_other", "answered_by", "answered_as"):
        setattr(ask.answer, field, word(group, field.replace("_", "")))
    ask.answer.save()
    point, theme = Point.objects.get(answer=ask.answer), collection.themes.get()
    point.text, theme.title, theme.could_do = (
        word(group, "point"),
        word(group, "theme"),
        word(group, "coulddo"),
    )
    point.save()
    theme.save()


def action_plan(place: Place, user: User, group: str) -> None:
    """All that a plan says: before its actions, in one, in its history, in a reason and in a follow-up."""
    plan = place.round.plan
    plan.introduction, plan.committee = word(group, "introduction"), word(group, "committee")
    plan.save()
    action = plan.actions.get()
    action.title = word(group, "earlier")
    action.save()
    for name in ("title", "priority", "helpers", "resources", "success", "monitored_by", "evaluation"):
        setattr(action, name, word(group, f"action{name.replace('_', '')}"))
    action.origin, action.origin_text = "lift", word(group, "origin")
    action.save()
    step, follow_up = action.milestones.get(), plan.follow_ups.get()
    step.title, follow_up.text = word(group, "milestone"), word(group, "followup")
    step.save()
    follow_up.save()
    ProgressEntry.objects.create(
        action=action, on="2010-01-05", progress="red", note=word(group, "progress"), by=user
    )
    NoAction.objects.create(plan=plan, cell=place.unnamed, reason=word(group, "noaction"), updated_by=user)
    signed_plan(place, "SIGNEDPLAN" if group == "PLAN" else group)


def signed_plan(place: Place, group: str) -> None:
    """What the signed revision says, where the plan has one: nothing of what was planted in the plan since."""
    for revision in place.round.plan.revisions.all():
        revision.report["head"]["introduction"] = word(group, "introduction")
        revision.report["actions"][0]["title"] = word(group, "actiontitle")
        revision.note = word(group, "note")
        revision.save()


def support(house: House, group: str, regional: str) -> None:
    """What days are for, which the authority reads, and why they changed, which is its region's."""
    given = house.authority.allocations.get()
    given.reason, given.why = word(group, "given"), word(regional, "why")
    given.version += 1
    given.save()


def agenda(house: House, group: str) -> None:
    """What a regional team means to ask the authority, whom, and what was said: its own record."""
    found = Agenda.objects.get(authority=house.authority)
    found.title, found.who = word(group, "title"), word(group, "who")
    found.save()
    published, own = found.items.all()
    published.note, published.covered_on, own.question = (
        word(group, "said"),
        "2010-01-05",
        word(group, "asked"),
    )
    for item in (published, own):
        item.save()
