"""What teams of an authority answer, each from its own perspective; included by evaluations.urls before all cells."""

from django.urls import path

from evaluations.views.answering import answer, teams

TEAMS = "rounds/<slug:slug>/teams/"
ANSWER = f"{TEAMS}<int:pk>/<slug:phase>/<str:element>/"

urlpatterns = [
    path(TEAMS, teams.teams, name="teams"),
    path(f"{TEAMS}new/", teams.team_new, name="answering_team_new"),
    path(f"{TEAMS}<int:pk>/", teams.team, name="answering_team"),
    path(f"{TEAMS}<int:pk>/edit/", teams.team_edit, name="answering_team_edit"),
    path(f"{TEAMS}<int:pk>/remove/", teams.team_remove, name="answering_team_remove"),
    path(ANSWER, answer.answer, name="team_answer"),
    path(f"{ANSWER}history/", answer.history, name="team_answer_history"),
]
