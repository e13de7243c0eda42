"""Two authorities with everything in them, and one person of every kind, for tests that try every door."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Invitation, LocalAuthority, Membership, User
from accounts.tokens import token_for
from evaluations.enums import RoundState, TeamRole
from evaluations.files import accept
from evaluations.models import Cell, EvidenceItem, EvidenceLink, Round, TeamMember
from evaluations.reports.build import freeze
from evaluations.services.evidence import Details, add_item, change_item
from standards import loading
from standards.models import Framework
from tests.evaluations.evidence.samples import GENUINE
from tests.factories.accounts import (
    AppointmentFactory,
    AuthorityFactory,
    InvitationFactory,
    MembershipFactory,
    RegionFactory,
    UserFactory,
)
from tests.factories.rounds import RoundFactory, cell_of, join
from tests.permissions.areas import furnish

NAMED, UNNAMED = ("2.4", "primary"), ("1.1", "primary")


@dataclass(slots=True)
class Place:
    """A round in one state, with the rows that addresses inside it name."""

    round: Round
    cell: Cell
    unnamed: Cell
    link: EvidenceLink
    individual_link: EvidenceLink
    member: TeamMember


@dataclass(slots=True)
class House:
    """All that one authority owns."""

    authority: LocalAuthority
    lead: User
    membership: Membership
    invitation: Invitation
    item: EvidenceItem
    unused: EvidenceItem
    individual: EvidenceItem
    places: dict[str, Place]

    @property
    def token(self) -> str:
        return token_for(self.invitation)


@dataclass(slots=True)
class World:
    people: dict[str, User]
    own: House
    other: House
    clients: dict[str, Client]

    def client(self, who: str) -> Client:
        """Signed in as that person, and nothing left over from the request before."""
        client = copy(self.clients[who])
        client.cookies = copy(client.cookies)
        return client


def build() -> World:
    if not Framework.objects.exists():
        loading.load([Path(settings.FRAMEWORKS_DIR)])
    authority = AuthorityFactory(name="Any Borough", slug="any-borough", code="ANY")
    elsewhere = RegionFactory(code="E")
    other = AuthorityFactory(name="Other Borough", slug="other-borough", code="OTH", region=elsewhere)
    people = _people(authority, other)
    own = _house(authority, people)
    there = {**dict.fromkeys(people, None), "lead": people["elsewhere"]}
    clients = {"anyone": Client(), **{who: _client(user) for who, user in people.items()}}
    return World(people, own, _house(other, there), clients)


def _people(authority: LocalAuthority, other: LocalAuthority) -> dict[str, User]:
    people = {who: UserFactory(name=f"{who.title()} Person") for who in ("regional", "nobody")}
    AppointmentFactory(user=people["regional"], region=RegionFactory())
    roles = {
        "lead": Role.LEAD,
        "core": Role.CORE,
        "spare": Role.CORE,
        "guest": Role.GUEST,
        "stray": Role.GUEST,
        "reader": Role.READER,
        "adviser": Role.ADVISER,
        "both": Role.READER,
        "former": Role.LEAD,
    }
    for who, role in roles.items():
        people[who] = MembershipFactory(
            user__name=f"{who.title()} Person", authority=authority, role=role
        ).user
    Membership.objects.filter(user=people["former"]).update(ended_at=timezone.now())
    people["elsewhere"] = MembershipFactory(authority=other, role=Role.LEAD).user
    MembershipFactory(user=people["both"], authority=other, role=Role.LEAD)
    people["admin"] = UserFactory(name="Admin Person", is_staff=True, is_superuser=True)
    return people


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _house(authority: LocalAuthority, people: dict[str, User | None]) -> House:
    lead = people["lead"]
    item, unused, individual = (
        _item(authority, lead, title, individual=individual)
        for title, individual in (
            ("Minutes", False),
            ("Spare minutes", False),
            ("Review of one person", True),
        )
    )
    places = {state: _place(authority, people, state, item, individual) for state in RoundState}
    change_item(item=item, user=lead, details=Details("Minutes"), version=1, upload=_file("notes.txt"))
    house = House(
        authority=authority,
        lead=lead,
        membership=MembershipFactory(authority=authority),
        invitation=InvitationFactory(authority=authority, invited_by=lead),
        item=EvidenceItem.objects.get(pk=item.pk),
        unused=unused,
        individual=individual,
        places=places,
    )
    furnish(house, people)
    return house


def _item(authority: LocalAuthority, user: User, title: str, *, individual: bool) -> EvidenceItem:
    details = Details(title, impact="some", individual=individual)
    return add_item(authority=authority, user=user, details=details, upload=_file("minutes.pdf"))


def _file(name: str):
    return accept(SimpleUploadedFile(name, GENUINE[name]))


def _place(
    authority: LocalAuthority,
    people: dict[str, User | None],
    state: str,
    item: EvidenceItem,
    individual: EvidenceItem,
) -> Place:
    round_ = RoundFactory(authority=authority, name=f"Round {state}", state=state, created_by=people["lead"])
    cell, unnamed = cell_of(round_, *NAMED), cell_of(round_, *UNNAMED)
    member = _team(round_, people, cell)
    links = [
        EvidenceLink.objects.create(cell=cell, item=one, added_by=people["lead"])
        for one in (item, individual)
    ]
    if state == RoundState.SIGNED_OFF:
        round_.signed_off_at, round_.signed_off_by = timezone.now(), people["lead"]
        round_.report = freeze(round_)
        round_.save()
    return Place(round_, cell, unnamed, *links, member)


def _team(round_: Round, people: dict[str, User | None], named: Cell) -> TeamMember:
    join(round_, people["lead"], TeamRole.LEAD)
    for who, role, cells in (("guest", TeamRole.GUEST, (named,)), ("stray", TeamRole.GUEST, ())):
        if people[who]:
            join(round_, people[who], role, cells)
    return join(round_, people["core"] or UserFactory())


@contextmanager
def untouched() -> Iterator[None]:
    """Whatever is done inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
ASIDE = ('"django_session"', '"evaluations_look"')


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that changed anything but the visitor's own session and the log of who looked."""
    found: list[str] = []

    def note(execute, sql, params, many, context):
        if sql.upper().startswith(WRITES) and not any(table in sql for table in ASIDE):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found
