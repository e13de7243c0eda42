"""A member's own sheet, its files, and the local words on it; included by evaluations.urls before all cells."""

from django.urls import path

from evaluations.views.sheet import files, page, upload, words

SHEET = "rounds/<slug:slug>/sheet/"

urlpatterns = [
    path(SHEET, page.sheet, name="sheet"),
    path(f"{SHEET}blank.pdf", files.blank, name="sheet_pdf"),
    path(f"{SHEET}your-form.pdf", files.blank_of_one, name="sheet_pdf_mine"),
    path(f"{SHEET}sheet.xlsx", files.workbook, name="sheet_xlsx"),
    path(f"{SHEET}file/", upload.upload, name="sheet_file"),
    path(f"{SHEET}file/confirm/", upload.confirm, name="sheet_confirm"),
    path(f"{SHEET}words/", words.words, name="local_words"),
    path(f"{SHEET}words/<str:element>/", words.edit, name="local_words_edit"),
]
