"""The form of an answering team: its name, who writes for it, which questions it is given."""

from typing import Any, cast

from django import forms

from evaluations.forms.fields import SomeOf
from evaluations.models import AnsweringTeam, TeamMember
from evaluations.selectors.answering.teams import Question
from evaluations.services.answering.teams import Details
from standards.content import Content


class TeamForm(forms.Form):
    name = forms.CharField(
        max_length=80,
        label="Name of the team",
        help_text="For example: Primary advisers.",
        error_messages={"required": "Give the team’s name."},
    )
    members = SomeOf(
        label="Who writes for it",
        help_text="People of the round’s team. Whoever is ticked can write and read all of its answers.",
        error_messages={"invalid_choice": "Tick people of the round’s team."},
    )
    cells = SomeOf(
        label="Which questions it is given",
        help_text="Tick none, and the team is asked all of them.",
        error_messages={"invalid_choice": "Tick questions of this round."},
    )
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        members: list[TeamMember],
        questions: list[Question],
        content: Content,
        team: AnsweringTeam | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.questions = members, questions
        choice = cast(forms.ChoiceField, self.fields["members"])
        choice.choices = [(str(member.pk), str(member.user)) for member in members]
        cells = cast(forms.ChoiceField, self.fields["cells"])
        cells.choices = [(str(question.pk), question.name) for question in questions]
        cells.label = f"Which {content.element_many} it is given"
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if team:
            self.initial = {
                "name": team.name,
                "members": [str(pk) for pk in team.members.values_list("pk", flat=True)],
                "cells": [str(pk) for pk in team.cells.values_list("pk", flat=True)],
            }

    @property
    def details(self) -> Details:
        given = self.cleaned_data
        wanted = {int(pk) for pk in given["cells"]}
        return Details(
            name=" ".join(given["name"].split()),
            members=tuple(member for member in self.people if str(member.pk) in given["members"]),
            cells=tuple(question.pk for question in self.questions if question.pk in wanted),
        )
