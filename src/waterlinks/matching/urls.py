from django.urls import path, register_converter

from waterlinks.matching.models import RoundCode
from waterlinks.matching.views import needs, published, rounds
from waterlinks.operators.models import NeedCode

register_converter(NeedCode, "need")
register_converter(RoundCode, "round")

app_name = "matching"
urlpatterns = [
    path("needs/<need:number>/", needs.need, name="need"),
    path("needs/<need:number>/compare/", needs.compare, name="compare"),
    path("needs/<need:number>/accept/", needs.accept, name="accept"),
    path("needs/<need:number>/join/", needs.join, name="join"),
    path("rounds/", rounds.index, name="rounds"),
    path("rounds/run/", rounds.run, name="run"),
    path("rounds/<round:number>/", rounds.show, name="round"),
    path("rounds/<round:number>/accept/", rounds.accept, name="accept_proposal"),
    path("how-we-match/", published.how, name="how"),
]
