"""The summary of the pack as a Word document that can be edited before it goes to an inspector."""

import datetime as dt

from evaluations.reports.pack import words
from evaluations.reports.pack.model import Pack
from evaluations.reports.selfevaluation.document import Front, document_of
from evaluations.reports.word import About

HEADING = "Summary of self-evaluation and contextual background"


def docx_of(pack: Pack) -> bytes:
    head, stands = pack.head, words.as_at(pack.head)
    front = Front(
        about=About(f"{HEADING}, {head.authority}", head.authority, head.framework, stands, _made(pack)),
        heading=HEADING,
        running=f"{head.authority}, {head.round} · {stands}",
        facts=[
            ("Authority", head.authority),
            ("Round", head.round),
            ("Period", head.period),
            ("Framework", head.framework_short),
            ("As at", stands),
        ],
        attribution=head.attribution,
    )
    return document_of(front, pack)


def _made(pack: Pack) -> dt.datetime:
    return pack.head.at.astimezone(dt.UTC)
