"""The register of schools, and bringing it in."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from schools.enums import Stage
from schools.models import RegisterImport, School
from tests.factories.accounts import UserFactory
from tests.factories.schools import SchoolFactory

TABLE = """
schools:
  list                         -          -    GET          in   200  200  200  403  403  403  200  200  404
  csv                          -          -    GET          in   200  200  200  403  403  403  200  200  404
  school                       school     -    GET          in   200  200  200  403  403  403  200  404  404
  import_new                   -          -    GET          in   200  403  403  403  403  403  403  200  404 adm=200
  import_new                   -          -    POST         in   done 403  403  403  403  403  403  done 404 adm=done
  import                       checking   -    GET          in   200  404  404  404  404  404  404  404  404
  import                       checked    -    GET          in   200  404  404  404  404  404  404  404  404
  import                       others     -    GET          in   404  404  404  404  404  404  404  404  404
  import_step                  checking   -    GET          in   405  405  405  405  405  405  405  405  405
  import_step                  checking   -    POST         in   done 404  404  404  404  404  404  404  404
  import_step                  checking   -    HTMX         401  done 404  404  404  404  404  404  404  404
  import_step                  others     -    POST         in   404  404  404  404  404  404  404  404  404
  import_confirm               checked    -    GET          in   405  405  405  405  405  405  405  405  405
  import_confirm               checked    -    POST         in   done 404  404  404  404  404  404  404  404
  import_confirm               others     -    POST         in   404  404  404  404  404  404  404  404  404
  import_put_aside             checked    -    GET          in   405  405  405  405  405  405  405  405  405
  import_put_aside             checked    -    POST         in   done 404  404  404  404  404  404  404  404
  import_put_aside             others     -    POST         in   404  404  404  404  404  404  404  404  404
"""

ARGUMENTS = {
    "school": lambda house, place: [
        School.objects.get(authority=house.authority, establishment_number="REG").urn
    ],
    "checking": lambda house, place: [_named(house, "checking.csv")],
    "checked": lambda house, place: [_named(house, "checked.csv")],
    "others": lambda house, place: [_named(house, "others.csv")],
}

CONTENT = b'{"columns":{"urn":1,"la_code":2,"name":3},"twice":{}}\n["school",2,{"urn":"1","la_code":"","name":"A"}]\n'


def _file(*args: Any) -> dict[str, Any]:
    content = b"URN,LA (code),EstablishmentName\n900001,ANY,Acorn\n"
    return {"file": SimpleUploadedFile("register.csv", content)}


FORMS = {
    ("schools:import_new", "POST"): _file,
    ("schools:import_step", "POST"): lambda *args: {"position": 0},
    ("schools:import_step", "HTMX"): lambda *args: {"position": 0},
}


def furnish(house: Any, people: Any) -> None:
    SchoolFactory(authority=house.authority, name=f"School of {house.authority}", establishment_number="REG")
    lead = people["lead"]
    _import(house, "checking.csv", Stage.CHECKING, lead)
    _import(house, "checked.csv", Stage.CHECKED, lead)
    _import(house, "others.csv", Stage.CHECKED, UserFactory())


def _import(house: Any, name: str, stage: Stage, user: Any) -> None:
    RegisterImport.objects.create(
        authority=house.authority,
        file=ContentFile(CONTENT, "register"),
        file_name=name,
        rows=1,
        stage=stage,
        started_by=user,
    )


def _named(house: Any, name: str) -> int:
    return RegisterImport.objects.get(authority=house.authority, file_name=name).pk
