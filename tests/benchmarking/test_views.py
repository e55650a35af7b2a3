import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from figure_makers import UNUSABLE, a_batch, a_file, imported, live_values, snis_bytes, snis_row
from makers import a_facilitator, a_representative, a_secretary, an_operator
from waterlinks.benchmarking.actions import taking_back
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Finding, Observation
from waterlinks.jobs.actions import Worker, cancel
from waterlinks.jobs.models import Job
from waterlinks.operators.models import Operator

pytestmark = pytest.mark.django_db

INDEX = "/imports/"
PART = {"HX-Request": "true", "HX-Target": "progress"}


@pytest.fixture
def secretary(client):
    person = a_secretary()
    client.force_login(person)
    return person


def upload(client, content=None, *, name="figures.csv", **answers):
    file = SimpleUploadedFile(name, snis_bytes() if content is None else content)
    return client.post(INDEX, {"mapping": "snis", **answers, "file": file})


def work():
    Worker().serve(until_idle=True)


def text(response):
    return " ".join(response.content.decode().split())


def test_visitors_are_asked_to_sign_in(client):
    assert client.get(INDEX).status_code == 302


@pytest.mark.parametrize("who", [a_facilitator, lambda: a_representative(an_operator())])
def test_others_may_not_import(client, who):
    client.force_login(who())

    assert client.get(INDEX).status_code == 403
    assert upload(client).status_code == 403
    assert not Batch.objects.exists()


@pytest.mark.parametrize("verb", ["", "refusals.csv", "undo/", "restore/"])
def test_for_others_an_import_does_not_exist(client, verb):
    address = f"{a_batch().get_absolute_url()}{verb}"
    client.force_login(a_facilitator())

    method = client.post if verb.endswith("/") else client.get

    assert method(address).status_code == 404


@pytest.mark.parametrize("code", ["B-00099", "B-1", "7", "B-99999999999999", "N-00001"])
def test_there_is_no_such_import(client, secretary, code):
    a_batch()

    assert client.get(f"/imports/{code}/").status_code == 404


def test_what_was_worked_out_anew_has_no_page(client, secretary):
    instead = a_batch(because_of=a_batch())

    assert client.get(instead.get_absolute_url()).status_code == 404


def test_the_page_teaches_the_first_import(client, secretary):
    assert "Begin with the latest year of a file" in text(client.get(INDEX))


def test_the_page_names_sources_and_licence(client, secretary):
    said = text(client.get(INDEX))

    assert "ODbL 1.0" in said
    assert "IBNET database, World Bank" in said


def test_an_upload_leads_to_its_import_and_a_worker_stores_it(client, secretary):
    response = upload(client)

    batch = Batch.objects.get()
    assert response.url == batch.get_absolute_url()
    assert "It begins as soon as a worker is free" in text(client.get(response.url))

    work()

    said = text(client.get(response.url))
    assert "Stored" in said
    assert len(live_values()) == 10


def test_a_checked_file_stores_nothing_and_says_what_would_be_new(client, secretary):
    response = upload(client, dry_run="on")

    work()

    said = text(client.get(response.url))
    assert "Checked, nothing stored" in said
    assert "Figures that would be new" in said
    assert not Observation.objects.exists()


def test_one_year_may_be_asked_for(client, secretary):
    upload(client, snis_bytes(snis_row(year="2017"), snis_row(year="2018")), year="2018")

    work()

    assert {year for _, year, _ in live_values()} == {2018}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"mapping": "other"}, "Select a valid choice"),
        ({"year": "last"}, "Write the year as four digits"),
        ({"year": "12"}, "greater than or equal to 1950"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_answer(client, secretary, answers, sentence):
    response = upload(client, **answers)

    assert response.status_code == 422
    assert sentence in text(response)
    assert not Batch.objects.exists()


def test_without_a_file_there_is_a_sentence(client, secretary):
    response = client.post(INDEX, {"mapping": "snis"})

    assert response.status_code == 422
    assert "Choose a CSV file." in text(response)


def test_an_empty_file_is_named_as_such(client, secretary):
    assert "This file is empty." in text(upload(client, b""))


def test_a_file_that_is_too_large_is_not_even_received_and_the_answers_survive(client, secretary, settings):
    settings.UPLOAD_LIMIT_MB = 0.2

    response = upload(client, b"x" * 300_000, year="2018")

    said = text(response)
    assert response.status_code == 422
    assert "This file is larger than 0.2 MB." in said
    assert 'value="2018"' in said
    assert not Batch.objects.exists()


def test_a_refused_file_says_so_in_words(client, secretary):
    response = upload(client, b"utility,year\n1,2018\n")

    work()

    said = text(client.get(response.url))
    assert "Refused" in said
    assert "This is not a file for the mapping “snis”" in said
    assert "nothing was stored" in said


@pytest.mark.parametrize("name", [name for name in UNUSABLE if name != "empty"])
def test_whatever_is_wrong_with_a_file_the_page_says_so_and_nothing_is_stored(client, secretary, name):
    content, reason = UNUSABLE[name]
    response = upload(client, content)

    work()

    page = client.get(response.url)
    assert {line.finding.code for line in page.context["refusals"]} == {reason}
    assert page.context["refusals"][0].sentence in html.unescape(text(page))
    assert not Observation.objects.exists()
    assert not Operator.objects.exists()


def test_refusals_stand_with_line_column_value_and_what_to_do(client, secretary):
    response = upload(client, snis_bytes(snis_row(), snis_row(provider_code="2", AG011="3,5")))

    work()

    said = text(client.get(response.url))
    for words in ("line 3", "AG011", "3,5", "Write 3.5, with a point"):
        assert words in said


def test_only_the_first_refusals_are_on_the_page_and_all_in_the_table(client, secretary):
    batch = a_batch(BatchState.REFUSED)
    Finding.objects.bulk_create(
        Finding(batch=batch, is_refusal=True, line=line, column="AG011", value="x", code="not_a_number")
        for line in range(2, 252)
    )

    page = client.get(batch.get_absolute_url())
    table = b"".join(client.get(f"{batch.get_absolute_url()}refusals.csv")).decode()

    assert len(page.context["refusals"]) == 200
    assert len(table.splitlines()) == 251


def test_no_cell_of_the_table_starts_a_formula(client, secretary):
    batch = a_batch(BatchState.REFUSED)
    Finding.objects.create(
        batch=batch, is_refusal=True, line=2, column="AG011", value='=HYPERLINK("x")', code="formula_cell"
    )

    response = client.get(f"{batch.get_absolute_url()}refusals.csv")

    table = b"".join(response).decode()
    assert "'=HYPERLINK" in table
    assert response["Content-Disposition"] == f'attachment; filename="{batch.code}-refusals.csv"'


def test_what_a_file_is_called_is_never_markup(client, secretary):
    response = upload(client, name="<b>x</b>.csv")

    assert "<b>x</b>" not in client.get(response.url).content.decode()


def test_progress_is_a_part_of_the_page_and_its_end_shows_the_page_whole(client, secretary):
    address = upload(client).url

    part = client.get(address, headers=PART)
    assert part.content.decode().strip().startswith('<div id="progress"')
    assert "HX-Refresh" not in part

    work()

    assert client.get(address, headers=PART)["HX-Refresh"] == "true"


def test_a_stopped_import_says_so(client, secretary):
    address = upload(client).url
    assert "Stop this import" in text(client.get(address))

    cancel(Job.objects.get(kind="import_measures"))

    assert "Cancelled" in text(client.get(address))
    assert "Cancelled" in text(client.get(INDEX))


def test_an_import_is_taken_back_and_restored(client, secretary, tmp_path):
    batch = imported(tmp_path)
    address = batch.get_absolute_url()
    assert "Take this import back" in text(client.get(address))

    assert client.post(f"{address}undo/").url == address
    work()
    assert live_values() == {}
    assert "Restore this import" in text(client.get(address))

    client.post(f"{address}restore/")
    work()
    assert len(live_values()) == 10


def test_what_cannot_be_taken_back_is_answered_with_a_sentence(client, secretary):
    batch = a_batch(BatchState.REFUSED)

    response = client.post(f"{batch.get_absolute_url()}undo/", follow=True)

    assert "This is not possible any more" in text(response)


@pytest.mark.parametrize("verb", ["undo", "restore"])
def test_reading_never_takes_back(client, secretary, verb):
    assert client.get(f"{a_batch().get_absolute_url()}{verb}/").status_code == 405


def test_the_trail_is_on_the_page(client, secretary, tmp_path):
    batch = imported(tmp_path)
    taking_back.ask_for("undo", batch, by=secretary)
    work()

    said = text(client.get(batch.get_absolute_url()))

    assert "figures.csv: 10 figures stored." in said
    assert "Taken back: its figures do not count any more." in said


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, secretary, how_many, django_assert_max_num_queries
):
    for _ in range(how_many):
        a_batch(file_name="figures.csv", report={"observations_stored": 3, "refused": 0})

    with django_assert_max_num_queries(5):
        response = client.get(INDEX)

    assert len(response.context["rows"]) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_an_import_costs_the_same_however_much_was_refused(
    client, secretary, how_many, django_assert_max_num_queries
):
    batch = a_batch(BatchState.REFUSED, mapping="snis")
    for line in range(how_many):
        Finding.objects.create(batch=batch, is_refusal=True, line=line + 2, code="not_a_number")

    with django_assert_max_num_queries(8):
        response = client.get(batch.get_absolute_url())

    assert len(response.context["refusals"]) == how_many


def test_the_address_of_an_import_is_its_code():
    batch = a_batch()

    assert batch.get_absolute_url() == reverse("imports:batch", args=[batch.pk]) == f"/imports/{batch.code}/"


def test_a_file_of_the_command_line_has_its_page_too(client, secretary, tmp_path):
    path = a_file(tmp_path, b"utility,year\n", "wrong.csv")
    batch = a_batch(BatchState.REFUSED, mapping="snis", stored_file=path, file_name="wrong.csv")

    assert "wrong.csv" in text(client.get(batch.get_absolute_url()))
