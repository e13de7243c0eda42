"""A comment that is hard to carry, a workbook as a file, and what the page says of one that is handed in."""

import io
import re

HARD = "=SUM(A1)\n@home, “quoted” & <b>, 9½"


def hidden_fields(page):
    fields = [node for node in page.find("input") if node.attrs.get("type") == "hidden"]
    return {node.attrs["name"]: [node.attrs["value"]] for node in fields}


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(page):
    return [tuple(row) for row in page.rows("Cells that are refused, and why")]


def summary(page):
    return re.search(r"\d+ to change.*?\.", page.text)[0]
