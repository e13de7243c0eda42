from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EvaluationsConfig(AppConfig):
    name = "evaluations"

    def ready(self) -> None:
        from evaluations.services.search_index import install

        post_migrate.connect(install, sender=self, dispatch_uid="search index")
