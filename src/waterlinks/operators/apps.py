from django.apps import AppConfig


class OperatorsConfig(AppConfig):
    name = "waterlinks.operators"
    label = "operators"
    verbose_name = "Operators"
