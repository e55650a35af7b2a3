from waterlinks.reference.countries import by_iso3, countries, country


def test_a_country_is_found_by_either_code():
    assert country("VN").name == "Viet Nam"
    assert by_iso3()["VNM"].code == "VN"


def test_an_unknown_code_gives_a_country_of_which_nothing_is_known():
    nowhere = country("ZZ")

    assert nowhere.name == "ZZ"
    assert nowhere.income_group is None
    assert nowhere.latitude is None


def test_every_place_is_on_earth_and_every_income_group_is_one_of_four():
    for one in countries().values():
        assert one.latitude is None or -90 <= one.latitude <= 90
        assert one.longitude is None or -180 <= one.longitude <= 180
        assert one.income_group in {None, 1, 2, 3, 4}


def test_countries_are_listed_by_name():
    names = [one.name for one in countries().values()]

    assert names == sorted(names)
