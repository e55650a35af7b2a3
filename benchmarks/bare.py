"""The least that Django can answer with, through the same middleware: what every page is compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given one
    return HttpResponse("bare")


urlpatterns = [path("", bare)]
