from django.urls import path

from waterlinks.partnerships import views

app_name = "partnerships"
urlpatterns = [
    path("<slug:code>/", views.partnership, name="partnership"),
    path("<slug:code>/withdraw/", views.withdraw, name="withdraw"),
]
