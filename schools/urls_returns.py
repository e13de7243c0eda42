from django.urls import path

from schools.views import answering, asking, asks, collections, sending, sheets, summary, themes, typing

app_name = "returns"

ONE = "schools/returns/<int:pk>/"
ASK = "schools/returns/asked/<int:pk>/"

urlpatterns = [
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("answer/<str:token>/thanks/", answering.thanks, name="answer_thanks"),
    path("schools/returns/", collections.collection_list, name="collections"),
    path("schools/returns/new/", collections.new, name="new"),
    path(ONE, collections.collection, name="collection"),
    path(f"{ONE}edit/", collections.edit, name="edit"),
    path(f"{ONE}close/", collections.close, name="close"),
    path(f"{ONE}ask/", asking.ask_schools, name="ask_schools"),
    path(f"{ONE}ask/other/", asking.ask_other, name="ask_other"),
    path(f"{ONE}addresses/", asking.addresses, name="addresses"),
    path(f"{ONE}send/", sending.send, name="send"),
    path(f"{ONE}remind/", sending.remind, name="remind"),
    path(f"{ONE}chasing/", summary.chasing, name="chasing"),
    path(f"{ONE}chasing.csv", summary.chasing_file, name="chasing_csv"),
    path(f"{ONE}summary/", summary.summary, name="summary"),
    path(f"{ONE}summary.pdf", summary.summary_pdf, name="summary_pdf"),
    path(f"{ONE}summary.xlsx", summary.summary_xlsx, name="summary_xlsx"),
    path(f"{ONE}themes/", themes.themes, name="themes"),
    path("schools/returns/themes/<int:pk>/", themes.theme, name="theme"),
    path("schools/returns/themes/<int:pk>/delete/", themes.delete, name="theme_delete"),
    path(f"{ONE}sheet/", sheets.sheet, name="sheet"),
    path(f"{ONE}sheet.xlsx", sheets.sheet_file, name="sheet_file"),
    path(f"{ONE}sheet/confirm/", sheets.sheet_confirm, name="sheet_confirm"),
    path(ASK, asks.ask, name="ask"),
    path(f"{ASK}email/", asks.email, name="ask_email"),
    path(f"{ASK}group/", asks.sort, name="ask_sort"),
    path(f"{ASK}link/", asks.renew, name="ask_renew"),
    path(f"{ASK}revoke/", asks.revoke, name="ask_revoke"),
    path(f"{ASK}send/", asks.send, name="ask_send"),
    path(f"{ASK}remove/", asks.remove, name="ask_remove"),
    path(f"{ASK}answer/", typing.type_in, name="type_in"),
]
