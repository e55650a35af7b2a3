from waterlinks.reference.languages import LANGUAGES, language_name


def test_a_language_reads_as_its_name_and_an_unlisted_one_as_its_code():
    assert language_name("km") == "Khmer"
    assert language_name("xx") == "xx"


def test_every_language_has_a_name_of_its_own():
    names = [str(name) for name in LANGUAGES.values()]

    assert len(set(names)) == len(names)
