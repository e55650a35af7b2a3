from django.urls import path

from waterlinks.operators.views import decisions, directory, profile

app_name = "operators"
urlpatterns = [
    path("", directory.index, name="index"),
    path("operators.csv", directory.table, name="table"),
    path("<slug:code>/", profile.operator, name="operator"),
    path("<slug:code>/needs/<slug:area>/confirm/", decisions.confirm_need, name="confirm_need"),
    path("<slug:code>/needs/<slug:area>/dismiss/", decisions.dismiss_need, name="dismiss_need"),
    path("<slug:code>/offers/<slug:area>/confirm/", decisions.confirm_offer, name="confirm_offer"),
    path("<slug:code>/offers/<slug:area>/dismiss/", decisions.dismiss_offer, name="dismiss_offer"),
]
