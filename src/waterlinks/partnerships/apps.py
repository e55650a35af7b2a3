from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "waterlinks.partnerships"
    label = "partnerships"
    verbose_name = "Partnerships"
