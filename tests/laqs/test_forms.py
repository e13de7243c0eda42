"""The GOV.UK form pack: labels, hints and errors belong to their controls; summaries name the field."""

import re

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms

from laqs.gallery import SampleForm
from laqs.templatetags.govuk import error_summary, kind, target

EMPTY = SampleForm(data={})


def described_by(name: str, form: forms.Form = EMPTY) -> tuple[list[str], list[str]]:
    """The ids that the control says describe it, and those that are there."""
    html = as_crispy_field(form[name])
    named = re.search(r'aria-describedby="([^"]*)"', html)
    there = re.findall(r'<div[^>]* id="([^"]+_(?:helptext|error))"', html)
    return (named[1].split() if named else []), there


def test_every_hint_and_error_is_named_by_its_control():
    wrong = {name: described_by(name) for name in EMPTY.fields}
    assert {name: pair for name, pair in wrong.items() if sorted(pair[0]) != sorted(pair[1])} == {}


def test_a_field_that_need_not_be_filled_in_says_so():
    labels = {
        name: re.search(r"<(?:label|legend)[^>]*>(.*?)</", as_crispy_field(EMPTY[name]))[1]
        for name in ("note", "name")
    }
    assert labels == {"note": "Note (optional)", "name": "Name"}


def test_each_kind_of_field_is_drawn_its_own_way():
    assert {kind(EMPTY[name]) for name in ("name", "note", "day", "file", "source")} == {"input"}
    assert [kind(EMPTY[name]) for name in ("role", "aspects", "individual")] == [
        "radios",
        "checkboxes",
        "checkbox",
    ]


def test_a_control_keeps_the_classes_its_form_gave_it():
    class Form(forms.Form):
        year = forms.CharField(widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}))

    html = as_crispy_field(Form(data={"year": ""})["year"])
    assert (
        re.search(r'<input[^>]* class="([^"]+)"', html)[1]
        == "govuk-input govuk-input--width-4 govuk-input--error"
    )


def test_an_error_that_nobody_worded_names_its_field():
    messages = [message for _, message in error_summary(EMPTY)["errors"]]
    assert messages == [
        "Give the person’s name.",
        "Answer “Email address”.",
        "Answer “Last day”.",
        "Choose a role.",
        "Choose one aspect or more.",
        "Answer “Source”.",
        "Answer “File”.",
        "Answer “It concerns an individual”.",
    ]


def test_what_is_wrong_with_a_form_as_a_whole_leads_to_its_first_field():
    form = SampleForm(data={})
    form.add_error(None, "The two do not fit together.")
    assert error_summary(form)["errors"][0] == ("id_name", "The two do not fit together.")


def test_an_error_on_a_hidden_field_is_said_without_a_link():
    class Form(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    assert error_summary(Form(data={"version": "x"}))["errors"] == [("", "Enter a whole number.")]


def test_a_group_of_controls_is_reached_at_its_first():
    class Form(forms.Form):
        day = forms.DateField(widget=forms.SelectDateWidget(years=[2026]))

    assert target(Form(data={})["day"]) == "id_day_day"


def test_forms_without_errors_have_no_summary():
    class Form(forms.Form):
        note = forms.CharField(required=False)

    assert error_summary(Form(data={}))["errors"] == []
