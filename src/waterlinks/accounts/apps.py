from django.apps import AppConfig
from django.core import checks


class AccountsConfig(AppConfig):
    name = "waterlinks.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from waterlinks.accounts.permissions import demo_stays_on_this_machine

        checks.register(demo_stays_on_this_machine, checks.Tags.security)
