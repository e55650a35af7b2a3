import os

from door.places import ROOT, SOURCE, bare_environment, environment


def test_leftovers_of_other_projects_do_not_reach_a_child(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONHOME", "/old")
    monkeypatch.setenv("PYTHONPATH", "/old/modules")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "other.settings")

    env = environment()

    assert env["PYTHONPATH"] == os.pathsep.join((str(SOURCE), str(ROOT)))
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "DJANGO_SETTINGS_MODULE"} & set(env)


def test_what_is_said_for_one_child_comes_last(monkeypatch):
    monkeypatch.setenv("WATERLINKS_DEMO", "0")

    assert environment(WATERLINKS_DEMO="1")["WATERLINKS_DEMO"] == "1"


def test_a_check_knows_nothing_of_this_installation_but_what_it_is_told(monkeypatch):
    monkeypatch.setenv("WATERLINKS_MAIL_FROM", "me@example.org")
    monkeypatch.setenv("DATABASE_URL", "postgres://127.0.0.1/mine")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    env = bare_environment(WATERLINKS_HOSTS="example.org")

    assert (env["WATERLINKS_HOSTS"], env["LANG"]) == ("example.org", "fr_FR.UTF-8")
    assert not {"WATERLINKS_MAIL_FROM", "DATABASE_URL"} & set(env)
