import pytest
from benchmarks.visits import PAGES

pytestmark = pytest.mark.fuzz

OF_A_PAGE = ("p50_ms", "p95_ms", "queries", "kb", "first_view_kb", "times_bare")
ROLES = ("visitor", "representative", "facilitator", "secretariat", "observer")


def test_every_page_is_timed_as_every_role_or_refused(run_bench):
    told = run_bench(
        "pages", "--operators", "60", "--partnerships", "8", "--observations", "3000", "--requests", "2"
    )

    figures = {figure["name"]: figure for figure in told["figures"]}
    refused = {(one["page"], one["role"]) for one in told["not_for"]}
    measured = [(page.name, role) for page in PAGES for role in ROLES if (page.name, role) not in refused]
    assert told["bench"] == "pages"
    assert told["pages"] == [page.name for page in PAGES]
    assert {f"{page}.{role}.{what}" for page, role in measured for what in OF_A_PAGE} <= set(figures)
    assert ("need", "facilitator") in measured
    assert ("batch", "secretariat") in measured
    assert ("rounds", "observer") in refused
    assert figures["front.visitor.p95_ms"]["bar"] == "<= 150"
    assert figures["front.visitor.queries"]["bar"] == "<= 15"
    assert figures["bare.p50_ms"]["value"] > 0
