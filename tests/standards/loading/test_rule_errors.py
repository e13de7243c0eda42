"""Rules name real things and cap where their kind says; bold, critical and worked out agree with them."""

from tests.standards.small import part, problems, rule

RULES = "elements.1.1.rules"


def on(ref, **values):
    return lambda framework: rule(framework, ref).update(values)


def test_a_group_that_nothing_is_in_is_refused(tmp_path):
    assert f"{RULES}[4].group: no criterion is in the group “fruits”; did you mean fruit?" in problems(
        tmp_path, on("1.1-fruit", group="fruits")
    )


def test_a_measure_that_does_not_exist_is_refused(tmp_path):
    assert (
        f"{RULES}[5].measure: there is no measure “1.1-shares”; did you mean 1.1-share or 1.1-targets?"
        in problems(tmp_path, on("1.1-share-band", measure="1.1-shares"))
    )


def test_a_level_to_cap_at_that_does_not_exist_is_refused(tmp_path):
    assert problems(tmp_path, on("1.1-G-1-necessary", caps_at="N")) == [
        f"{RULES}[1].caps_at: there is no level “N”; did you mean NI?"
    ]


def test_a_level_in_a_band_that_does_not_exist_is_refused(tmp_path):
    def spoil(framework):
        rule(framework, "1.1-fruit")["bands"][1]["caps_at"] = "XX"

    assert problems(tmp_path, spoil) == [
        f"{RULES}[4].bands[2].caps_at: there is no level “XX”; the levels are OS, G, NI, SI"
    ]


def test_a_rule_deciding_a_criterion_that_does_not_exist_is_refused(tmp_path):
    found = problems(tmp_path, on("1.1-all-of-good", decides="1.1-OS-9"))
    meant = "1.1-OS-2 or 1.1-OS-1 or 1.1-SI-1"
    assert f"{RULES}[3].decides: there is no criterion “1.1-OS-9”; did you mean {meant}?" in found


def test_a_necessary_criterion_caps_below_its_own_level(tmp_path):
    assert problems(tmp_path, on("1.1-G-1-necessary", caps_at="G")) == [
        f"{RULES}[1].caps_at: must be a level below G, where the criterion stands"
    ]


def test_a_weakness_cannot_be_necessary(tmp_path):
    assert f"{RULES}[1].kind: a criterion under NI is a weakness, so the rule is limiting" in problems(
        tmp_path, on("1.1-G-1-necessary", criterion="1.1-NI-2")
    )


def test_a_limiting_criterion_caps_at_its_own_level(tmp_path):
    assert problems(tmp_path, on("1.1-NI-2-limiting", caps_at="SI")) == [
        f"{RULES}[2].caps_at: must be NI, where the criterion stands"
    ]


def test_a_strength_cannot_be_limiting(tmp_path):
    assert f"{RULES}[2].kind: a criterion under G is asked as met, so the rule is necessary" in problems(
        tmp_path, on("1.1-NI-2-limiting", criterion="1.1-G-1")
    )


def test_evidence_caps_below_the_level_that_needs_it(tmp_path):
    assert problems(tmp_path, lambda f: f["rules"][0].update(caps_at="OS")) == [
        "rules[1].caps_at: must be a level below G"
    ]


def test_all_of_a_level_without_criteria_is_refused(tmp_path):
    def spoil(framework):
        framework["scale"]["levels"].insert(2, {**framework["scale"]["levels"][1], "code": "FAIR", "rank": 2})
        framework["scale"]["levels"][3]["rank"] = 1
        framework["scale"]["levels"][4]["rank"] = 1
        framework["scale"]["levels"].pop()
        framework["overall"]["lowest"] = "NI"
        rule(framework, "1.1-all-of-good")["of"] = "FAIR"

    assert f"{RULES}[3].of: there are no criteria under FAIR" in problems(tmp_path, spoil)


def test_all_of_the_weaknesses_is_refused(tmp_path):
    assert f"{RULES}[3].of: the criteria under NI are weaknesses; nobody needs all of them" in problems(
        tmp_path, on("1.1-all-of-good", of="NI")
    )


def test_a_rule_cannot_decide_what_it_counts(tmp_path):
    assert f"{RULES}[3].decides: is one of the criteria that the rule counts" in problems(
        tmp_path, on("1.1-all-of-good", of="OS")
    )


def test_what_a_rule_decides_must_be_marked_worked_out(tmp_path):
    def spoil(framework):
        del part(framework)["criteria"]["NI"][0]["worked_out"]

    assert problems(tmp_path, spoil) == [
        f"{RULES}[4].bands[1].decides: “1.1-NI-1” is decided by this rule, so it must say worked_out: true"
    ]


def test_what_is_marked_worked_out_must_be_decided_by_a_rule(tmp_path):
    def spoil(framework):
        del rule(framework, "1.1-share-band")["bands"][0]["decides"]

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.OS[2]: “1.1-OS-2” is worked out, but no rule decides it in upper"
    ]


def test_what_is_worked_out_must_be_decided_in_each_of_its_phases(tmp_path):
    def spoil(framework):
        del part(framework)["criteria"]["OS"][1]["phases"]

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.OS[2]: “1.1-OS-2” is worked out, but no rule decides it in lower"
    ]


def test_what_two_rules_decide_in_one_phase_is_refused(tmp_path):
    def spoil(framework):
        rule(framework, "1.1-share-band")["bands"][1]["decides"] = "1.1-OS-1"

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.OS[1]: “1.1-OS-1” is decided by more than one rule in upper: "
        "1.1-all-of-good and 1.1-share-band"
    ]


def test_bold_text_cannot_be_marked_not_critical(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["G"][0]["critical"] = False

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.G[1].critical: has bold text, so it is critical"
    ]


def test_a_critical_mark_needs_bold_text(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["NI"][0]["critical"] = True

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.NI[1].critical: is marked critical, but nothing in it or its lead-in is bold"
    ]


def test_a_critical_mark_may_rest_on_a_bold_lead_in(tmp_path):
    def mark(framework):
        part(framework)["criteria"]["G"][1]["items"][0]["critical"] = True

    assert problems(tmp_path, mark) == []


def test_a_critical_criterion_without_a_rule_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: part(f)["rules"].pop(0)) == [
        "elements.1.1.criteria.G[1]: “1.1-G-1” is critical, but no rule caps for it"
    ]


def test_a_group_that_no_rule_counts_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["G"][0]["group"] = "veg"

    assert problems(tmp_path, spoil) == ["elements.1.1.criteria.G[1].group: no rule counts the group “veg”"]


def test_what_is_worked_out_cannot_be_counted(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["OS"][1]["group"] = "fruit"

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.OS[2].group: a criterion that is worked out cannot be counted in a group"
    ]
