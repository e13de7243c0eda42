"""The kinds of file that are taken, by the ending of the name, and what is said of endings that are not."""

from pathlib import PurePosixPath

from schools.intake.kind import CSV, OOXML, WORKBOOK, Kind

_ODF = "application/vnd.oasis.opendocument."

KINDS = {
    "pdf": Kind("PDF", "application/pdf", "pdf"),
    "doc": Kind("Word document", "application/msword", "ole2", "WordDocument"),
    "xls": Kind("Excel workbook", "application/vnd.ms-excel", "ole2", "Workbook Book"),
    "ppt": Kind("PowerPoint presentation", "application/vnd.ms-powerpoint", "ole2", "PowerPoint_Document"),
    "docx": Kind("Word document", f"{OOXML}wordprocessingml.document", "ooxml", "word/"),
    "xlsx": WORKBOOK,
    "pptx": Kind("PowerPoint presentation", f"{OOXML}presentationml.presentation", "ooxml", "ppt/"),
    "odt": Kind("OpenDocument text", f"{_ODF}text", "odf", f"{_ODF}text"),
    "ods": Kind("OpenDocument spreadsheet", f"{_ODF}spreadsheet", "odf", f"{_ODF}spreadsheet"),
    "odp": Kind("OpenDocument presentation", f"{_ODF}presentation", "odf", f"{_ODF}presentation"),
    "csv": CSV,
    "txt": Kind("text file", "text/plain", "text"),
    "png": Kind("PNG picture", "image/png", "png"),
    "jpg": Kind("JPEG picture", "image/jpeg", "jpeg"),
    "jpeg": Kind("JPEG picture", "image/jpeg", "jpeg"),
}

ACCEPT = ",".join(f".{ending}" for ending in KINDS)
KINDS_IN_WORDS = "PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, PNG or JPEG"

_PLAIN = {"docm": "docx", "dotm": "docx", "xlsm": "xlsx", "xltm": "xlsx", "xlsb": "xlsx", "pptm": "pptx"}


def ending_of(name: str) -> str:
    return PurePosixPath(name).suffix.lstrip(".").lower()


def content_type_of(name: str) -> str:
    """By our own table, never by what a browser or a file said of itself."""
    kind = KINDS.get(ending_of(name))
    return kind.content_type if kind else "application/octet-stream"


def why_not(name: str) -> str:
    """What to do instead, for an ending that is not taken."""
    ending = ending_of(name)
    if plain := _PLAIN.get(ending):
        return (
            f"“{name}” can hold macros, which are programs. Open it, save it as .{plain} without macros, "
            "and choose that file."
        )
    if ending in {"svg", "html", "htm", "xhtml", "mht", "mhtml"}:
        return f"“{name}” is a web page or drawing that can run scripts. Save it as PDF and choose that file."
    return (
        f"“{name}” is not a kind of file that the library takes. Choose a {KINDS_IN_WORDS} file, "
        "or give a link to where it is kept."
    )
