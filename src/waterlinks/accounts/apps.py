from django.apps import AppConfig
from django.core import checks


class AccountsConfig(AppConfig):
    name = "waterlinks.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from waterlinks.accounts.permissions import demo_stays_on_this_machine
        from waterlinks.accounts.queries import names_of
        from waterlinks.audit.queries import name_people_with

        name_people_with(names_of)
        checks.register(demo_stays_on_this_machine, checks.Tags.security)
