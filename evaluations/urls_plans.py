"""Action plans; evaluations/urls.py includes these under its own name."""

from django.urls import path

from evaluations.views.plans import action, editing, making, moving, others, page

PLAN = "plans/<slug:slug>/"
ACTION = f"{PLAN}actions/<int:number>/"

urlpatterns = [
    path("plans/", page.plans, name="plans"),
    path(PLAN, page.plan, name="plan"),
    path(f"{PLAN}board/", moving.board, name="plan_board"),
    path(f"{PLAN}timeline/", page.timeline, name="plan_timeline"),
    path(f"{PLAN}about/", others.about, name="plan_about"),
    path(f"{PLAN}reasons/<slug:phase>/<str:element>/", others.reason, name="plan_reason"),
    path(f"{PLAN}follow-ups/new/", others.follow_up_new, name="follow_up_new"),
    path(f"{PLAN}follow-ups/<int:pk>/", others.follow_up, name="follow_up"),
    path(f"{PLAN}actions/new/", editing.new, name="action_new"),
    path(f"{PLAN}actions/make/", making.make, name="action_make"),
    path(ACTION, action.action, name="action"),
    path(f"{ACTION}edit/", editing.edit, name="action_edit"),
    path(f"{ACTION}row/", moving.row, name="action_row"),
    path(f"{ACTION}progress/", action.progress, name="action_progress"),
    path(f"{ACTION}milestone/", action.milestone, name="action_milestone"),
    path(f"{ACTION}drop/", action.drop, name="action_drop"),
]
