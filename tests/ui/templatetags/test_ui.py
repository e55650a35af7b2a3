from waterlinks.ui.components import charts, chrome, forms, lists, tables, words
from waterlinks.ui.templatetags import ui


def test_one_library_holds_all_components():
    parts = [part.register for part in (charts, chrome, forms, lists, tables, words)]

    assert len(ui.register.tags) == sum(len(part.tags) for part in parts)
    assert set(ui.register.filters) == {"shown", "figure_words"}
