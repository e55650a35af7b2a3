from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "waterlinks.audit"
    label = "audit"
    verbose_name = "Audit trail"
