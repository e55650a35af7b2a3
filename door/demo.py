"""`./waterlinks demo`: from a fresh clone to a running, filled site, and the same again in seconds."""

import errno
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from door import children, packages
from door.console import DONE, Refusal, answer, say
from door.places import DEMO_FOLDER, MANAGE, SOURCE, VENV_PYTHON, environment

HOST = "127.0.0.1"
DATABASE = "waterlinks.sqlite3"
MAILS = "mails.txt"
SECONDS_TO_START = 60
PORTS_TO_TRY = 50
SIGNALS_TO_END = ("SIGINT", "SIGTERM", "SIGHUP")  # by name: Windows lacks the last one

SERVER = (VENV_PYTHON, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--log-level", "warning")
# Two processes of one thread each: measured twice as fast as one process of two threads.
SIZE = ("--workers", "2", "--blocking-threads", "1", "--respawn-failed-workers")
APPLICATION = "waterlinks.config.wsgi:application"

FIRST_LOOKS = """\
WaterLinks is running at {address}  (a demo: every operator in it is invented)
  Sign in as one of its people, without a password: {address}sign-in/
  Find operators, then open one beside its peers:   {address}operators/
  See the last round and why it pairs whom:         {address}rounds/
  Ctrl-C ends it. What you do is kept in var/demo, with mails.txt; --fresh starts anew."""


def demo(*, port: int, fresh: bool, empty: bool) -> int:
    """Serve the demo until somebody ends it.

    Raises:
        Refusal: the port is taken, a package is missing, or the site does not come up.
    """
    refuse_taken(port)
    env = demo_environment(port)
    if fresh:
        remove_database(env)
    packages.prepare("run")
    set_up(env, empty=empty)
    return _serve(env, port)


def demo_environment(port: int) -> dict[str, str]:
    """Return what makes the children a demo: its own folder, its own address, no debugging."""
    return environment(
        WATERLINKS_DEMO="1",
        WATERLINKS_DEBUG="0",
        WATERLINKS_FOLDER=str(DEMO_FOLDER),
        WATERLINKS_ADDRESS=f"http://{HOST}:{port}",
    )


def refuse_taken(port: int) -> None:
    """Refuse a port that somebody listens on, and name the next free one."""
    if is_free(port):
        return
    others = range(port + 1, min(port + PORTS_TO_TRY, 65_535) + 1)
    free = next((other for other in others if is_free(other)), None)
    instead = f"The next free one: ./waterlinks demo --port {free}" if free else "Name another with --port."
    raise Refusal(f"Port {port} is taken, perhaps by a demo that is running already. {instead}")


def is_free(port: int) -> bool:
    """Return whether we could listen there."""
    with socket.socket() as trial:
        if sys.platform != "win32":  # there the option means: take it although somebody has it
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
            trial.listen()
        except OSError as refusal:
            if refusal.errno == errno.EACCES:
                raise Refusal(f"Port {port} may not be used by you. Ports from 1024 on may.") from refusal
            return False
    return True


def remove_database(env: Mapping[str, str], folder: Path = DEMO_FOLDER) -> None:
    """Remove the demo's own SQLite file and its mails; refuse when the data is kept elsewhere."""
    if env.get("DATABASE_URL"):
        raise Refusal(
            "--fresh removes only the demo's own file in var/demo, and DATABASE_URL names another database. "
            "Empty that one yourself, or unset DATABASE_URL."
        )
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", MAILS):
        (folder / name).unlink(missing_ok=True)


def set_up(env: Mapping[str, str], *, empty: bool, folder: Path = DEMO_FOLDER) -> None:
    """Bring database, static files and sample programme to where they should be; what stands is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    say("Bringing the database up to date …")
    _manage(env, "migrate", "--no-input", "--verbosity", "0")
    _collect_static(env, folder)
    if empty:
        say("Letting the people of the sample programme in …")
        _manage(env, "fill_sample", "--people")
    else:
        say("Filling the sample programme, unless it is there …")
        _manage(env, "fill_sample")


def _collect_static(env: Mapping[str, str], folder: Path) -> None:
    stamp, wanted = folder / "static-files", static_fingerprint(SOURCE)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting style sheets, fonts and scripts …")
    _manage(env, "collectstatic", "--no-input", "--clear", "--verbosity", "0")
    stamp.write_text(wanted)


def static_fingerprint(source: Path) -> str:
    """Return the hash of every static file in the source, and of the packages, which bring their own."""
    seen = hashlib.sha256(packages.lock("run").read_bytes())
    for path in sorted(source.glob("*/*/static/**/*")):
        if path.is_file():
            seen.update(path.relative_to(source).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()


def _manage(env: Mapping[str, str], *words: str) -> None:
    code, _lines = children.stream([VENV_PYTHON, MANAGE, *words], env)
    if code:
        raise Refusal(f"`manage {words[0]}` did not succeed. The lines above say why.")


def _serve(env: Mapping[str, str], port: int) -> int:
    for name in SIGNALS_TO_END:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    running: dict[str, subprocess.Popen[str]] = {}
    try:
        running["server"] = children.launch([*SERVER, *SIZE, "--port", str(port), APPLICATION], env)
        with (DEMO_FOLDER / MAILS).open("a", encoding="utf-8") as mails:  # the worker prints them
            running["worker"] = children.launch([VENV_PYTHON, MANAGE, "run_worker"], env, mails)
        address = f"http://{HOST}:{port}/"
        _wait_for_first_page(address, running)
        announce(address)
        while True:
            _refuse_if_ended(running)
            time.sleep(0.3)
    except KeyboardInterrupt:
        say("Ending …")
        return DONE
    finally:
        for name in SIGNALS_TO_END:  # a second Ctrl-C must not leave a child behind
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
        children.end(list(running.values()))


def announce(address: str) -> None:
    """Tell person and machine that the site is up."""
    say(FIRST_LOOKS.format(address=address))
    answer({"address": address, "pid": os.getpid()})


def _wait_for_first_page(address: str, running: Mapping[str, subprocess.Popen[str]]) -> None:
    say("Starting the server and the worker …")
    visit = urllib.request.build_opener(urllib.request.ProxyHandler({})).open  # a proxy knows nothing of us
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        _refuse_if_ended(running)
        try:
            with visit(address, timeout=SECONDS_TO_START):
                return
        except urllib.error.HTTPError as error:
            raise Refusal(
                f"The first page answers with error {error.code}. The lines above say why."
            ) from error
        except OSError:
            time.sleep(0.1)
    raise Refusal(f"The first page did not answer within {SECONDS_TO_START} seconds.")


def _refuse_if_ended(running: Mapping[str, subprocess.Popen[str]]) -> None:
    for name, child in running.items():
        if child.poll() is not None:
            raise Refusal(
                f"The {name} ended by itself (exit code {child.returncode}). The lines above say why."
            )
