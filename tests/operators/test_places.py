import pytest

from makers import a_need, an_operator
from waterlinks.operators import places
from waterlinks.operators.places import LATER, Link, LinkFact, Panel


@pytest.fixture(autouse=True)
def _places_of_its_own(monkeypatch):
    monkeypatch.setattr(places, "_panels", [])
    monkeypatch.setattr(places, "_makers", {})
    monkeypatch.setattr(places, "_evidence", {})
    monkeypatch.setattr(places, "_address_of_need", [])


@pytest.mark.django_db
def test_panels_stand_in_order_and_an_empty_one_is_left_out():
    places.add_panel(Panel(20, "second.html", lambda user, operator: {"of": operator.code}))
    places.add_panel(Panel(10, "first.html", lambda user, operator: {"seen by": user}))
    places.add_panel(Panel(15, "nothing.html", lambda user, operator: None))

    assert places.panels_for("Ana", an_operator(code="port-amber")) == [
        ("first.html", {"seen by": "Ana"}),
        ("second.html", {"of": "port-amber"}),
    ]


def test_without_a_need_every_link_of_the_chain_says_what_opens_it():
    assert places.chain_of(None, None) == list(LATER.items())


@pytest.mark.django_db
def test_a_link_is_as_its_package_says_and_the_others_are_not_yet():
    live = LinkFact("live", "Found", "/partnerships/WL-2026-014/")
    places.add_link(Link.MATCH, lambda user, need: live)
    places.add_link(Link.PLAN, lambda user, need: None)

    chain = dict(places.chain_of(None, a_need()))

    assert chain[Link.MATCH] == live
    assert chain[Link.PLAN] == LATER[Link.PLAN]
    assert list(chain) == list(Link)


def test_evidence_reads_as_its_package_words_it():
    places.word_evidence("worst_quarter", lambda params: f"{params['value']} of 100 have no meter.")

    assert places.evidence_in_words({"code": "worst_quarter", "params": {"value": 29}}) == (
        "29 of 100 have no meter."
    )


@pytest.mark.parametrize(
    "evidence",
    [
        {},
        {"code": "unheard_of", "params": {}},
        {"code": "worst_quarter", "params": {}},
        {"code": "worst_quarter"},
    ],
)
def test_evidence_that_nobody_can_word_is_no_broken_page(evidence):
    places.word_evidence("worst_quarter", lambda params: f"{params['value']} of 100 have no meter.")

    assert places.evidence_in_words(evidence) == ""


@pytest.mark.django_db
def test_a_need_has_its_page_where_the_package_above_says():
    need = a_need()
    assert places.address_of_need(need) == ""

    places.set_address_of_need(lambda need: f"/needs/{need.code}/")

    assert places.address_of_need(need) == f"/needs/{need.code}/"
