"""Imports and their batches."""

from django.urls import path, register_converter

from waterlinks.benchmarking import views
from waterlinks.benchmarking.models import BatchCode

register_converter(BatchCode, "batch")

app_name = "imports"
urlpatterns = [
    path("", views.index, name="index"),
    path("<batch:number>/", views.batch, name="batch"),
    path("<batch:number>/refusals.csv", views.refusals, name="refusals"),
    path("<batch:number>/undo/", views.undo, name="undo"),
    path("<batch:number>/restore/", views.restore, name="restore"),
]
