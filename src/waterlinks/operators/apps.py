from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperatorsConfig(AppConfig):
    name = "waterlinks.operators"
    label = "operators"
    verbose_name = "Operators"

    def ready(self) -> None:
        from waterlinks.audit.queries import register
        from waterlinks.operators.wording import TRAIL
        from waterlinks.ui import navigation

        navigation.register(_("Operators"), "operators:index", order=10, key="o")
        for verb, words in TRAIL.items():
            register(verb, words)
