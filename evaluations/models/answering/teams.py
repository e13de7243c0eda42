from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from evaluations.models.cells import Cell
from evaluations.models.rounds import Round, TeamMember


class AnsweringTeam(models.Model):
    """A team of the authority that answers in a round, such as the primary advisers.

    `members` write for it. `cells` are the questions given to it; none given means all of them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answering_teams")
    name = models.CharField(max_length=80)
    members = models.ManyToManyField(TeamMember, related_name="answers_for", blank=True)
    cells = models.ManyToManyField(Cell, related_name="given_to", blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    access: Any  # the person's standing in the round, set by the selector that read the row
    mine: bool

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="answering_team_name_in_round")]

    def __str__(self) -> str:
        return self.name
