from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "waterlinks.matching"
    label = "matching"
    verbose_name = "Matching"
