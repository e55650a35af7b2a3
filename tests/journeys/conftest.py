"""A demo of its own with the server and the worker it has in life, and a browser to look at it.

Django's live server would not do: its threads share one connection to a database in memory, so that a page which
polls and a worker mix their transactions; and it serves neither compressed files nor their final names.
"""

import shutil
import socket
import sqlite3
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from door.places import MANAGE, VENV_PYTHON, bare_environment
from door.steps import CHROMIUMS
from playwright.sync_api import sync_playwright

from door import children
from door import demo as door_demo

QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
SECONDS_TO_WAIT = 15  # for a worker on a busy machine, and for nothing else


@dataclass(frozen=True)
class Demo:
    """A running demo: where it answers, and where it keeps its data."""

    address: str
    folder: Path

    @property
    def database(self):
        return self.folder / door_demo.DATABASE

    def begin_anew(self):
        """Bring everything back to the morning after the sample programme was filled."""
        with closing(sqlite3.connect(self.folder / "morning")) as kept, closing(self._connect()) as used:
            kept.backup(used)

    def told(self, question, *values):
        """Rows of the database, for what no page shows."""
        with closing(self._connect()) as connection:
            return connection.execute(question, values).fetchall()

    def rename(self, code, name):
        """Give an organisation another name, which no page lets anybody do."""
        with closing(self._connect()) as connection, connection:
            connection.execute("update organisations_organisation set name = ? where code = ?", (name, code))

    def _connect(self):
        return sqlite3.connect(self.database, timeout=20)


@pytest.fixture(scope="session")
def running_demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    port = _free_port()
    demo = Demo(f"http://{door_demo.HOST}:{port}", folder)
    env = bare_environment(
        WATERLINKS_DEMO="1", WATERLINKS_FOLDER=str(folder), WATERLINKS_ADDRESS=demo.address
    )
    door_demo.set_up(env, empty=False, folder=folder)
    shutil.copy(demo.database, folder / "morning")
    server = (*door_demo.SERVER, *door_demo.SIZE, "--port", str(port), door_demo.APPLICATION)
    with (folder / door_demo.MAILS).open("w") as mails:
        started = [
            children.launch(server, env),
            children.launch([VENV_PYTHON, MANAGE, "run_worker"], env, mails),
        ]
        try:
            _wait_for_first_page(demo.address)
            yield demo
        finally:
            children.end(started)


@pytest.fixture
def demo(running_demo):
    """The demo as it is on its first morning."""
    running_demo.begin_anew()
    return running_demo


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        pytest.skip("No Chromium or Chrome on the PATH.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET])
        yield browser
        browser.close()


@pytest.fixture
def enter(demo, browser):
    """Open the demo in a window of one's own, as one of its people or as a visitor. No page may complain."""
    windows, complaints = [], []

    def enter(persona=None, **options):
        options = {"viewport": {"width": 1280, "height": 900}, "base_url": demo.address} | options
        windows.append(browser.new_context(**options))
        _listen(windows[-1], complaints)
        page = windows[-1].new_page()
        page.set_default_timeout(SECONDS_TO_WAIT * 1000)
        if persona:
            page.goto("/sign-in/")
            page.get_by_role("button", name=f"Enter as {persona}").click()
            page.get_by_role("heading", level=1, name="Your work").wait_for()
        return page

    yield enter
    for window in windows:
        window.close()
    assert complaints == []


def _listen(window, complaints):
    """Collect what a browser complains about: errors of scripts, breaches of the policy, files that are not there."""

    def hear(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    def judge(response):
        is_page = response.request.resource_type == "document"
        if response.status >= (500 if is_page else 400):
            complaints.append(f"{response.status} {response.url}")

    window.on("console", hear)
    window.on("weberror", lambda error: complaints.append(str(error.error)))
    window.on("response", judge)
    window.on("requestfailed", lambda request: _hear_failure(request, complaints))


def _hear_failure(request, complaints):
    # A page that is left while it polls gives its last question up: that is no fault.
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"{request.failure} {request.url}")


def _free_port():
    with socket.socket() as trial:
        trial.bind((door_demo.HOST, 0))
        return trial.getsockname()[1]


def _wait_for_first_page(address):
    deadline = time.monotonic() + door_demo.SECONDS_TO_START
    while True:
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=10).close()
        except urllib.error.URLError:
            assert time.monotonic() < deadline, "The demo did not come up."
            time.sleep(0.1)
        else:
            return
