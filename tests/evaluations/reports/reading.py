"""Reading back what was written."""

import csv
import io
import re
from functools import lru_cache

import pypdf
from openpyxl import load_workbook


def csv_rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def sheet_rows(body: bytes, name: str) -> list[dict[str, object]]:
    head, *rows = load_workbook(io.BytesIO(body))[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def workbook(body: bytes):
    return load_workbook(io.BytesIO(body))


def pdf(body: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(body))


@lru_cache(maxsize=8)
def pdf_text(body: bytes) -> str:
    """All words in a line, spaces as one."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf(body).pages))


def elements(reader: pypdf.PdfReader, kind: str) -> list[pypdf.generic.DictionaryObject]:
    """Structure elements of a kind, e.g. /TH, in reading order."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict) and node.get("/Type") == "/StructElem":
            if node["/S"] == kind:
                found.append(node)
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found
