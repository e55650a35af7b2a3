import pytest
from django.contrib.auth.models import AnonymousUser

from makers import TODAY, a_facilitator, a_partnership, a_person, a_representative, an_operator
from matching.makers import a_pair, an_open_need
from waterlinks.matching.queries.chain import address_of, match_link, need_link
from waterlinks.operators.models import Need
from waterlinks.operators.places import Link, chain_of
from waterlinks.operators.terms import FocusArea
from waterlinks.partnerships import actions as partnerships

pytestmark = pytest.mark.django_db


def fresh(need):
    return Need.objects.with_areas().get(pk=need.pk)


def test_a_need_has_its_page_under_its_code():
    need = an_open_need()

    assert address_of(need) == f"/needs/{need.code}/"


def test_the_need_is_live_and_leads_to_its_page_for_those_who_may_read_it():
    need = an_open_need("Port Amber", FocusArea.METERING, FocusArea.SEPTAGE)
    address = address_of(need)

    assert need_link(a_facilitator(), need).url == address
    assert need_link(a_representative(need.operator), need).url == address
    for outsider in (AnonymousUser(), a_person(), a_representative(an_operator())):
        link = need_link(outsider, need)
        assert (link.state, link.fact, link.url) == ("live", "2 focus areas", "")


def test_the_match_is_missing_while_the_need_waits_and_leads_to_the_mentors_for_those_who_see_them():
    need = an_open_need()

    assert match_link(a_facilitator(), need).url == f"{address_of(need)}#mentors"
    link = match_link(a_representative(need.operator), need)
    assert (link.state, link.fact, link.url) == ("missing", "Nobody is proposed and accepted yet", "")


def test_the_match_is_live_once_a_partnership_began_and_leads_there_for_those_who_may_read_it():
    need, mentor = a_pair()
    partnership = a_partnership(need, mentor)
    need = fresh(need)

    assert match_link(a_facilitator(), need).url == partnership.get_absolute_url()
    assert match_link(a_representative(mentor), need).url == partnership.get_absolute_url()
    hidden = match_link(a_person(), need)
    assert (hidden.state, hidden.fact, hidden.url) == ("live", "Accepted", "")


def test_after_a_withdrawal_the_match_is_missing_again():
    need, mentor = a_pair()
    partnerships.withdraw(a_partnership(need, mentor), reason="No team.", by=None, on=TODAY)

    assert match_link(a_facilitator(), fresh(need)).state == "missing"


def test_both_links_stand_in_the_chain_of_nine():
    need = an_open_need()

    chain = dict(chain_of(a_facilitator(), need))

    assert len(chain) == 9
    assert (chain[Link.NEED].state, chain[Link.MATCH].state) == ("live", "missing")
