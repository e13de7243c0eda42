"""What teams answer: who names them, who writes for one, who reads it before and after the reveal."""

from evaluations.models import DigestTable, TeamAnswer, TeamPriority
from tests.factories.answering import answering_team

TABLE = """
evaluations:
  teams                        round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  group_judgements             round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  group_judgements             round      SRF  POST         in   422  422  422  404  404  403  422  404  404
  group_judgements             round      A    POST         in   done done 422  404  404  403  422  404  404
  priorities                   round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  priorities                   round      SRF  POST         in   422  422  422  404  404  403  422  404  404
  priorities                   aims       A    POST         in   done done 422  404  404  403  422  404  404
  priority_plan                round      R    GET          in   405  405  405  405  405  405  405  405  405
  priority_plan                aims       R    POST         in   404  302  404  404  404  403  403  404  404
  priority_plan                aims       AF   POST         in   done done done 404  404  403  403  404  404
  answering_team               team       SRAF GET          in   200  200  200  404  404  403  200  404  404
  answering_team_new           round      SRA  GET          in   200  403  403  404  404  403  403  404  404
  answering_team_new           round      F    GET          in   403  403  403  404  404  403  403  404  404
  answering_team_new           round      SRA  POST         in   done 403  403  404  404  403  403  404  404
  answering_team_new           round      F    POST         in   403  403  403  404  404  403  403  404  404
  answering_team_edit          team       SRA  GET          in   200  403  403  404  404  403  403  404  404
  answering_team_edit          team       F    GET          in   403  403  403  404  404  403  403  404  404
  answering_team_edit          team       SRA  POST         in   done 403  403  404  404  403  403  404  404
  answering_team_edit          team       F    POST         in   403  403  403  404  404  403  403  404  404
  answering_team_remove        team       R    GET          in   405  405  405  405  405  405  405  405  405
  answering_team_remove        idle       SRA  POST         in   done 403  403  404  404  403  403  404  404
  answering_team_remove        team       F    POST         in   403  403  403  404  404  403  403  404  404
  team_answer                  answer     SR   GET          in   403  200  403  404  404  403  403  404  404
  team_answer                  answer     AF   GET          in   200  200  200  404  404  403  403  404  404
  team_answer                  answer     S    POST         in   403  422  403  404  404  403  403  404  404
  team_answer                  answer     R    POST         in   403  done 403  404  404  403  403  404  404
  team_answer                  answer     A    POST         in   422  done 422  404  404  403  403  404  404
  team_answer                  answer     F    POST         in   422  422  422  404  404  403  403  404  404
  team_answer                  answer     R    HTMX         401  403  done 403  404  404  403  403  404  404
  report                       round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report                       round      A    GET          in   200  200  200  404  404  403  403  404  404
  report                       round      F    GET          in   200  200  200  404  404  200  200  404  404
  report_short                 round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_short                 round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_short                 round      F    GET          in   200  200  200  404  404  200  200  404  404
  report_pdf                   round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_pdf                   round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_pdf                   round      F    GET          in   200  200  200  404  404  200  403  404  404
  report_docx                  round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_docx                  round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_docx                  round      F    GET          in   200  200  200  404  404  200  403  404  404
  report_xlsx                  round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_xlsx                  round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_xlsx                  round      F    GET          in   200  200  200  404  404  200  403  404  404
  report_short_pdf             round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_short_pdf             round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_short_pdf             round      F    GET          in   200  200  200  404  404  200  403  404  404
  report_short_docx            round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_short_docx            round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_short_docx            round      F    GET          in   200  200  200  404  404  200  403  404  404
  report_short_xlsx            round      SR   GET          in   403  403  403  404  404  403  403  404  404
  report_short_xlsx            round      A    GET          in   200  200  200  404  404  403  403  404  404
  report_short_xlsx            round      F    GET          in   200  200  200  404  404  200  403  404  404
  digest                       round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  digest_new                   round      SF   GET          in   403  403  403  404  404  403  403  404  404
  digest_new                   round      RA   GET          in   200  200  403  404  404  403  403  404  404
  digest_new                   round      SF   POST         in   403  403  403  404  404  403  403  404  404
  digest_new                   round      RA   POST         in   done done 403  404  404  403  403  404  404
  digest_figures               round      RA   GET          in   200  200  403  404  404  403  403  404  404
  digest_figures               round      SF   POST         in   403  403  403  404  404  403  403  404  404
  digest_figures               round      RA   POST         in   422  422  403  404  404  403  403  404  404
  digest_edit                  table      RA   GET          in   200  200  403  404  404  403  403  404  404
  digest_edit                  table      SF   POST         in   403  403  403  404  404  403  403  404  404
  digest_edit                  table      RA   POST         in   done done 403  404  404  403  403  404  404
  digest_remove                table      RA   GET          in   200  200  403  404  404  403  403  404  404
  digest_remove                table      SF   POST         in   403  403  403  404  404  403  403  404  404
  digest_remove                table      RA   POST         in   done done 403  404  404  403  403  404  404
  team_answer_history          answer     SR   GET          in   403  200  403  404  404  403  403  404  404
  team_answer_history          answer     AF   GET          in   200  200  200  404  404  403  403  404  404
"""

TEAM, IDLE = "Primary team", "Governor team"


def _team(place):
    return place.round.answering_teams.get(name=TEAM).pk


ARGUMENTS = {
    "team": lambda house, place: [place.round.slug, _team(place)],
    "idle": lambda house, place: [place.round.slug, place.round.answering_teams.get(name=IDLE).pk],
    "aims": lambda house, place: [place.round.slug],
    "table": lambda house, place: [place.round.slug, place.round.digest.get().pk],
    "answer": lambda house, place: [place.round.slug, _team(place), "primary", "2.4"],
}


def _answer(world, house, place):
    return {"version-answer": 0, "level": "G", "text": "It is good."}


def _details(world, house, place):
    return {"name": "Another team", "members": [place.member.pk], "version": 1}


def _table(world, house, place):
    return {"title": "Results", "table": "Year,Share\n2010,82%", "chart": "none", "version": 1}


def _group(world, house, place):
    return {"which": "all", "level": "G", "rationale": "As seen.", "version": 0}


def _aims(place):
    return list(TeamPriority.objects.filter(answer__team__round=place.round).values_list("pk", flat=True))


FORMS = {
    ("evaluations:priorities", "POST"): lambda world, house, place: {
        "priority": _aims(place),
        "text": "Reading",
    },
    ("evaluations:priority_plan", "POST"): lambda world, house, place: {"priority": _aims(place)[0]},
    ("evaluations:group_judgements", "POST"): _group,
    ("evaluations:digest_new", "POST"): _table,
    ("evaluations:digest_edit", "POST"): _table,
    ("evaluations:answering_team_new", "POST"): _details,
    ("evaluations:answering_team_edit", "POST"): _details,
    ("evaluations:team_answer", "POST"): _answer,
    ("evaluations:team_answer", "HTMX"): _answer,
}


def furnish(house, people):
    """The core member alone writes for the one that has begun, and each is asked one thing."""
    for place in house.places.values():
        team = answering_team(place.round, TEAM, place.member.user, cells=(place.cell,))
        answering_team(place.round, IDLE, cells=(place.cell,))
        said = TeamAnswer.objects.create(
            team=team, cell=place.cell, updated_by=place.round.created_by, version=0
        )
        for text in ("Reading at seven", "Reading at eleven"):
            said.priorities.create(text=text, updated_by=said.updated_by)
        DigestTable.objects.create(
            round=place.round,
            number=1,
            title="Shares",
            columns=["Year", "Share"],
            rows=[["2009", "80%"]],
            updated_by=place.round.created_by,
        )
