"""Inspections of the authority's school improvement; included by evaluations.urls."""

from django.urls import path

from evaluations.views.inspections import case, clocks, findings, notebook, statement

ONE = "inspections/<int:pk>/"

urlpatterns = [
    path("inspections/", case.inspection_list, name="inspections"),
    path("inspections/new/", case.inspection_new, name="inspection_new"),
    path(ONE, case.inspection, name="inspection"),
    path(f"{ONE}edit/", case.inspection_edit, name="inspection_edit"),
    path(f"{ONE}publish/", case.publish, name="inspection_publish"),
    path(f"{ONE}history/", case.history, name="inspection_history"),
    path(f"{ONE}timeline/", clocks.timeline, name="inspection_timeline"),
    path(f"{ONE}timeline/<slug:kind>/", clocks.clock_edit, name="inspection_clock"),
    path(f"{ONE}statement/", statement.statement, name="inspection_statement"),
    path(f"{ONE}statement/statement.pdf", statement.pdf, name="inspection_statement_pdf"),
    path(f"{ONE}statement/committee/", statement.committee, name="inspection_committee"),
    path(f"{ONE}statement/new/", findings.finding_new, name="inspection_finding_new"),
    path(f"{ONE}statement/<int:finding>/", findings.finding_edit, name="inspection_finding"),
    path(f"{ONE}statement/<int:finding>/act/", findings.act, name="inspection_act"),
    path(f"{ONE}statement/<int:finding>/move/", findings.move, name="inspection_finding_move"),
    path(f"{ONE}statement/<int:finding>/take-away/", findings.take_away, name="inspection_finding_gone"),
    path(f"{ONE}notebook/new/", notebook.entry_new, name="inspection_entry_new"),
    path(f"{ONE}notebook/<int:entry>/", notebook.entry, name="inspection_entry"),
    path(f"{ONE}notebook/<int:entry>/edit/", notebook.entry_edit, name="inspection_entry_edit"),
    path(f"{ONE}notebook/<int:entry>/history/", notebook.entry_history, name="inspection_entry_history"),
]
