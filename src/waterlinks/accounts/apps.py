from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "waterlinks.accounts"
    label = "accounts"
    verbose_name = "Accounts"
