from django.urls import path, register_converter

from waterlinks.matching import views
from waterlinks.matching.models import RoundCode
from waterlinks.operators.models import NeedCode

register_converter(NeedCode, "need")
register_converter(RoundCode, "round")

app_name = "matching"
urlpatterns = [
    path("needs/<need:number>/", views.need, name="need"),
    path("needs/<need:number>/compare/", views.compare, name="compare"),
    path("needs/<need:number>/accept/", views.accept, name="accept"),
    path("needs/<need:number>/join/", views.join, name="join"),
    path("rounds/", views.rounds, name="rounds"),
    path("rounds/run/", views.run, name="run"),
    path("rounds/<round:number>/", views.round_, name="round"),
    path("rounds/<round:number>/accept/", views.accept_proposal, name="accept_proposal"),
    path("how-we-match/", views.how, name="how"),
]
