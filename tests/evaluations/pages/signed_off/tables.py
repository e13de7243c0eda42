"""Every row of evaluations, and in which tables rows have changed."""

from django.apps import apps

LIBRARY = {"evaluations.EvidenceItem", "evaluations.HistoricalEvidenceItem"}


def rows(*, library=False):
    """Every row of every table of evaluations, through tables and history included."""
    models = apps.get_app_config("evaluations").get_models(include_auto_created=True)
    return {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in models
        if library or model._meta.label not in LIBRARY
    }


def changed(before, after):
    return sorted(label for label in after if before[label] != after[label])
