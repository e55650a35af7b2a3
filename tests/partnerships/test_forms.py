from waterlinks.partnerships.forms import WithdrawForm


def test_a_withdrawal_needs_a_reason():
    assert WithdrawForm({"reason": "  "}).errors == {"reason": ["This field is required."]}
    assert not WithdrawForm({"reason": "x" * 501}).is_valid()
    assert WithdrawForm({"reason": "The team was dissolved."}).is_valid()
