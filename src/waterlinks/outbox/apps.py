from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "waterlinks.outbox"
    label = "outbox"
    verbose_name = "Outbox"
