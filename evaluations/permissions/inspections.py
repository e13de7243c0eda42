"""Who reads an inspection, its notebook and what was said in confidence; who writes and runs it."""

from accounts.roles import Permission, may


def can_read_inspection(role: str, *, published: bool) -> bool:
    """Its dates, clocks and findings: confidential to those who see open rounds until it is published."""
    return can_read_notebook(role) or (published and may(role, Permission.VIEW_ROUNDS))


def can_read_notebook(role: str) -> bool:
    """Guests work on what they are named for; readers read what is published."""
    return role != "guest" and may(role, Permission.VIEW_OPEN_ROUNDS)


def can_read_statement(role: str, *, answered: bool) -> bool:
    """Of action: as the notebook, and for readers and guests once it is published (Ofsted 2014, paragraph 46)."""
    return can_read_notebook(role) or (answered and may(role, Permission.VIEW_ROUNDS))


def can_read_in_confidence(role: str) -> bool:
    """What was said in confidence, and the history of the notebook, which may hold such words."""
    return role != "guest" and may(role, Permission.VIEW_CONFIDENTIAL)


def can_write_notebook(role: str) -> bool:
    return can_read_in_confidence(role) and may(role, Permission.JUDGE)


def can_answer_findings(role: str) -> bool:
    """Type the findings of the report and link them to actions of the plan."""
    return can_write_notebook(role) and may(role, Permission.MANAGE_PLANS)


def can_run_inspection(role: str) -> bool:
    """Open it, set its dates and clocks, and mark it published."""
    return may(role, Permission.MANAGE_ROUND)
