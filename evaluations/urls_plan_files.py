"""Files of a plan, its signed revisions, signing, and workbooks that come back; part of evaluations/urls.py."""

from django.urls import path

from evaluations.reports.plans.files import Format
from evaluations.views.plan_files import exports, reading_back, signing

PLAN = "plans/<slug:slug>/"
REVISION = f"{PLAN}revisions/<int:number>/"
FILES = (
    ("plan.pdf", "pdf", {"kind": Format.PDF}),
    ("plan-large.pdf", "large_pdf", {"kind": Format.PDF, "large": True}),
    ("plan.xlsx", "xlsx", {"kind": Format.XLSX}),
    ("plan.docx", "docx", {"kind": Format.DOCX}),
    ("plan.csv", "csv", {"kind": Format.CSV}),
)

urlpatterns = [
    *(path(f"{PLAN}export/{file}", exports.draft, what, name=f"plan_{name}") for file, name, what in FILES),
    *(
        path(f"{REVISION}{file}", exports.revision, what, name=f"plan_revision_{name}")
        for file, name, what in FILES
    ),
    path(f"{PLAN}file/", reading_back.upload, name="plan_upload"),
    path(f"{PLAN}file/confirm/", reading_back.confirm, name="plan_confirm"),
    path(f"{PLAN}sign/", signing.sign, name="plan_sign"),
    path(REVISION, signing.revision, name="plan_revision"),
    path(f"{REVISION}approve/", signing.approve, name="plan_approve"),
    path(f"{REVISION}return/", signing.return_, name="plan_return"),
]
