"""Every page is measured, or it is said here why not."""

from benchmarks.visits import PAGES
from django.urls import get_resolver

FILES = {"operators:table", "imports:refusals"}
ANSWER_ONLY_POSTS = {
    "accounts:enter_as_persona", "accounts:sign_out", "jobs:cancel", "imports:undo", "imports:restore",
    "operators:confirm_need", "operators:confirm_offer", "partnerships:withdraw",
    "matching:accept", "matching:join", "matching:run", "matching:accept_proposal",
}  # fmt: skip


def names(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield f"{namespace}{pattern.name}"


def test_every_page_is_measured():
    assert {page.view for page in PAGES} == set(names(get_resolver())) - FILES - ANSWER_ONLY_POSTS


def test_no_two_pages_share_a_name():
    assert len({page.name for page in PAGES}) == len(PAGES)
