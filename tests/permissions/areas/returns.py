"""Collections, those asked, their links, and what was made of the answers."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from schools.models import Ask, Collection, Point, School, Theme
from schools.questionnaires.stage_one import NOTHING
from schools.reports.returns_book import book_of
from schools.selectors.book_reading import Change, asks_with_answers
from schools.services.sheets import packed
from schools.tokens import token_for
from tests.factories.schools import AskFactory, CollectionFactory, ReturnFactory, SchoolFactory

TABLE = """
returns:
  collections                  -          -    GET          in   200  200  200  403  403  403  200  200  404
  new                          -          -    GET          in   200  403  403  403  403  403  403  200  404
  new                          -          -    POST         in   done 403  403  403  403  403  403  404  404
  collection                   collection -    GET          in   200  200  200  403  403  403  200  404  404
  edit                         collection -    GET          in   200  403  403  403  403  403  403  404  404
  edit                         collection -    POST         in   done 403  403  403  403  403  403  404  404
  close                        collection -    POST         in   done 403  403  403  403  403  403  404  404
  ask_schools                  collection -    GET          in   200  403  403  403  403  403  403  404  404
  ask_schools                  collection -    POST         in   done 403  403  403  403  403  403  404  404
  ask_other                    collection -    GET          in   200  403  403  403  403  403  403  404  404
  ask_other                    collection -    POST         in   done 403  403  403  403  403  403  404  404
  addresses                    collection -    GET          in   200  403  403  403  403  403  403  404  404
  addresses                    collection -    POST         in   done 403  403  403  403  403  403  404  404
  send                         collection -    POST         in   done 403  403  403  403  403  403  404  404
  remind                       collection -    POST         in   done 403  403  403  403  403  403  404  404
  chasing                      collection -    GET          in   200  200  200  403  403  403  200  404  404
  chasing_csv                  collection -    GET          in   200  200  200  403  403  403  403  404  404
  summary                      collection -    GET          in   200  200  200  403  403  403  200  404  404
  summary_pdf                  collection -    GET          in   200  200  200  403  403  403  403  404  404
  summary_xlsx                 collection -    GET          in   200  200  200  403  403  403  403  404  404
  themes                       collection -    GET          in   200  200  200  403  403  403  403  404  404
  themes                       collection -    POST         in   done done done 403  403  403  403  404  404
  theme                        theme      -    GET          in   200  200  200  403  403  403  403  404  404
  theme                        theme      -    POST         in   done done done 403  403  403  403  404  404
  theme_delete                 theme      -    POST         in   done done done 403  403  403  403  404  404
  sheet                        collection -    GET          in   200  200  200  403  403  403  403  404  404
  sheet                        collection -    POST         in   200  200  200  403  403  403  403  404  404
  sheet_file                   collection -    GET          in   200  200  200  403  403  403  403  404  404
  sheet_confirm                collection -    POST         in   done done done 403  403  403  403  404  404
  ask                          asked      -    GET          in   200  200  200  403  403  403  200  404  404
  ask_email                    asked      -    POST         in   done 403  403  403  403  403  403  404  404
  ask_renew                    asked      -    POST         in   done 403  403  403  403  403  403  404  404
  ask_revoke                   asked      -    POST         in   done 403  403  403  403  403  403  404  404
  ask_send                     asked      -    POST         in   done 403  403  403  403  403  403  404  404
  ask_remove                   asked      -    POST         in   done 403  403  403  403  403  403  404  404
  type_in                      asked      -    GET          in   200  200  200  403  403  403  403  404  404
  type_in                      asked      -    POST         in   done done done 403  403  403  403  404  404
  answer                       ticket     -    GET          200  200  200  200  200  200  200  200  200  200
  answer                       ticket     -    POST         done done done done done done done done done done
  answer_thanks                used       -    GET          200  200  200  200  200  200  200  200  200  200
"""

# A link from an email is all the permission there is: it opens the same page for whoever holds it.
PUBLIC = {"ticket", "used"}


def _asked(house, place=None) -> Ask:
    """Was sent its link, opened it, has not answered."""
    return Ask.objects.get(collection__authority=house.authority, email__startswith="asked@")


def _used(house, place=None) -> Ask:
    return Ask.objects.get(collection__authority=house.authority, email__startswith="answered@")


def _collection(house) -> Collection:
    return Collection.objects.get(authority=house.authority, kind="stage-one")


ARGUMENTS = {
    "collection": lambda house, place: [_collection(house).pk],
    "theme": lambda house, place: [Theme.objects.get(collection__authority=house.authority).pk],
    "asked": lambda house, place: [_asked(house).pk],
    "ticket": lambda house, place: [token_for(_asked(house))],
    "used": lambda house, place: [token_for(_used(house))],
}


def _answer(world, house, place):
    return {"uses_iqs": "yes", "answered_by": "Hetty Head", "version": 0}


def _point(house) -> Point:
    return Point.objects.get(answer__ask__collection__authority=house.authority)


def _filled_in(world, house, place):
    """The file as it goes out, for nothing in it has to be new for the page to read it."""
    collection = _collection(house)
    body = book_of(collection, asks_with_answers(collection))
    return {"file": SimpleUploadedFile("answers.xlsx", body)}


def _confirmed(world, house, place):
    ask = _asked(house)
    change = Change(ask, 2, 0, {**NOTHING, "uses_iqs": "no"}, ())
    return {"changes": packed(ask.collection, [change])}


FORMS = {
    ("returns:sheet", "POST"): _filled_in,
    ("returns:sheet_confirm", "POST"): _confirmed,
    ("returns:new", "POST"): lambda world, house, place: {
        "authority": house.authority.pk,
        "kind": "stage-one",
        "name": "Another",
        "due": "1/12/2099",
    },
    ("returns:edit", "POST"): lambda *_: {"name": "Renamed", "due": "1/12/2099", "version": 1},
    ("returns:close", "POST"): lambda *_: {"version": 1},
    ("returns:ask_schools", "POST"): lambda world, house, place: {
        "which": "chosen",
        "school": School.objects.get(authority=house.authority, name="Not asked yet").pk,
    },
    ("returns:ask_other", "POST"): lambda *_: {"name": "A nursery", "phase": "nursery"},
    ("returns:addresses", "POST"): lambda world, house, place: {
        "pasted": f"{_asked(house).school.urn}, new@school.example"
    },
    ("returns:themes", "POST"): lambda world, house, place: {
        "kind": "barrier",
        "point": _point(house).pk,
        "title": "Money",
    },
    ("returns:theme", "POST"): lambda *_: {"title": "Hours", "could_do": "Share them.", "version": 1},
    ("returns:ask_email", "POST"): lambda world, house, place: {
        "email": "new@school.example",
        "seen": _asked(house).email,
    },
    ("returns:ask_renew", "POST"): lambda *_: {"until": "1/12/2099"},
    ("returns:type_in", "POST"): _answer,
    ("returns:answer", "POST"): _answer,
}


def furnish(house, people) -> None:
    """One who was asked, one who answered, one whose link is not sent, and a school that is not asked."""
    collection = CollectionFactory(authority=house.authority, created_by=house.lead, name="Autumn")
    sent = timezone.now() - dt.timedelta(days=9)
    AskFactory(
        collection=collection, email=f"asked@{house.authority.slug}.example", sent_at=sent, opened_at=sent
    )
    AskFactory(collection=collection, email=f"unsent@{house.authority.slug}.example")
    used = AskFactory(
        collection=collection, email=f"answered@{house.authority.slug}.example", sent_at=sent, opened_at=sent
    )
    theme = Theme.objects.create(collection=collection, kind="barrier", title="Time")
    answer = ReturnFactory(ask=used)
    Point.objects.create(answer=answer, kind="barrier", text="There is no time", theme=theme)
    SchoolFactory(authority=house.authority, name="Not asked yet")
