from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "waterlinks.portal"
    label = "portal"
    verbose_name = "Portal"
