"""What is planted in inspections: whatever they, their notebooks and their clocks say, now and before."""

from evaluations.models import Finding
from tests.factories.inspections import answered
from tests.permissions.areas.inspections import answered_of, case_of

TEXTS = ("title", "present", "notes", "strengths", "weaknesses")


def inspections(house, groups, word):
    """`groups` are whose words these are: the team's, in confidence, and of all once they are published."""
    team, confided, everyone = groups
    case, out = case_of(house), case_of(house, published=True)
    for row, group in ((case, team), (out, everyone)):
        row.lead_inspector, row.inspectors = word(group, "inspector"), word(group, "inspectors")
        row.report_url = f"https://example.org/{word(group, 'report').lower()}"
        row.nominee, row.reason = word(team, "nominee"), word(team, "reason")
        row.committee, row.decision = word(team, "committee"), word(team, "decision")
        row.save()
        clock = row.clocks.get(kind="report")
        clock.note = word(team, "clock")
        clock.save()
    whole = answered_of(house)
    whole.committee, whole.decision = word(everyone, "committeeout"), word(everyone, "decisionout")
    whole.nominee = word(team, "nomineeout")
    whole.save()
    told = whole.findings.get(number=1)
    told.text = word(everyone, "findingout")
    told.save()
    answered(whole, whole.statement_on)
    whole.decision, told.text = word(team, "decisionsince"), word(team, "findingsince")
    whole.save()
    told.save()
    finding = case.findings.get(number=1)
    for what in ("findingbefore", "finding"):
        finding.text = word(team, what)
        finding.save()
    gone = Finding(inspection=case, number=9, text=word(team, "findinggone"), updated_by=house.lead)
    gone.save()
    gone.delete()
    for one in [*case.entries.all(), *out.entries.all()]:
        group = confided if one.in_confidence else team
        for when in ("before", ""):
            for name in TEXTS:
                setattr(one, name, word(group, f"entry{name}{when}"))
            one.save()
