"""The steps of `./waterlinks check`, in order: what CI runs, and what each needs."""

import functools
import getpass
import re
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from door import children, habits, packages
from door.places import CHECK_FOLDER, MANAGE, ROOT, SOURCE, VENV_PYTHON, bare_environment, environment

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"
NO_TESTS = 5  # pytest's exit code when nothing was collected
NOT_IN_THE_SUITE = "not browser and not cluster and not fuzz"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Rules are tested in every branch; pages and commands almost.
RULES = (
    "src/waterlinks/kernel/*",
    "src/waterlinks/assignment/*",
    "src/waterlinks/matching/engine/*",
    "src/waterlinks/benchmarking/formulas/*",
    *(
        f"src/waterlinks/*/{room}{end}"
        for room in ("lifecycle", "permissions", "actions", "queries")
        for end in (".py", "/*")
    ),
)


@dataclass(frozen=True)
class Outcome:
    """How a step went, in a word and a sentence; `missing` when this machine lacks what CI must have."""

    status: str
    sentence: str
    missing: bool = False


@dataclass(frozen=True)
class Step:
    """One thing that is checked."""

    name: str
    says: str
    look: Callable[[], Outcome]
    needs_packages: bool = True


def by_command(*words: str, **variables: str) -> Callable[[], Outcome]:
    """Return a look that passes when the module or program of the environment ends with 0."""
    return functools.partial(_command, words, variables)


def _command(words: Sequence[str], variables: dict[str, str]) -> Outcome:
    return outcome_of(*children.stream([VENV_PYTHON, *words], check_environment(**variables)))


def check_environment(**variables: str) -> dict[str, str]:
    """Return the environment of a step: nothing of this person's installation, and its own folder."""
    secret = secrets.token_urlsafe(50)
    return bare_environment(
        **{"WATERLINKS_FOLDER": str(CHECK_FOLDER), "WATERLINKS_SECRET_KEY": secret, "COLUMNS": "110"}
        | variables
    )


def outcome_of(code: int, lines: Sequence[str]) -> Outcome:
    """Return the outcome that an exit code and the last line make; hints about options are no such line."""
    stripped = [line.strip("= \t") for line in lines]
    spoken = [line for line in stripped if line and "`--" not in line]
    silent = f"It ended with exit code {code}, without a word." if code else "Nothing to report."
    return Outcome(FAILED if code else PASSED, spoken[-1] if spoken else silent)


def locks() -> Outcome:
    """Every locked package has a hash, and no lock names where it came from."""
    faults = [
        f"{packages.lock(group).name}: {fault}"
        for group in packages.GROUPS
        for fault in habits.faults_in_lock(packages.lock(group).read_text())
    ]
    return (
        Outcome(FAILED, "; ".join(faults))
        if faults
        else Outcome(PASSED, "Every package has a hash, no lock an address.")
    )


def translations() -> Outcome:
    """Every translated block is trimmed, so that translators see sentences and not indentation."""
    found = list(habits.untrimmed_blocks(SOURCE))
    return (
        Outcome(FAILED, "Not trimmed: " + ", ".join(found))
        if found
        else Outcome(PASSED, "Every block is trimmed.")
    )


def coverage() -> Outcome:
    """Rules in every branch, all code almost: from what the tests on SQLite recorded."""
    report = [str(VENV_PYTHON), "-m", "coverage", "report"]
    whole = children.stream([*report, "--fail-under=95"], check_environment())
    rules = children.stream(
        [*report, f"--include={','.join(RULES)}", "--fail-under=100"], check_environment()
    )
    shares = [
        line.split()[-1] for _code, lines in (whole, rules) for line in lines if line.startswith("TOTAL")
    ]
    if len(shares) < 2:
        return Outcome(FAILED, "Nothing is recorded: run the step tests-sqlite first.")
    return Outcome(
        FAILED if whole[0] or rules[0] else PASSED,
        f"All code {shares[0]}, rules {shares[1]}, branches included.",
    )


def tests_on_postgres() -> Outcome:
    """The suite again, on PostgreSQL."""
    if (address := postgres_address()) is None:
        return Outcome(
            SKIPPED, "No PostgreSQL answers on 127.0.0.1:5432; CHECK_DATABASE_URL may name one.", missing=True
        )
    return _command(("-m", "pytest", "-n", "2", "-m", NOT_IN_THE_SUITE), {"DATABASE_URL": address})


def postgres_address() -> str | None:
    """Return the address of a PostgreSQL that answers: the one that was named, else one on this machine."""
    named = environment().get("CHECK_DATABASE_URL")
    local = [f"postgres://{name}@127.0.0.1:5432/waterlinks_check" for name in ("postgres", getpass.getuser())]
    visit = "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()"
    for address in [named] if named else local:
        # The database itself is made by the tests; every server has one named postgres.
        door_of_server = urlunsplit(urlsplit(address)._replace(path="/postgres"))
        if children.answers([VENV_PYTHON, "-c", visit, door_of_server], environment()):
            return address
    return None


def browser() -> Outcome:
    """The journeys in a real browser, with axe on each page."""
    if not any(shutil.which(name) for name in CHROMIUMS):
        return Outcome(SKIPPED, "No Chromium or Chrome on the PATH.", missing=True)
    command = [str(VENV_PYTHON), "-m", "pytest", "-m", "browser"]
    code, lines = children.stream(command, check_environment())
    if code == NO_TESTS:
        return Outcome(FAILED, "No test is marked browser.")
    outcome = outcome_of(code, lines)
    if outcome.status == PASSED and re.search(r"\d+ skipped", outcome.sentence):
        return Outcome(SKIPPED, outcome.sentence, missing=True)
    return outcome


def hard_tests() -> Outcome:
    """What is too slow or too rough for every day: killed processes, long random input."""
    command = [str(VENV_PYTHON), "-m", "pytest", "-m", "(cluster or fuzz) and not browser"]
    code, lines = children.stream(command, check_environment())
    return (
        Outcome(SKIPPED, "No test is marked cluster or fuzz.")
        if code == NO_TESTS
        else outcome_of(code, lines)
    )


def audit() -> Outcome:
    """Known holes in what we install, when the database of advisories can be asked."""
    words = ("--require-hashes", "--disable-pip", "--timeout", "10", "-r", str(packages.lock("run")))
    code, lines = children.stream([VENV_PYTHON, "-m", "pip_audit", *words], check_environment())
    if any("could not be audited" in line for line in lines) or (
        code and not any(line.startswith("Found") for line in lines)
    ):
        return Outcome(SKIPPED, "The database of advisories did not answer.")
    return outcome_of(code, lines)


IN_PRODUCTION = {
    "WATERLINKS_ADDRESS": "https://waterlinks.example.org",
    "WATERLINKS_HOSTS": "waterlinks.example.org",
}
SUITE = ("-m", "pytest", "-n", "2", "-m", NOT_IN_THE_SUITE, "--cov", "--cov-report=")

# Import-linter has no `python -m` of its own.
LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
)

STEPS = (
    Step("locks", "lock files carry hashes and no addresses", locks, needs_packages=False),
    Step("translations", "translated blocks are trimmed", translations, needs_packages=False),
    Step("format", "code is formatted", by_command("-m", "ruff", "format", "--check", str(ROOT))),
    Step("lint", "code has no lint", by_command("-m", "ruff", "check", "--no-unsafe-fixes", str(ROOT))),
    Step("types", "types fit", by_command("-m", "mypy")),
    Step("imports", "imports go down the floors", by_command("-c", LINT_IMPORTS)),
    Step("templates", "templates are formatted", by_command("-m", "djlint", "--check", str(SOURCE))),
    Step(
        "migrations",
        "no migration is missing",
        by_command(str(MANAGE), "makemigrations", "--check", "--dry-run"),
    ),
    Step(
        "deploy",
        "a production installation has no warning",
        by_command(str(MANAGE), "check", "--deploy", "--fail-level", "WARNING", **IN_PRODUCTION),
    ),
    Step("docs", "generated documents are up to date", by_command(str(MANAGE), "write_docs", "--check")),
    Step("tests-sqlite", "the suite on SQLite", by_command(*SUITE)),
    Step("coverage", "the suite covers the code", coverage),
    Step("tests-postgres", "the suite on PostgreSQL", tests_on_postgres),
    Step("hard-tests", "killed processes and random input", hard_tests),
    Step("browser", "journeys and accessibility in a browser", browser),
    Step("audit", "no known hole in what we install", audit),
)
