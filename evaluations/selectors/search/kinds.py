from django.db.models import TextChoices


class Kind(TextChoices):
    """What is found, as the page groups it."""

    EVIDENCE = "evidence", "Evidence"
    JUDGEMENT = "judgement", "Judgements"
    PLAN = "plan", "Plans"
    SELF = "self", "Self-evaluations"
    ANSWER = "answer", "Teams’ answers"
    NOTE = "note", "Notes of visit"
