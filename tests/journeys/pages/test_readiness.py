"""The pages of readiness, at a desk and on a phone."""

from accounts.models import User
from evaluations.models import Round
from tests.factories.readiness import academy, concern, document, person

SIGNED_OFF, OPEN = "/rounds/any-borough-self-evaluation/", "/rounds/any-borough-self-evaluation-again/"
LONG = "https://any-borough.example/education/strategic-plan-for-education-2026-to-2029-as-it-was-agreed.pdf"


def test_pages_of_readiness(visit, look_at):
    visit("lead@any-borough")
    lead = User.objects.get(email="lead@any-borough.example")
    round_ = Round.objects.get(slug="any-borough-self-evaluation-again")
    paper = document(round_, lead, location=LONG)
    someone = person(round_, lead, name="Ina Chief", email="ina.chief-of-the-authority@any-borough.example")
    raised = concern(academy(round_.authority), lead)
    ready = f"{OPEN}readiness/"
    look_at(ready, f"{SIGNED_OFF}readiness/", f"{ready}documents/{paper.pk}/", f"{ready}people/{someone.pk}/")
    look_at(f"{ready}documents/new/?line=3", f"{ready}people/lines/4/", f"{ready}day/", f"{ready}history/")
    look_at("/academies/", f"/academies/{raised.pk}/", "/academies/new/", "/academies/history/")
