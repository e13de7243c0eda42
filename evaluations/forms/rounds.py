"""Forms of a round: its details, its steps, its team."""

from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import LocalAuthority
from evaluations.forms.texts import DAY_FORMATS
from evaluations.models import Round
from evaluations.services.carrying import Take
from schools.enums import CollectionKind
from schools.models import Collection
from standards.content import content_for
from standards.lookup import newness
from standards.models import Framework, Level, Phase

ModelChoice = forms.ModelChoiceField


class RoundForm(forms.Form):
    name = forms.CharField(
        max_length=80, help_text="For example: Autumn 2009. It stands in titles and file names."
    )
    period = forms.CharField(
        max_length=80, help_text="What the round judges. For example: September 2008 to August 2009."
    )
    rate_by = forms.DateField(
        required=False,
        label="Rate by",
        help_text="When members should have rated. For example: 26/3/2010. Leave it empty for no date.",
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off", "inputmode": "numeric"}),
        input_formats=DAY_FORMATS,
        error_messages={"invalid": "Write the date as day, month and year, for example 26/3/2010."},
    )

    def __init__(
        self, *args: Any, authority: LocalAuthority, own: Round | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.authority, self.own = authority, own
        self.fields["name"].error_messages["required"] = "Give the round a name."
        self.fields["period"].error_messages["required"] = "Say what period the round judges."

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        others = Round.objects.filter(authority=self.authority, name__iexact=name)
        if others.exclude(pk=self.own.pk if self.own else 0).exists():
            raise forms.ValidationError(
                f"{self.authority} has a round called “{name}” already. Choose another name."
            )
        return name


def startable() -> QuerySet[Framework]:
    """With a scale to rate on; without one, written up element by element, which knows no phases.

    `shared` is whether another version bears the same short title.
    """
    others = Framework.objects.filter(short_title=OuterRef("short_title")).exclude(pk=OuterRef("pk"))
    scale, phases = (model.objects.filter(framework=OuterRef("pk")) for model in (Level, Phase))
    found = Framework.objects.filter(Exists(scale) | ~Exists(phases))
    return found.annotate(shared=Exists(others)).order_by("short_title")


def told_apart(one: Any) -> str:
    """One that `startable` gives."""
    return f"{one.short_title}, version {one.version}" if one.shared else str(one)


class SetupForm(RoundForm):
    """The details of a round, and which asking of the schools it rests on, where they have been asked."""

    collection = forms.ModelChoiceField(
        Collection.objects.none(),
        required=False,
        label="What schools were asked",
        empty_label="None",
        help_text="The returns that this round rests on. The team finds their summary beside its work.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Collection.objects.filter(self._offered(), authority=self.authority)
        if list(asked):
            field = cast(ModelChoice, self.fields["collection"])
            field.queryset = asked
            field.error_messages["invalid_choice"] = "Choose one of your authority’s, or none."
        else:
            del self.fields["collection"]

    def _offered(self) -> Q:
        """Rounds without ratings rest on what inspectors ask schools; one that was chosen before stays."""
        if self.own is None or content_for(self.own.framework).has_scale:
            kind = CollectionKind.STAGE_ONE
        else:
            kind = CollectionKind.INSPECTION
        return Q(kind=kind) | Q(pk=self.own and self.own.collection_id)


class NewRoundForm(RoundForm):
    framework = forms.ModelChoiceField(
        Framework.objects.none(),
        label="Framework",
        empty_label=None,
        help_text="Where a framework gives no grade, a round records strengths and weaknesses.",
    )
    previous = forms.ModelChoiceField(
        Round.objects.none(),
        required=False,
        label="Compare with",
        empty_label="No earlier round",
        help_text="The dashboard shows what moved since that round.",
    )
    field_order = ["framework", "name", "period", "rate_by", "previous"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        frameworks: Any = self.fields["framework"]
        frameworks.queryset = startable()
        frameworks.label_from_instance = told_apart
        self.fields["framework"].error_messages["required"] = "Choose a framework."
        cast(ModelChoice, self.fields["previous"]).queryset = Round.objects.filter(
            authority=self.authority
        ).select_related("framework")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        previous, framework = cleaned.get("previous"), cleaned.get("framework")
        if previous and framework and previous.framework.slug != framework.slug:
            self.add_error("previous", "Choose an earlier round on the same framework, or none.")
        return cleaned


READINESS = (Take.READINESS, "Documents to have ready and people to meet")


class NextRoundForm(RoundForm):
    """A round that goes on from another of the authority’s, on a version of the same framework."""

    framework = forms.ModelChoiceField(
        Framework.objects.none(),
        label="Version of the framework",
        empty_label=None,
        error_messages={
            "required": "Choose a version.",
            "invalid_choice": "Choose one of the versions listed.",
        },
    )
    take = forms.MultipleChoiceField(
        label="Take from it",
        required=False,
        choices=[
            (Take.TEAM, "The team, and what each looks after"),
            (
                Take.TEXTS,
                "Texts: notes, local words, what teams answered with its data digest, strengths and weaknesses",
            ),
            (Take.EVIDENCE, "Links to evidence"),
            (Take.PLAN, "Actions and follow-ups that are not finished"),
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text="Ratings, findings and measures begin anew; each shows what it was.",
    )
    field_order = ["name", "period", "rate_by", "framework", "take"]

    def __init__(self, *args: Any, source: Round, **kwargs: Any) -> None:
        super().__init__(*args, authority=source.authority, **kwargs)
        versions = startable().filter(slug=source.framework.slug)
        field = cast(ModelChoice, self.fields["framework"])
        field.queryset = versions
        newest = max(versions, key=lambda row: newness(row.version), default=source.framework)
        field.initial, self.fields["take"].initial = newest.pk, list(Take)
        if not content_for(source.framework).has_scale:
            take = cast(forms.MultipleChoiceField, self.fields["take"])
            take.choices = [*cast(list[Any], take.choices), READINESS]


class ReasonForm(forms.Form):
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, label="Reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = (
            "Give the reason: it is kept with the round for everyone who reads it later."
        )
