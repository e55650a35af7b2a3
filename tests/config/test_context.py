from waterlinks.config.context import installation


def test_every_page_knows_whether_this_is_a_demo(rf, settings):
    settings.DEMO = True
    assert installation(rf.get("/")) == {"demo_mode": True}

    settings.DEMO = False
    assert installation(rf.get("/")) == {"demo_mode": False}
