"""Who may do what, address by address: the one place to look it up, and what the tests hold the product to.

`of` is what the address names; `when` the states of the round, setting up, rating, agreeing and finished;
`how` the request, with what it sends where there are several. Then what each person gets:

in    is sent to sign in
done  it is done: something has changed
else  the status: 200 a page, 302 sent on with nothing changed, 403 not for this role, 404 not there for them,
      405 not by this method, 409 and 422 refused with the reason on the page

any   anyone, signed out
lead  lead of the authority, in the round's team
core  core member in the team             spar  core member who is not in the team
gues  guest named for the cell            stra  guest in the team who is named for nothing
read  reader                              advi  school improvement adviser
else  lead of another authority
out   everybody else: director of the region, someone without an authority, a lead whose membership has ended,
      the administrator; where one of them gets something else, it stands behind, as in reg=200
"""

from dataclasses import dataclass

from tests.permissions.areas import tables

PEOPLE = ("anyone", "lead", "core", "spare", "guest", "stray", "reader", "adviser", "elsewhere")
OUTSIDERS = ("regional", "nobody", "former", "admin")
APART = {"reg": "regional", "adm": "admin"}

TABLE = """
  address                      of         when how          any  lead core spar gues stra read advi else out
(of the house)
  home                         -          -    GET          in   200  200  200  200  200  200  200  200  200 reg=302
  health                       -          -    GET          200  200  200  200  200  200  200  200  200  200
  help                         -          -    GET          200  200  200  200  200  200  200  200  200  200
  components                   -          -    GET          in   404  404  404  404  404  404  404  404  404
  accessibility                -          -    GET          200  200  200  200  200  200  200  200  200  200
  privacy                      -          -    GET          200  200  200  200  200  200  200  200  200  200
  sources                      -          -    GET          200  200  200  200  200  200  200  200  200  200
account_
  login                        -          -    GET          200  302  302  302  302  302  302  302  302  302
  login                        -          -    POST         done 302  302  302  302  302  302  302  302  302
  logout                       -          -    GET          in   200  200  200  200  200  200  200  200  200
  logout                       -          -    POST         in   in   in   in   in   in   in   in   in   in
  inactive                     -          -    GET          200  200  200  200  200  200  200  200  200  200
  signup                       -          -    GET          200  302  302  302  302  302  302  302  302  302
  signup                       -          -    POST         200  302  302  302  302  302  302  302  302  302
  change_password              -          -    GET          in   200  200  200  200  200  200  200  200  200
  change_password              -          -    POST         in   done done done done done done done done done
  set_password                 -          -    GET          in   302  302  302  302  302  302  302  302  302
  set_password                 -          -    POST         in   302  302  302  302  302  302  302  302  302
  reset_password               -          -    GET          200  200  200  200  200  200  200  200  200  200
  reset_password               -          -    POST         done done done done done done done done done done
  reset_password_done          -          -    GET          200  200  200  200  200  200  200  200  200  200
  reset_password_from_key      key        -    GET          200  200  200  200  200  200  200  200  200  200
  reset_password_from_key      key        -    POST         200  200  200  200  200  200  200  200  200  200
  reset_password_from_key_done -          -    GET          200  200  200  200  200  200  200  200  200  200
accounts:
  account                      -          -    GET          in   200  200  200  200  200  200  200  200  200
  account                      -          -    POST         in   done done done done done done done done done
  switch_authority             -          -    GET          in   405  405  405  405  405  405  405  405  405
  switch_authority             -          -    POST         in   302  302  302  302  302  302  302  404  404
  people                       -          -    GET          in   200  403  403  403  403  403  403  200  404
  change_role                  membership -    GET          in   200  403  403  403  403  403  403  404  404
  change_role                  membership -    POST         in   done 403  403  403  403  403  403  404  404
  end_membership               membership -    GET          in   200  403  403  403  403  403  403  404  404
  end_membership               membership -    POST         in   done 403  403  403  403  403  403  404  404
  invite                       -          -    GET          in   200  403  403  403  403  403  403  200  404
  invite                       -          -    POST         in   done 403  403  403  403  403  403  404  404
  resend_invitation            invitation -    GET          in   405  405  405  405  405  405  405  405  405
  resend_invitation            invitation -    POST         in   done 403  403  403  403  403  403  404  404
  withdraw_invitation          invitation -    GET          in   405  405  405  405  405  405  405  405  405
  withdraw_invitation          invitation -    POST         in   done 403  403  403  403  403  403  404  404
  join                         token      -    GET          200  200  200  200  200  200  200  200  200  200
  join                         token      -    POST         done 200  200  200  200  200  200  200  200  200
standards:
  framework_list               -          -    GET          in   200  200  200  200  200  200  200  200  200
  search                       -          -    GET          in   200  200  200  200  200  200  200  200  200
  crosswalk                    -          -    GET          in   200  200  200  200  200  200  200  200  200
  framework_detail             framework  -    GET          in   200  200  200  200  200  200  200  200  200
  section_detail               section    -    GET          in   200  200  200  200  200  200  200  200  200
  element_detail               element    -    GET          in   200  200  200  200  200  200  200  200  200
evaluations:
  rounds                       -          -    GET          in   200  200  200  200  200  200  200  200  404
  round_new                    -          -    GET          in   200  403  403  403  403  403  403  200  404
  round_new                    -          -    POST         in   done 403  403  403  403  403  403  done 404
  setup                        round      SRAF GET          in   200  403  403  404  404  403  403  404  404
  setup                        round      SRA  POST         in   done 403  403  404  404  403  403  404  404
  setup                        round      F    POST         in   422  403  403  404  404  403  403  404  404
  state                        round      SRAF GET          in   200  403  403  404  404  403  403  404  404
  state                        round      SRAF POST         in   done 403  403  404  404  403  403  404  404
  team_add                     round      R    GET          in   405  405  405  405  405  405  405  405  405
  team_add                     round      SRA  POST         in   done 403  403  404  404  403  403  404  404
  team_add                     round      F    POST         in   302  403  403  404  404  403  403  404  404
  team_member                  place      SRAF GET          in   200  403  403  404  404  403  403  404  404
  team_member                  place      SRA  POST         in   done 403  403  404  404  403  403  404  404
  team_member                  place      F    POST         in   422  403  403  404  404  403  403  404  404
  team_remove                  place      R    GET          in   405  405  405  405  405  405  405  405  405
  team_remove                  place      SRA  POST         in   done 403  403  404  404  403  403  404  404
  team_remove                  place      F    POST         in   302  403  403  404  404  403  403  404  404
  overall                      round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  overall                      round      F    GET          in   200  200  200  404  404  200  200  404  404
  overall                      round      SR   POST         in   422  422  422  404  404  403  422  404  404
  overall                      round      A    POST         in   done done 422  404  404  403  422  404  404
  overall                      round      F    POST         in   422  422  422  404  404  422  422  404  404
  round_history                round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  round_history                round      F    GET          in   200  200  200  404  404  200  200  404  404
  evidence                     -          -    GET          in   200  200  200  200  200  403  200  200  404
  evidence_new                 -          -    GET          in   200  200  200  403  403  403  403  200  404
  evidence_new                 -          -    POST         in   done done done 403  403  403  403  done 404
  evidence_new?cell            cell       SRAF GET          in   200  200  200  403  404  403  403  404  404
  evidence_new?cell            cell       SRAF POST         in   done done done 403  404  403  403  404  404
  evidence_item                item       -    GET          in   200  200  200  200  200  403  200  404  404
  evidence_item                individual -    GET          in   200  200  200  404  404  403  404  404  404
  evidence_edit                item       -    GET          in   200  200  200  403  403  403  403  404  404
  evidence_edit                item       -    POST         in   done done done 403  403  403  403  404  404
  evidence_edit                individual -    GET          in   200  200  200  404  404  403  404  404  404
  evidence_delete              unused     -    GET          in   200  200  200  403  403  403  403  404  404
  evidence_delete              unused     -    POST         in   done done done 403  403  403  403  404  404
  evidence_delete              item       -    POST         in   409  409  409  403  403  403  403  404  404
  evidence_history             item       -    GET          in   200  200  200  403  403  403  403  404  404
  evidence_history             individual -    GET          in   200  200  200  404  404  403  404  404  404
  evidence_file                item       -    GET          in   200  200  200  200  200  403  200  404  404
  evidence_file                individual -    GET          in   200  200  200  404  404  403  404  404  404
  evidence_earlier_file        earlier    -    GET          in   200  200  200  403  403  403  403  404  404
  evidence_link                cell       SF   GET          in   409  409  409  409  404  403  403  404  404
  evidence_link                cell       RA   GET          in   200  200  403  200  404  403  403  404  404
  evidence_link                cell       SF   POST         in   409  409  409  409  404  403  403  404  404
  evidence_link                cell       RA   POST         in   done done 403  done 404  403  403  404  404
  evidence_unlink              link       R    GET          in   405  405  405  405  405  405  405  405  405
  evidence_unlink              link       S    POST         in   403  403  403  403  404  403  403  404  404
  evidence_unlink              link       RA   POST         in   done done 403  done 404  403  403  404  404
  evidence_unlink              link       F    POST         in   403  403  403  403  404  404  403  404  404
  evidence_unlink              hidden     S    POST         in   403  403  403  404  404  403  404  404  404
  evidence_unlink              hidden     RA   POST         in   done done 403  404  404  403  404  404  404
  evidence_unlink              hidden     F    POST         in   403  403  403  404  404  404  404  404  404
  round                        round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  round                        round      F    GET          in   200  200  200  404  404  200  200  404  404
  dashboard_pdf                round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  dashboard_pdf                round      F    GET          in   200  200  200  404  404  200  403  404  404
  dashboard_large_pdf          round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  dashboard_large_pdf          round      F    GET          in   200  200  200  404  404  200  403  404  404
  dashboard_csv                round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  dashboard_csv                round      F    GET          in   200  200  200  404  404  200  403  404  404
  dashboard_html               round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  dashboard_html               round      F    GET          in   200  200  200  404  404  200  403  404  404
  round_pdf                    round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  round_pdf                    round      F    GET          in   200  200  200  404  404  200  403  404  404
  round_large_pdf              round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  round_large_pdf              round      F    GET          in   200  200  200  404  404  200  403  404  404
  round_xlsx                   round      SRA  GET          in   200  200  200  404  404  403  403  404  404
  round_xlsx                   round      F    GET          in   200  200  200  404  404  200  403  404  404
  rate                         cell       SRA  GET          in   200  200  200  200  404  403  200  404  404
  rate                         cell       F    GET          in   200  200  200  200  404  200  200  404  404
  rate                         unnamed    SRA  GET          in   200  200  200  404  404  403  200  404  404
  rate                         unnamed    F    GET          in   200  200  200  404  404  200  200  404  404
  rate                         cell       S    POST:finding in   422  422  422  422  404  403  422  404  404
  rate                         cell       RA   POST:finding in   done done 422  done 404  403  422  404  404
  rate                         cell       F    POST:finding in   422  422  422  422  404  422  422  404  404
  rate                         cell       S    HTMX:finding 401  409  409  409  409  404  403  409  404  404
  rate                         cell       RA   HTMX:finding 401  done done 409  done 404  403  409  404  404
  rate                         cell       F    HTMX:finding 401  409  409  409  409  404  409  409  404  404
  rate                         unnamed    RA   POST:finding in   done done 422  404  404  403  422  404  404
  rate                         cell       S    POST:rating  in   422  422  422  422  404  403  422  404  404
  rate                         cell       RA   POST:rating  in   done done 422  done 404  403  422  404  404
  rate                         cell       F    POST:rating  in   422  422  422  422  404  422  422  404  404
  agree                        cell       SR   GET          in   302  302  302  302  404  403  302  404  404
  agree                        cell       A    GET          in   200  200  200  200  404  403  302  404  404
  agree                        cell       F    GET          in   302  302  302  302  404  302  302  404  404
  agree                        cell       SR   POST         in   422  422  422  422  404  403  422  404  404
  agree                        cell       A    POST         in   done done 422  422  404  403  422  404  404
  agree                        cell       F    POST         in   422  422  422  422  404  422  422  404  404
  cell_history                 cell       SRA  GET          in   200  200  200  200  404  403  200  404  404
  cell_history                 cell       F    GET          in   200  200  200  200  404  200  200  404  404
  cell_history                 unnamed    SRA  GET          in   200  200  200  404  404  403  200  404  404
  cell_history                 unnamed    F    GET          in   200  200  200  404  404  200  200  404  404
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What everyone gets at one address; `outcomes` by person, outsiders included."""

    name: str
    of: str
    states: str
    how: str
    outcomes: dict[str, str]

    def __str__(self) -> str:
        return f"{self.name} of {self.of} {self.states} {self.how}"

    @property
    def view(self) -> str:
        return self.name.partition("?")[0]

    @property
    def posts(self) -> bool:
        return self.how != "GET" and "405" not in self.outcomes.values()


def _rows(table: str) -> list[Row]:
    rows, prefix = [], ""
    for line in table.strip("\n").splitlines()[1:]:
        if line.startswith("  "):
            name, of, states, how, *got = line.split()
            apart = {APART[who]: said for who, _, said in (word.partition("=") for word in got) if said}
            *people, outsiders = (word for word in got if "=" not in word)
            outcomes = dict(zip(PEOPLE, people, strict=True)) | dict.fromkeys(OUTSIDERS, outsiders) | apart
            rows.append(Row(prefix + name, of, states.replace("-", "R"), how.replace(":", " "), outcomes))
        elif line:
            prefix = "" if line.startswith("(") else line
    return rows


ROWS = _rows(f"{TABLE.rstrip()}\n{tables()}")
