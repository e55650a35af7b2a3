import pytest
from django import forms

from waterlinks.ui.gallery.samples import FigureForm


@pytest.fixture
def refused():
    """A form that was sent with a share over 100 % and without a year."""
    return FigureForm({"zone": "5", "lost": "380", "scope": "u", "how": ""})


def test_a_field_ties_hint_and_problem_to_its_input(rendered, refused):
    html = rendered("{% field form.lost unit='%' %}", form=refused)

    assert 'aria-describedby="id_lost-hint id_lost-problem"' in html
    assert 'aria-invalid="true"' in html
    assert (
        '<span class="hint" id="id_lost-hint">Share of system input. Your last value was 38.0 %.</span>'
        in html
    )
    assert 'id="id_lost-problem">Water lost cannot be more than 100 %.' in html
    assert 'value="380"' in html


def test_a_field_without_a_problem_is_not_called_invalid(rendered, refused):
    html = rendered("{% field form.zone %}", form=refused)

    assert '<label for="id_zone">Name of the zone</label>' in html
    assert "aria-invalid" not in html
    assert "aria-describedby" not in html


def test_choices_stand_in_a_fieldset_with_their_problem(rendered, refused):
    html = rendered("{% field form.how %}", form=refused)

    assert '<fieldset class="field" aria-describedby="id_how-problem"' in html
    assert "<legend>How was it found?</legend>" in html
    assert html.count('type="radio"') == 3


def test_a_single_box_has_its_words_behind_it(rendered):
    html = rendered("{% field form.agreed %}", form=FigureForm())

    assert html.index("<input") < html.index("The director has seen this")


def test_parts_of_one_answer_stand_together(rendered):
    class Visit(forms.Form):
        at = forms.SplitDateTimeField(label="Start")

    html = rendered("{% field form.at %}", form=Visit())

    assert "<legend>Start</legend>" in html
    assert html.count("<input") == 2


def test_a_hidden_field_stays_hidden(rendered):
    class Kept(forms.Form):
        code = forms.CharField(widget=forms.HiddenInput)

    html = rendered("{% fields form %}", form=Kept(initial={"code": "N-0042"}))

    assert 'type="hidden"' in html
    assert "<label" not in html


def test_a_class_of_the_widget_is_kept(rendered):
    class Wide(forms.Form):
        text = forms.CharField(widget=forms.TextInput(attrs={"class": "wide"}))

    assert 'class="input input--short wide"' in rendered("{% field form.text short=True %}", form=Wide())


def test_the_summary_leads_to_every_field_that_needs_a_look(rendered, refused):
    html = rendered("{% error_summary form %}", form=refused)

    assert "3 answers need a look" in html
    assert '<a href="#id_lost">Water lost cannot be more than 100 %.</a>' in html
    assert '<a href="#id_year">Say which year the figure is for.</a>' in html
    assert '<a href="#id_how_0">Say how the figure was found.</a>' in html


def test_what_concerns_the_whole_form_stands_first_and_leads_nowhere(rendered):
    form = FigureForm({"zone": "5", "lost": "38", "year": "2025", "how": "m", "scope": "u"})
    form.add_error(None, ["Somebody else was faster."])

    html = rendered("{% error_summary form %}", form=form)

    assert "One answer needs a look" in html
    assert "<li>Somebody else was faster.</li>" in html


@pytest.mark.parametrize(
    "form", [FigureForm(), FigureForm({"zone": "5", "lost": "38", "year": "2025", "how": "m", "scope": "u"})]
)
def test_without_problems_there_is_no_summary(rendered, form):
    assert rendered("{% error_summary form %}", form=form).strip() == ""


def test_a_button_sends_and_a_link_leads(rendered):
    assert '<button class="button button--quiet" name="save" value="draft">Save</button>' in rendered(
        '{% button "Save" kind="quiet" name="save" value="draft" %}'
    )
    assert '<a class="button button--big" href="/needs/new/">Describe</a>' in rendered(
        '{% button "Describe" href="/needs/new/" size="big" %}'
    )


def test_an_action_without_questions_is_a_form_of_its_own(rendered):
    html = rendered('{% post_button "Withdraw" "/w/" kind="alert" %}')

    assert '<form method="post" action="/w/">' in html
    assert 'name="csrfmiddlewaretoken" value="token"' in html


def test_a_misspelt_kind_of_button_is_loud(rendered):
    with pytest.raises(ValueError, match="no kind of button 'danger'"):
        rendered('{% button "x" kind="danger" %}')


def test_a_row_holds_its_buttons(rendered):
    assert rendered('{% buttons %}{% button "x" %}{% endbuttons %}').count("<button") == 1
