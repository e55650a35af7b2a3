from django.apps import AppConfig


class BenchmarkingConfig(AppConfig):
    name = "waterlinks.benchmarking"
    label = "benchmarking"
    verbose_name = "Benchmarking"
