from waterlinks.kernel.money import MoneyBasis


def test_two_amounts_share_a_basis_only_when_currency_and_prices_agree():
    assert MoneyBasis("BRL", "nominal") == MoneyBasis("BRL", "nominal")
    assert MoneyBasis("BRL", "nominal") != MoneyBasis("BRL", "ppp2017")
    assert MoneyBasis("BRL", "nominal") != MoneyBasis("PEN", "nominal")


def test_prices_of_the_time_go_without_saying():
    assert str(MoneyBasis("BRL", "nominal")) == "BRL"
    assert str(MoneyBasis("XPP", "ppp2017")) == "XPP ppp2017"
