from django.urls import include, path

from evaluations.views import agree, agreeing, differences, history, overall, rate, rounds, team

app_name = "evaluations"

PLACE = "rounds/<slug:slug>/<slug:phase>/<str:element>/"

urlpatterns = [
    path("rounds/", rounds.round_list, name="rounds"),
    path("rounds/new/", rounds.round_new, name="round_new"),
    path("rounds/<slug:slug>/setup/", rounds.setup, name="setup"),
    path("rounds/<slug:slug>/state/", rounds.state, name="state"),
    path("rounds/<slug:slug>/team/", team.add, name="team_add"),
    path("rounds/<slug:slug>/team/<int:pk>/", team.look_after, name="team_member"),
    path("rounds/<slug:slug>/team/<int:pk>/remove/", team.remove, name="team_remove"),
    path("rounds/<slug:slug>/overall/", overall.overall, name="overall"),
    path("rounds/<slug:slug>/agreeing/", agreeing.agreeing, name="agreeing"),
    path("rounds/<slug:slug>/agreeing/live/", agreeing.live, name="agreeing_live"),
    path("rounds/<slug:slug>/history/", history.round_history, name="round_history"),
    path("", include("evaluations.urls_answering")),
    path("", include("evaluations.urls_following")),
    path("", include("evaluations.urls_selfevaluation")),
    path("", include("evaluations.urls_readiness")),
    path("", include("evaluations.urls_preparing")),
    path("", include("evaluations.urls_plan_files")),
    path("", include("evaluations.urls_evidence")),
    path("", include("evaluations.urls_search")),
    path("", include("evaluations.urls_sheet")),
    path("", include("evaluations.urls_reports")),
    path("", include("evaluations.urls_reading")),
    path("", include("evaluations.urls_national_view")),
    path("", include("evaluations.urls_inspections")),
    path("", include("evaluations.urls_notes")),
    path("", include("evaluations.urls_support")),
    path("", include("evaluations.urls_agendas")),
    path("", include("evaluations.urls_regional")),
    path("", include("evaluations.urls_plans")),
    path(PLACE, rate.rate, name="rate"),
    path(f"{PLACE}agree/", agree.agree, name="agree"),
    path(f"{PLACE}agree/live/", agree.live, name="agree_live"),
    path(f"{PLACE}history/", history.cell_history, name="cell_history"),
    path(f"{PLACE}differences/<int:pk>/", differences.difference, name="difference"),
]
