from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "waterlinks.organisations"
    label = "organisations"
    verbose_name = "Organisations"

    def ready(self) -> None:
        from waterlinks.jobs.permissions import let_see_all
        from waterlinks.organisations.permissions import may_run_the_programme

        let_see_all(may_run_the_programme)
