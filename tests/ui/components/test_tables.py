import pytest
from django.core.paginator import Paginator

from waterlinks.ui.pieces import Pill


def test_a_table_has_its_caption(rendered):
    html = rendered("{% table caption='3 operators' %}<tbody></tbody>{% endtable %}")

    assert '<table class="table table--fold">' in html
    assert "<caption>3 operators</caption>" in html


def test_a_table_that_scrolls_can_be_reached_by_keyboard(rendered):
    html = rendered("{% table caption='Wide' fold=False %}{% endtable %}")

    assert 'tabindex="0" role="region" aria-label="Wide"' in html


@pytest.mark.parametrize(
    ("address", "direction", "link"),
    [
        ("/?country=VN&page=3", "", "?country=VN&amp;sort=name"),
        ("/?sort=name", "ascending", "?sort=-name"),
        ("/?sort=-name", "descending", "?sort=name"),
        ("/?sort=other", "", "?sort=name"),
    ],
)
def test_a_column_head_sorts_and_says_how_it_is_sorted(rendered, address, direction, link):
    html = rendered('{% sort_header "name" "Operator" %}', address=address)

    assert (f'aria-sort="{direction}"' in html) is bool(direction)
    assert f'href="{link}"' in html


def test_numbers_sort_from_the_highest_first(rendered):
    html = rendered('{% sort_header "days" "Free days" numeric=True %}')

    assert 'href="?sort=-days"' in html
    assert 'class="num"' in html


def test_the_default_column_says_so_when_the_address_does_not(rendered):
    assert 'aria-sort="ascending"' in rendered('{% sort_header "name" "Operator" default="up" %}')
    assert "aria-sort" not in rendered(
        '{% sort_header "name" "Operator" default="up" %}', address="/?sort=days"
    )


def test_a_pill_takes_one_filter_away(rendered):
    pills = [Pill("Country", "Viet Nam", "country", "VN"), Pill("Country", "Philippines", "country", "PH")]

    html = rendered("{% pills pills %}", pills=pills, address="/?country=VN&country=PH&q=leak&page=2")

    assert 'href="?country=PH&amp;q=leak"' in html
    assert 'href="?country=VN&amp;q=leak"' in html
    assert 'href="?q=leak"' in html


def test_a_single_filter_needs_no_link_for_all(rendered):
    assert "Remove all filters" not in rendered(
        "{% pills pills %}", pills=[Pill("Country", "Viet Nam", "country", "VN")]
    )


def test_without_filters_there_are_no_pills(rendered):
    assert rendered("{% pills pills %}", pills=[]).strip() == ""


def test_pages_keep_filters_and_say_where_they_are(rendered):
    page = Paginator(range(3000), 25).page(6)

    html = rendered("{% pagination page %}", page=page, address="/?country=VN&page=6")

    assert "126 to 150 of 3,000" in html
    assert 'rel="prev" href="?country=VN&amp;page=5"' in html
    assert 'rel="next" href="?country=VN&amp;page=7"' in html
    assert html.count('aria-current="page"') == 1


def test_a_list_of_one_page_has_no_pages(rendered):
    assert rendered("{% pagination page %}", page=Paginator(range(3), 25).page(1)).strip() == ""


def test_links_replace_a_part_only_where_the_page_says_which(rendered):
    page = Paginator(range(100), 25).page(1)

    assert "hx-get" not in rendered("{% pagination page %}", page=page)
    assert 'hx-target="#results"' in rendered("{% pagination page target='results' %}", page=page)


def test_a_search_field_has_a_label_and_keeps_what_was_typed(rendered):
    html = rendered("{% find value=value label='Find an operator' %}", value='"leak"')

    assert '<label for="find-q">Find an operator</label>' in html
    assert 'value="&quot;leak&quot;"' in html
