"""What is sent to each address that takes a post, and the state of a round in which it does change something."""

from django.urls import reverse

from tests.evaluations.pages.conftest import address
from tests.factories.answers import DAY, field_of


def _line(stage, ref="2.4-G-3", value="no"):
    field = field_of(stage.cell, ref)
    return {f"value-{field}": value, f"note-{field}": "Changed.", f"version-{field}": "1"}


RATING = {"rating": "OS", "comment": "Too late.", "rating-version": "0"}
ITEM = {"title": "New", "summary": "On the shelf.", "impact": "some", "individual": ""}
DETAILS = {"name": "Renamed", "period": "2009–10", "rate_by": ""}
TABLE = {"title": "Shares", "table": "Year,Share\n2010,82%", "chart": "none"}
JUDGEMENT = {
    "level": "SI",
    "rationale": "Otherwise.",
    "agreed_by": ["Lena Lead"],
    "agreed_on": f"{DAY:%d/%m/%Y}",
    "version": "1",
}

# Name of the address, what is sent there, and the state in which it does change something.
WRITES = {
    "setup": ("setup", lambda s: (s.at("setup"), DETAILS | {"version": s.round.version}), "agreeing"),
    "on": ("state", lambda s: (s.at("state"), {"step": "on", "version": s.round.version}), "rating"),
    "back": (
        "state",
        lambda s: (s.at("state"), {"step": "back", "reason": "Hm.", "version": s.round.version}),
        "agreeing",
    ),
    "sign-off": (
        "state",
        lambda s: (s.at("state"), {"step": "sign-off", "version": s.round.version}),
        "agreeing",
    ),
    "team_add": ("team_add", lambda s: (s.at("team_add"), {"person": s.newcomer, "role": "core"}), "rating"),
    "team_member": (
        "team_member",
        lambda s: (s.at("team_member", s.member.pk), {"cell": [s.cell.pk]}),
        "rating",
    ),
    "team_remove": ("team_remove", lambda s: (s.at("team_remove", s.member.pk), {}), "rating"),
    "checklist": (
        "checklist",
        lambda s: (s.at("checklist"), {"do": "tick", "item": "team", "done_on": "5/1/2010"}),
        "rating",
    ),
    "contributors": (
        "contributors",
        lambda s: (
            s.at("contributors"),
            {"person": s.newcomer, "role": "core", "element": ["2.4"], "phase": ["primary"]},
        ),
        "rating",
    ),
    "focus": (
        "focus",
        lambda s: (s.at("focus"), {"cell": [s.cell.pk], "version": s.round.version}),
        "rating",
    ),
    "overall": (
        "overall",
        lambda s: (
            s.at("overall"),
            {"which": "area-1-primary", "level": "OS", "reason": "Otherwise.", "version": "1"},
        ),
        "agreeing",
    ),
    "a line": ("rate", lambda s: (address(s.cell), _line(s)), "rating"),
    "a line while agreeing": ("rate", lambda s: (address(s.cell), _line(s)), "agreeing"),
    "a rating": ("rate", lambda s: (address(s.cell), RATING), "rating"),
    "a line taken back": ("rate", lambda s: (address(s.cell), _line(s, value="")), "rating"),
    "a choice between two": (
        "rate",
        lambda s: (address(s.cell), _line(s) | {f"keep-{field_of(s.cell, '2.4-G-3')}": "mine"}),
        "rating",
    ),
    "digest_new": ("digest_new", lambda s: (s.at("digest_new"), TABLE), "rating"),
    "digest_figures": (
        "digest_figures",
        lambda s: (s.at("digest_figures"), {"series": [s.series]}),
        "rating",
    ),
    "digest_edit": (
        "digest_edit",
        lambda s: (s.at("digest_edit", s.digest), TABLE | {"title": "Other", "version": "1"}),
        "rating",
    ),
    "digest_remove": ("digest_remove", lambda s: (s.at("digest_remove", s.digest), {}), "rating"),
    "priorities": (
        "priorities",
        lambda s: (s.at("priorities"), {"priority": s.aims, "text": "Reading"}),
        "agreeing",
    ),
    "group_judgements": (
        "group_judgements",
        lambda s: (s.at("group_judgements"), {"which": "all", "level": "G", "rationale": "", "version": "0"}),
        "agreeing",
    ),
    "answering_team_new": (
        "answering_team_new",
        lambda s: (s.at("answering_team_new"), {"name": "Governor services"}),
        "agreeing",
    ),
    "answering_team_edit": (
        "answering_team_edit",
        lambda s: (s.at("answering_team_edit", s.answering), {"name": "Advisers", "version": "1"}),
        "rating",
    ),
    "answering_team_remove": (
        "answering_team_remove",
        lambda s: (s.at("answering_team_remove", s.answering), {}),
        "rating",
    ),
    "team_answer": (
        "team_answer",
        lambda s: (
            s.at("team_answer", s.answering, "primary", "2.4"),
            {"version-answer": "0", "level": "G", "text": "Good.", "text-p1": "More.", "version-p1": "0"},
        ),
        "rating",
    ),
    "agree": ("agree", lambda s: (address(s.cell, "agree"), JUDGEMENT), "agreeing"),
    "sheet": (
        "sheet",
        lambda s: (
            s.at("sheet"),
            {f"value-r{s.cell.pk}": "G", f"note-r{s.cell.pk}": "Late.", f"version-r{s.cell.pk}": "0"},
        ),
        "rating",
    ),
    "finished": ("sheet", lambda s: (s.at("sheet"), {"do": "finish"}), "rating"),
    "sheet_confirm": ("sheet_confirm", lambda s: (s.at("sheet_confirm"), {"token": s.token}), "rating"),
    "evidence_link": (
        "evidence_link",
        lambda s: (address(s.cell, "evidence_link"), {"item": [s.item.pk], "do": "link"}),
        "rating",
    ),
    "evidence_unlink": (
        "evidence_unlink",
        lambda s: (reverse("evaluations:evidence_unlink", args=[s.linked.pk]), {}),
        "rating",
    ),
    "difference": (
        "difference",
        lambda s: (s.at("difference", "primary", "2.4", s.planned), {"made": "no", "version": "0"}),
        "rating",
    ),
    "evidence_new": (
        "evidence_new",
        lambda s: (
            f"{reverse('evaluations:evidence_new')}?cell={s.round.slug}/primary/{s.cell.element.ref}",
            ITEM,
        ),
        "rating",
    ),
}

# The library is the authority's, not a round's: these change items and never a round's own rows.
OF_THE_LIBRARY = {
    "evidence_edit": lambda s: (
        reverse("evaluations:evidence_edit", args=[s.linked.item_id]),
        ITEM | {"title": "Changed", "version": "1"},
    ),
    "evidence_delete": lambda s: (reverse("evaluations:evidence_delete", args=[s.linked.item_id]), {}),
}
