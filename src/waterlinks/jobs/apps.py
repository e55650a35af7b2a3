from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "waterlinks.jobs"
    label = "jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        from waterlinks.ui import navigation

        navigation.register(
            _("Jobs"),
            "jobs:index",
            order=90,
            may=lambda user: user is not None and user.is_authenticated,
            key="j",
        )
