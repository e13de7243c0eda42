"""An item of evidence as a person gives it."""

import datetime as dt
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils import timezone

from evaluations.enums import Impact
from evaluations.files import ACCEPT, KINDS_IN_WORDS, Accepted
from evaluations.forms.evidence_fields import EvidenceFileField, LinkField
from evaluations.models import EvidenceItem
from evaluations.selectors.evidence_history import in_words
from evaluations.services.evidence import FIELDS, FILE, NOTHING_TO_SHOW, BothChanged, Details

DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"]
KEEP = [("mine", "Keep mine, as it stands in the form below"), ("theirs", "Keep theirs")]
IMPACT_CHOICES = [
    (Impact.NONE, "None: it shows what was done, not what came of it"),
    (Impact.SOME, "Some: it shows that something changed for providers or children"),
    (Impact.SUBSTANTIAL, "Substantial: it shows a lasting change, in figures or from several sources"),
]
EARLIEST = 1900


class EvidenceForm(forms.Form):
    """For a new item or, with `item`, a change to it: then `version` is the one that the page showed."""

    title = forms.CharField(max_length=200, error_messages={"required": "Give the item a title."})
    source_type = forms.CharField(
        max_length=120,
        required=False,
        help_text="For example: team meeting minutes. Choose a suggestion or write your own.",
        widget=forms.TextInput(attrs={"list": "source-types", "autocomplete": "off"}),
    )
    dated = forms.DateField(
        label="Date",
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="When it was written, or the day that its figures are of.",
        error_messages={"invalid": "Give the date as a day, for example 17 July 2009."},
    )
    review_on = forms.DateField(
        label="Look at again on",
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="From that day on, the evidence map counts it as stale.",
        error_messages={"invalid": "Give the date as a day, for example 1 September 2010."},
    )
    summary = forms.CharField(
        label="What it shows",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="In a few words. For something on paper, say where it is kept.",
    )
    url = LinkField(
        label="Link",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text="To where it is published or kept. Starts with http:// or https://.",
    )
    file = EvidenceFileField(
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=f"{KINDS_IN_WORDS}, up to 20 MB, without macros or a password.",
    )
    remove_file = forms.BooleanField(label="Take the file away", required=False)
    impact = forms.ChoiceField(
        label="Does it show impact?",
        choices=IMPACT_CHOICES,
        initial=Impact.NONE,
        widget=forms.RadioSelect,
        help_text="In the 2009 quality standards Good needs evidence of impact, Outstanding some that is "
        "substantial.",
        error_messages={"required": "Say whether it shows impact."},
    )
    individual = forms.BooleanField(
        label="It concerns an individual",
        required=False,
        help_text="For example, one person’s performance. Then only leads and the core team see it, "
        "and every report leaves it out.",
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    clash = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, item: EvidenceItem | None = None, who: str = "someone else", **kwargs: Any
    ) -> None:
        self.item = item
        super().__init__(*args, **{"initial": _initial(item), **kwargs})
        if item is None or not item.file:
            del self.fields["remove_file"]
        for name in self.clashing:
            self.fields[f"keep_{name}"] = self._choice(name, who)

    @classmethod
    def after_clash(cls, typed: QueryDict, clash: BothChanged, who: str) -> Self:
        """What was typed, the other's in what only the other changed, and a choice where both did."""
        data = typed.copy()
        for name in [name for name in data if name.startswith("keep_") or name == "remove_file"]:
            del data[name]
        data["version"] = str(clash.theirs.version)
        data["clash"] = ",".join(name for name in clash.fields if name != FILE)
        for name in set(FIELDS) - set(clash.fields):
            _put(data, name, getattr(clash.merged, name))
        form = cls(data, item=clash.theirs, who=who)
        if FILE in clash.fields:
            form.add_error("file", f"{who} changed the file while you were typing. {_now_kept(clash.theirs)}")
        return form

    @property
    def clashing(self) -> list[str]:
        """Fields that two people changed, as the page that was sent says."""
        asked = self.data.get("clash", "").split(",") if self.is_bound else []
        return [name for name in FIELDS if name in asked] if self.item else []

    @property
    def details(self) -> Details:
        values = {name: self.cleaned_data[name] for name in FIELDS}
        for name in self.clashing:
            if self.cleaned_data[f"keep_{name}"] == "theirs":
                values[name] = getattr(self.item, name)
        return Details(**values)

    @property
    def choices(self) -> list[dict[str, object]]:
        """For each field that two people changed: what each said, and the question which stays."""
        return [
            {
                "field": self[f"keep_{name}"],
                "theirs": in_words(name, getattr(self.item, name)),
                "mine": in_words(name, self.cleaned_data.get(name)),
            }
            for name in self.clashing
        ]

    def clean_dated(self) -> dt.date | None:
        day = self.cleaned_data["dated"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The date cannot be after today.")
        if day and day.year < EARLIEST:
            raise forms.ValidationError(f"Check the year: the date cannot be before {EARLIEST}.")
        return day

    def clean_review_on(self) -> dt.date | None:
        day = self.cleaned_data["review_on"]
        if day and day.year < EARLIEST:
            raise forms.ValidationError(f"Check the year: the date cannot be before {EARLIEST}.")
        return day

    def clean_summary(self) -> str:
        return self.cleaned_data["summary"].replace("\r\n", "\n").strip()

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kept = bool(self.item and self.item.file) and not cleaned.get("remove_file")
        given = any(cleaned.get(name) or name in self.errors for name in ("file", "url", "summary"))
        if not (given or kept):
            self.add_error("summary", NOTHING_TO_SHOW)
        return cleaned

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors:
            self.ask_for_file_again()

    def ask_for_file_again(self) -> None:
        """A browser does not send a file twice, nor say in the page which it was."""
        upload = self.cleaned_data.get("file")
        if isinstance(upload, Accepted):
            self.add_error(
                "file",
                f"Choose “{upload.name}” again: a browser does not keep a file when a page comes back.",
            )

    def _choice(self, name: str, who: str) -> forms.ChoiceField:
        label = str(self.fields[name].label or name.replace("_", " ")).lower().rstrip("?")
        return forms.ChoiceField(
            label=f"Which should stay for “{label}”?",
            choices=KEEP,
            widget=forms.RadioSelect,
            error_messages={
                "required": f"Choose what to keep for “{label}”: {who} saved a change while you were typing."
            },
        )


def _initial(item: EvidenceItem | None) -> dict[str, Any]:
    return {name: getattr(item, name) for name in (*FIELDS, "version")} if item else {}


def _put(data: QueryDict, name: str, value: Any) -> None:
    if value is False or value is None:
        data.pop(name, None)
    else:
        data[name] = "on" if value is True else str(value)


def _now_kept(item: EvidenceItem) -> str:
    if not item.file:
        return "It is gone now. To put yours in its place, choose it again."
    return f"It is “{item.file_name}” now. To put yours in its place, choose it again; else leave this empty."
