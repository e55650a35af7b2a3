"""Names as registers hold them, of 150 letters with and without a space, break no page on any screen."""

import pytest

pytestmark = pytest.mark.browser

NAMES = {
    "many words": "Joint Municipal Corporation for Drinking Water, Sewerage, Septage Management and Drainage of the "
    "Upper Northern River Basin and the Coastal Districts of Amber",
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänswasserversorgungsverband" * 2,
}
PAGES = (
    "/",
    "/operators/?q=port-amber",
    "/operators/port-amber-water-district/",
    "/operators/lakeside-metropolitan-water/",
    "/needs/N-00001/",
    "/needs/N-00001/compare/?mentor=lakeside-metropolitan-water&mentor=orchid-ridge-utility",
    "/rounds/R-00001/",
    "/partnerships/WL-2026-002/",
)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_a_name_of_150_letters_widens_no_page(enter, demo, name, width):
    demo.rename("port-amber-water-district", name)
    demo.rename("lakeside-metropolitan-water", name)
    fatima, too_wide = enter("Fatima Rahman", viewport={"width": width, "height": 900}), {}

    for address in PAGES:
        fatima.goto(address)
        if beyond := fatima.evaluate(TOO_WIDE):
            too_wide[address] = beyond

    assert too_wide == {}
