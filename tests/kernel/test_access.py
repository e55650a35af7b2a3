import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from waterlinks.kernel.access import allow, anyone, signed_in


def a_view(request):
    return HttpResponse("in")


def test_a_view_says_that_anyone_is_welcome():
    assert anyone(a_view).welcomes == "anyone"


def test_a_view_for_the_signed_in_sends_others_to_sign_in(rf):
    request = rf.get("/somewhere/")
    request.user = AnonymousUser()

    response = signed_in(a_view)(request)

    assert signed_in(a_view).welcomes == "signed in"
    assert response.status_code == 302
    assert response.url == "/sign-in/?next=/somewhere/"


def test_a_yes_is_handed_on():
    assert allow("mentor") == "mentor"


@pytest.mark.parametrize("answer", [None, False, ""])
def test_a_no_ends_the_request_with_a_sentence(answer):
    with pytest.raises(PermissionDenied, match="Ask the secretariat"):
        allow(answer)
