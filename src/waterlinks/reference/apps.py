from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "waterlinks.reference"
    label = "reference"
    verbose_name = "Reference"
