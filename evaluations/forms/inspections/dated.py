"""A form of an inspection that gives some of its days, and refuses those that cannot be beside the rest."""

from collections.abc import Mapping
from typing import Any

from django import forms

from evaluations.selectors.inspections.order import Days, out_of_order


class DatedForm(forms.Form):
    """`kept` is every day of the inspection as it stands, empty for one that is not opened yet."""

    use_required_attribute = False

    def __init__(self, *args: Any, kept: Days | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: Days = kept or {}

    @property
    def named(self) -> Mapping[str, str]:
        """The name in `kept` of each field that gives a day."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        fields = {name: field for field, name in self.named.items()}
        days = {name: given.get(field) for name, field in fields.items()}
        for name, said in out_of_order(days, self.kept).items():
            self.add_error(fields[name], said)
        return given
