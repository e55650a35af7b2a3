from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "waterlinks.sample"
    label = "sample"
    verbose_name = "Sample programme"
