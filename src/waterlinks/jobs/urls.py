from django.urls import path, register_converter

from waterlinks.jobs import views
from waterlinks.jobs.models import JobCode

register_converter(JobCode, "job")

app_name = "jobs"
urlpatterns = [
    path("", views.index, name="index"),
    path("<job:number>/", views.show, name="show"),
    path("<job:number>/cancel/", views.cancel, name="cancel"),
]
