"""How a round is prepared; evaluations/urls.py includes these under its own name."""

from django.urls import path

from evaluations.views.preparing import briefing, contributors, focus, meetings, page

ROUND = "rounds/<slug:slug>/"

urlpatterns = [
    path(f"{ROUND}preparing/", page.preparing, name="preparing"),
    path(f"{ROUND}preparing/checklist/", page.checklist, name="checklist"),
    path(f"{ROUND}preparing/contributors/", contributors.contributors, name="contributors"),
    path(f"{ROUND}preparing/priorities/", focus.focus, name="focus"),
    path(f"{ROUND}preparing/briefing.pdf", briefing.briefing, name="briefing"),
    path(f"{ROUND}meetings/", meetings.meeting_list, name="meetings"),
    path(f"{ROUND}meetings/new/", meetings.meeting_new, name="meeting_new"),
    path(f"{ROUND}meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path(f"{ROUND}meetings/<int:pk>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path(f"{ROUND}meetings/<int:pk>/history/", meetings.meeting_history, name="meeting_history"),
]
