import pytest
from django.core.management import CommandError, call_command

from waterlinks.portal.generated import pages


def test_it_writes_every_document(tmp_path, capsys):
    call_command("write_docs", folder=tmp_path)

    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == pages()
    assert capsys.readouterr().err == "Written: permissions.md\nWritten: lifecycles.md\n"


def test_what_is_up_to_date_is_left_alone(tmp_path, capsys):
    call_command("write_docs", folder=tmp_path)
    capsys.readouterr()

    call_command("write_docs", folder=tmp_path)
    call_command("write_docs", check=True, folder=tmp_path)

    assert capsys.readouterr().err == ""


def test_checking_names_what_differs_and_writes_nothing(tmp_path):
    call_command("write_docs", folder=tmp_path)
    (tmp_path / "lifecycles.md").write_text("Something else", encoding="utf-8")

    with pytest.raises(CommandError, match=r"Out of date: lifecycles\.md"):
        call_command("write_docs", check=True, folder=tmp_path)

    assert (tmp_path / "lifecycles.md").read_text(encoding="utf-8") == "Something else"


def test_a_document_that_is_missing_is_out_of_date(tmp_path):
    with pytest.raises(CommandError, match=r"permissions\.md, lifecycles\.md"):
        call_command("write_docs", check=True, folder=tmp_path)


def test_the_documents_in_the_repository_are_up_to_date():
    call_command("write_docs", check=True)
