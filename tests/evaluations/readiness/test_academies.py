"""Concerns about academies: raised, answered, and in confidence where they are marked so."""

from accounts.enums import Role
from evaluations.models import AcademyConcern
from tests.evaluations.readiness.test_report import signed
from tests.factories.accounts import MembershipFactory
from tests.factories.readiness import academy, concern


class TestAcademies:
    def raised(self, school, **changes):
        return {"school": school.pk, "raised_on": "12/1/2015", "about": "both", "text": "Slow."} | changes

    def test_a_concern_is_recorded_and_shown_where_its_answer_is_missing(self, as_core, at, authority):
        school = academy(authority)
        as_core.post("/academies/new/", self.raised(school))
        row = AcademyConcern.objects.get()
        page = as_core.get(at()).content.decode()
        assert (row.school, "1 concern raised, 1 without an answer" in page) == (school, True)
        assert f'href="/academies/{row.pk}/"' in page

    def test_an_answer_has_a_day_and_not_one_before_it_was_raised(self, as_core, authority):
        school = academy(authority)
        for changes in ({"answer": "Noted."}, {"answered_on": "11/1/2015"}):
            assert as_core.post("/academies/new/", self.raised(school, **changes)).status_code == 422
        assert AcademyConcern.objects.count() == 0

    def test_a_maintained_school_or_anothers_academy_cannot_be_chosen(self, as_core, authority):
        for school in (academy(authority, group_code="4"), academy(MembershipFactory().authority)):
            assert as_core.post("/academies/new/", self.raised(school)).status_code == 422

    def test_one_marked_in_confidence_says_which_signed_off_rounds_show_it(
        self, as_core, schedule, authority, lead
    ):
        school = academy(authority)
        row = concern(school, lead, "Slow.")
        signed(schedule, lead)
        later = concern(school, lead, "Later.")
        said = [
            f"shows it: {schedule.name}."
            in as_core.post(
                f"/academies/{one.pk}/", self.raised(school, in_confidence="on", version=version), follow=True
            ).content.decode()
            for one, version in ((row, 1), (row, 2), (later, 1))
        ]
        assert said == [True, False, False]

    def test_what_is_in_confidence_is_not_there_for_an_adviser(self, sign_in, authority, lead):
        school = academy(authority)
        shown, hidden = concern(school, lead, "Shown."), concern(school, lead, "Hidden.", in_confidence=True)
        adviser = sign_in(MembershipFactory(authority=authority, role=Role.ADVISER).user)
        page = adviser.get("/academies/").content.decode()
        assert ("Shown." in page, "Hidden." in page) == (True, False)
        codes = [adviser.get(f"/academies/{one.pk}/").status_code for one in (shown, hidden)]
        assert codes == [403, 404]
