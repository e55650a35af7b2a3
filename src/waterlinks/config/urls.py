"""Addresses: a noun, then a thing, then a verb."""

from django.urls import include, path

urlpatterns = [
    path("", include("waterlinks.portal.urls")),
    path("", include("waterlinks.accounts.urls")),
    path("ui/", include("waterlinks.ui.urls")),
    path("jobs/", include("waterlinks.jobs.urls")),
    path("operators/", include("waterlinks.operators.urls")),
    path("imports/", include("waterlinks.benchmarking.urls")),
    path("partnerships/", include("waterlinks.partnerships.urls")),
    path("", include("waterlinks.matching.urls")),
]
