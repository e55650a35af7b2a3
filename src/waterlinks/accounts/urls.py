from django.urls import path

from waterlinks.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/persona/", views.enter_as_persona, name="enter_as_persona"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
