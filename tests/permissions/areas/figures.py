"""Published figures: an authority's page, what it types in itself, and files that an administrator brings in."""

from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from schools.enums import Place
from schools.figures.catalogue import load_indicators
from schools.models import Figure, FiguresImport, Indicator

TABLE = """
figures:
  page                         -          -    GET          in   200  200  200  200  200  200  200  200  404
  type                         -          -    GET          in   200  200  200  403  403  403  403  200  404
  type                         -          -    POST         in   done done done 403  403  403  403  done 404
  remove                       typed      -    GET          in   405  405  405  405  405  405  405  405  405
  remove                       typed      -    POST         in   done done done 403  403  403  403  404  404
  import_new                   -          -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  import_new                   -          -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
  import                       waiting    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  import_confirm               waiting    -    GET          in   405  405  405  405  405  405  405  405  405
  import_confirm               waiting    -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
  import_put_aside             waiting    -    GET          in   405  405  405  405  405  405  405  405  405
  import_put_aside             waiting    -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
evaluations:
  region_figures               authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
"""

CONTENT = (
    b"indicator_code,period,geographic_level,area_code,gss_code,area_name,region,value\n"
    b"TotAbs,2018,National,970,,England,,4.5\n"
)
ARGUMENTS = {
    "typed": lambda house, place: [Figure.objects.get(authority=house.authority, year=2008).pk],
    "waiting": lambda house, place: [FiguresImport.objects.get(file_name="waiting.csv").pk],
}
PUBLIC = {"waiting"}


def _typed(*args: Any) -> dict[str, Any]:
    return {"series": Indicator.objects.get(code="NS2009_P1").pk, "year": "2007", "value": "74.5"}


FORMS = {
    ("figures:type", "POST"): _typed,
    ("figures:import_new", "POST"): lambda *args: {"file": SimpleUploadedFile("figures.csv", CONTENT)},
}


def furnish(house: Any, people: Any) -> None:
    load_indicators()
    Figure.objects.create(
        indicator=Indicator.objects.get(code="NS2009_P1"),
        place=Place.AUTHORITY,
        authority=house.authority,
        period="2008",
        year=2008,
        value=Decimal("75.5"),
    )
    if people.get("admin"):
        FiguresImport.objects.create(
            file=ContentFile(CONTENT, "figures"), file_name="waiting.csv", by=people["admin"]
        )
