"""People to be met: who they are, when they can come, how to reach them, and what is missing of that."""

from evaluations.models import ReadyPerson
from tests.factories.readiness import person

SOMEONE = {
    "number": "2",
    "post": "Chief Executive",
    "name": "Ina Chief",
    "email": "ina@example.org",
    "days": ["3", "1"],
    "state": "invited",
}


class TestPeople:
    def test_somebody_is_kept_with_days_and_contact(self, as_core, at):
        as_core.post(at("_person_new"), SOMEONE)
        row = ReadyPerson.objects.get()
        assert (row.name, row.days, row.state, row.email) == (
            "Ina Chief",
            [1, 3],
            "invited",
            "ina@example.org",
        )
        page = as_core.get(at()).content.decode()
        assert ("Monday, Wednesday" in page, "mailto:ina@example.org" in page) == (True, True)

    def test_a_post_is_asked_for_because_others_read_it(self, as_core, at):
        answer = as_core.post(at("_person_new"), SOMEONE | {"post": ""})
        assert (answer.status_code, "Give the post" in answer.content.decode()) == (422, True)

    def test_an_email_longer_than_can_be_kept_is_refused(self, as_core, at):
        long = f"{'x' * 250}@example.org"
        answer = as_core.post(at("_person_new"), SOMEONE | {"email": long})
        assert (answer.status_code, ReadyPerson.objects.count()) == (422, 0)

    def test_one_is_changed_and_taken_off(self, as_core, at, schedule, lead):
        row = person(schedule, lead)
        as_core.post(at("_person", row.pk), SOMEONE | {"version": 1})
        row.refresh_from_db()
        assert (row.name, row.version) == ("Ina Chief", 2)
        as_core.post(at("_person_remove", row.pk), {"version": 2})
        assert ReadyPerson.objects.count() == 0


def test_what_is_missing_of_a_person_is_one_row_and_bare_lines_are_another(as_lead, at, schedule, lead):
    person(schedule, lead, name="Ina Chief", state="invited")
    page = as_lead.get(at()).content.decode()
    said = "Ina Chief (Chief Executive): not confirmed, no telephone number or email here, no availability"
    assert (said in page, "Nobody yet under 15 lines of the published list:" in page) == (True, True)
    assert ('href="#people-3"' in page, 'id="people-3"' in page) == (True, True)
