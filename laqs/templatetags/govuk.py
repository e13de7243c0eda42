"""For the form pack in templates/govuk: widgets with their classes, error summaries that land on fields."""

from collections.abc import Iterator

from django import forms, template
from django.forms import BoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString

register = template.Library()

UNNAMED = str(forms.Field.default_error_messages["required"])
NAMED = "Answer “%s”."

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.DateInput, "govuk-input govuk-input--width-10"),
    (forms.NumberInput, "govuk-input govuk-input--width-5"),
    (Input, "govuk-input"),
)
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.MultiWidget, "group"),
    (forms.SelectDateWidget, "group"),
)


@register.filter
def kind(field: BoundField) -> str:
    """Which of the pack's ways a field is drawn: hidden, checkboxes, radios, checkbox, group, or input."""
    return next((name for widget, name in KINDS if isinstance(field.field.widget, widget)), "input")


@register.simple_tag
def govuk_widget(field: BoundField) -> SafeString:
    """The control, with its class; Django itself names its hint and its error in aria-describedby."""
    widget = field.field.widget
    base = next((css for of, css in CLASSES if isinstance(widget, of)), "")
    names = [base, str(widget.attrs.get("class", ""))]
    if field.errors and base:
        names.append(f"{base.split()[0]}--error")
    return field.as_widget(attrs={"class": " ".join(filter(None, names))} if any(names) else {})


@register.filter
def target(field: BoundField) -> str:
    """The id that an error's link leads to: the control, or the first of several."""
    if kind(field) in {"radios", "checkboxes", "group"}:
        first = next(iter(field.subwidgets), None)
        parts = first.data.get("subwidgets") if first else None
        return (parts[0]["attrs"]["id"] if parts else first.id_for_label) if first else ""
    return field.id_for_label


@register.filter
def complaints(field: BoundField) -> list[str]:
    """A field's errors; where nobody worded "required" for it, one that names the field."""
    return [NAMED % field.label if message == UNNAMED else str(message) for message in field.errors]


@register.inclusion_tag("components/error_summary.html")
def error_summary(*sources: forms.BaseForm | forms.BaseFormSet) -> dict[str, object]:
    """One summary for all the forms and formsets of a page; nothing where nothing is wrong."""
    return {"errors": [entry for source in sources for form in _forms(source) for entry in _entries(form)]}


def _forms(source: forms.BaseForm | forms.BaseFormSet) -> list[forms.BaseForm]:
    return list(source) if isinstance(source, forms.BaseFormSet) else [source] if source else []


def _entries(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    """(target id, message); what is wrong with the form as a whole leads to its first field."""
    visible = form.visible_fields()
    for message in form.non_field_errors():
        yield (target(visible[0]) if visible else "", str(message))
    for field in form:
        for message in complaints(field):
            yield ("" if field.is_hidden else target(field), message)
