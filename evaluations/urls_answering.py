"""What teams of an authority answer, each from its own perspective; included by evaluations.urls before all cells."""

from django.urls import path

from evaluations.reports.answering.files import Format
from evaluations.views.answering import answer, digest, groups, priorities, report, teams

TEAMS = "rounds/<slug:slug>/teams/"
REPORT = "rounds/<slug:slug>/report"
DIGEST = "rounds/<slug:slug>/digest/"
ANSWER = f"{TEAMS}<int:pk>/<slug:phase>/<str:element>/"

urlpatterns = [
    path(TEAMS, teams.teams, name="teams"),
    path(f"{TEAMS}groups/", groups.groups, name="group_judgements"),
    path(f"{TEAMS}priorities/", priorities.priorities, name="priorities"),
    path(f"{TEAMS}priorities/plan/", priorities.plan, name="priority_plan"),
    path(f"{TEAMS}new/", teams.team_new, name="answering_team_new"),
    path(f"{TEAMS}<int:pk>/", teams.team, name="answering_team"),
    path(f"{TEAMS}<int:pk>/edit/", teams.team_edit, name="answering_team_edit"),
    path(f"{TEAMS}<int:pk>/remove/", teams.team_remove, name="answering_team_remove"),
    path(ANSWER, answer.answer, name="team_answer"),
    path(f"{ANSWER}history/", answer.history, name="team_answer_history"),
    path(f"{REPORT}/", report.report, name="report"),
    path(f"{REPORT}/short/", report.report, {"short": True}, name="report_short"),
    *(path(f"{REPORT}.{kind}", report.file, {"kind": kind}, name=f"report_{kind}") for kind in Format),
    *(
        path(
            f"{REPORT}-short.{kind}", report.file, {"kind": kind, "short": True}, name=f"report_short_{kind}"
        )
        for kind in Format
    ),
    path(DIGEST, digest.digest, name="digest"),
    path(f"{DIGEST}new/", digest.table_new, name="digest_new"),
    path(f"{DIGEST}figures/", digest.figures, name="digest_figures"),
    path(f"{DIGEST}<int:pk>/edit/", digest.table_edit, name="digest_edit"),
    path(f"{DIGEST}<int:pk>/remove/", digest.table_remove, name="digest_remove"),
]
