"""Writing an action: a new one, and a change to one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.plans.action import ActionForm, initial_of
from evaluations.forms.plans.clash import Crossed, after_clash, crossed
from evaluations.forms.plans.milestones import StepRow, errors_of, read_rows, rows_of, show_clashes, with_room
from evaluations.models import Action, Plan
from evaluations.selectors.plans.facts import RatingLine, milestones_of, ratings_of
from evaluations.selectors.plans.leads import possible_leads
from evaluations.services.errors import Refused
from evaluations.services.plans.actions import add_action, change_action
from evaluations.services.plans.details import BothChanged, details_of
from evaluations.services.plans.milestones import Step
from evaluations.views.plans.shared import get_action, get_managed_plan
from evaluations.views.plans.words import done_words
from standards.content import content_for

MORE, MOST_AT_ONCE = "more", 4


@dataclass(slots=True)
class Sheet:
    """The form as the page has it: its fields, its milestones, and what someone else saved meanwhile."""

    plan: Plan
    action: Action | None
    ratings: Sequence[RatingLine]
    form: ActionForm = field(init=False)
    rows: list[StepRow] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    theirs: Action | None = None
    crossed: list[Crossed] = field(default_factory=list)

    def fill(self, data: QueryDict | None = None, **initial: Any) -> None:
        leads = possible_leads(self.plan.round.authority_id)
        if self.action and self.action.lead_id:
            leads.setdefault(self.action.lead_id, f"{self.action.lead} (no longer a member)")
        self.form = ActionForm(data, initial=initial, ratings=self.ratings, leads=leads)

    def read(self, data: QueryDict) -> bool:
        """Whether it can be saved; not where the person asked for more rows first: then nothing is wrong yet."""
        self.rows, self.steps = read_rows(data)
        if data.get("do") == MORE:
            self.rows = with_room([replace(row, errors={}) for row in self.rows], MOST_AT_ONCE)
            self.fill(None, **data.dict())
            return False
        self.fill(data)
        return self.form.is_valid() and not errors_of(self.rows)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """For the error summary: the id of the field, and what is wrong."""
        general = [("id_title", str(message)) for message in self.form.non_field_errors()]
        named = [(f"id_{field.name}", str(one)) for field in self.form for one in field.errors]
        return [*general, *named, *errors_of(self.rows)]

    def settle(self, data: QueryDict, clash: BothChanged) -> None:
        """Theirs in what only they changed; where both did, what was typed, with theirs beside it."""
        mine = self.form.details
        self.theirs = self.action = clash.theirs
        self.fill(after_clash(data, clash))
        names = {line.cell_id: line.name for line in self.ratings}
        self.crossed = crossed(clash, mine, self.form, names)
        self.rows = show_clashes(self.rows, clash.steps)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """With `?cell=`, the pk of a cell of the round, it is for that rating."""
    with transaction.atomic():
        sheet = _sheet(get_managed_plan(request, slug, lock=request.method == "POST"), None)
        if request.method == "POST":
            return _added(request, sheet) if sheet.read(request.POST) else _show(request, sheet)
    asked = request.GET.get("cell", "")
    sheet.fill(place=asked if asked in {str(line.cell_id) for line in sheet.ratings} else "")
    return _show(request, sheet)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=request.method == "POST")
        action = get_action(plan, number)
        sheet = _sheet(plan, action)
        if request.method == "POST":
            if sheet.read(request.POST) and _changed(request, sheet, action):
                messages.success(request, f"{action.ref} is saved. {done_words(action)}".strip())
                return redirect("evaluations:action", slug, number)
            return _show(request, sheet)
    sheet.rows = rows_of(milestones_of(action))
    sheet.fill(**initial_of(details_of(action)), version=action.version)
    return _show(request, sheet)


def _sheet(plan: Plan, action: Action | None) -> Sheet:
    return Sheet(plan, action, ratings_of(plan.round, content_for(plan.round.framework)))


def _added(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    action = add_action(plan=sheet.plan, user=request.user, details=sheet.form.details, steps=sheet.steps)
    messages.success(request, f"{action.ref} is added to the plan.")
    return redirect("evaluations:action", sheet.plan.round.slug, action.number)


def _changed(request: MemberRequest, sheet: Sheet, action: Action) -> bool:
    """Where it could not be saved the sheet says why."""
    try:
        change_action(
            plan=sheet.plan,
            action=action,
            user=request.user,
            details=sheet.form.details,
            version=sheet.form.cleaned_data["version"] or 0,
            steps=sheet.steps,
        )
    except BothChanged as clash:
        sheet.settle(request.POST, clash)
        return False
    except Refused as refused:
        sheet.form.add_error(None, refused.messages)
        return False
    return True


def _show(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    sheet.rows = sheet.rows or with_room([])
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "plan": sheet.plan,
        "round": sheet.plan.round,
        "action": sheet.action,
    }
    status = 409 if sheet.theirs else 422 if sheet.errors else 200
    return render(request, "evaluations/plans/edit.html", context, status=status)
