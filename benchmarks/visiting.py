"""Filling a network and asking for its pages, with Django's own client and no server in between."""

import gzip
import logging
import random
import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from door.console import say

from benchmarks import network, partners, people, records, visits
from benchmarks.database import its_processes
from benchmarks.measuring import Clock, Figure, milliseconds, percentile, wall_ms, zipped_kb
from benchmarks.waiting import without_waiting
from waterlinks.audit.actions import record

MOST_MS, MOST_QUERIES, MOST_KB = "<= 150", "<= 15", "<= 100"
FOUND = 200
WARMING = 5  # requests before the first is timed
CHANGES = 5
AS_A_BROWSER = {"host": "localhost", "accept-encoding": "gzip"}
OF_THE_FIRST_VIEW = re.compile(
    rb'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*(?:href|src)="/static/([^"]+)"'
)


@dataclass
class Measured:
    """Figures of all pages and roles, and who does not get to see which page."""

    figures: list[Figure] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Watch:
    """How often each page is asked for, what the least that Django does takes, and the clock that tells."""

    requests: int
    bare_ms: float
    clock: Clock


def measure(asked: Namespace) -> Measured:
    """Fill the database, visit every page as every role, and return the figures."""
    logging.getLogger("django.request").setLevel(logging.ERROR)  # being refused is no news here
    call_command("collectstatic", interactive=False, verbosity=0)
    chance, measured = random.Random(asked.seed), Measured()
    measured.about["fill_seconds"] = round(milliseconds(lambda: _fill(chance, asked)) / 1000, 1)
    signed_up = people.sign_up(chance)
    records.keep_records(chance, signed_up)
    network.settle_statistics()
    readers = visits.readers(chance, signed_up)
    clock = without_waiting(*its_processes()) if asked.alone else wall_ms
    bare_ms = _bare(measured, asked.requests, clock)
    measured.about |= {"alone": asked.alone, "pages": [page.name for page in visits.PAGES], "not_for": []}
    for page in visits.PAGES:
        say(f"{page.name} …")
        for reader in readers:
            _visit(measured, page, reader, Watch(asked.requests, bare_ms, clock))
    _after_a_change(measured, readers, clock)
    return measured


def _fill(chance: random.Random, asked: Namespace) -> None:
    today = timezone.localdate()
    network.fill(chance, operators=asked.operators, observations=asked.observations, today=today)
    partners.confirm_some(chance)
    partners.begin_partnerships(chance, asked.partnerships, today)
    say("Rounds …")
    partners.run_rounds(chance)


def _client(reader: visits.Reader | None = None) -> Client:
    client = Client(headers=AS_A_BROWSER)
    if reader and reader.person:
        client.force_login(reader.person)
    return client


def _bare(measured: Measured, requests: int, clock: Clock) -> float:
    """Time the least Django can answer with, and return the median in milliseconds."""
    with override_settings(ROOT_URLCONF="benchmarks.bare"):
        times = _timed(_client(), ["/"] * (WARMING + requests), clock)[WARMING:]
    measured.figures += _times("bare", times, bar="")
    return percentile(times, 50)


def _times(name: str, times: Sequence[float], bar: str = MOST_MS) -> list[Figure]:
    return [
        Figure(f"{name}.p50_ms", round(percentile(times, 50), 2), "ms"),
        Figure(f"{name}.p95_ms", round(percentile(times, 95), 2), "ms", bar),
    ]


def _visit(measured: Measured, page: visits.Page, reader: visits.Reader, watch: Watch) -> None:
    client, addresses = _client(reader), page.addresses(reader)
    status = client.get(addresses[0]).status_code
    if status != FOUND:
        measured.about["not_for"].append({"page": page.name, "role": reader.role, "status": status})
        return
    queries, kb, whole = zip(*(_weigh(client, address) for address in addresses), strict=True)
    times = _timed(client, list(islice(cycle(addresses), watch.requests)), watch.clock)
    name = f"{page.name}.{reader.role}"
    measured.figures += [
        *_times(name, times),
        Figure(f"{name}.queries", max(queries), "queries", MOST_QUERIES),
        Figure(f"{name}.kb", round(max(kb), 1), "kB"),
        Figure(f"{name}.first_view_kb", round(max(whole), 1), "kB", MOST_KB),
        Figure(f"{name}.times_bare", round(percentile(times, 50) / watch.bare_ms, 1), "times"),
    ]


def _timed(client: Client, addresses: Sequence[str], clock: Clock) -> list[float]:
    """Return the milliseconds each page took."""
    return [milliseconds(lambda: client.get(address), clock) for address in addresses]  # noqa: B023 - called at once


def _weigh(client: Client, address: str) -> tuple[int, float, float]:
    """Return queries, the page zipped in kB, and the same with all that a first view fetches but the typeface.

    Raises:
        RuntimeError: there is no page to weigh.
    """
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.status_code != FOUND:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    body = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    kb = zipped_kb(body)
    return len(queries), kb, kb + sum(_static_kb(name.decode()) for name in OF_THE_FIRST_VIEW.findall(body))


@cache
def _static_kb(name: str) -> float:
    return zipped_kb(Path(settings.STATIC_ROOT, name).read_bytes())


def _after_a_change(measured: Measured, readers: Sequence[visits.Reader], clock: Clock) -> None:
    """Time the first candidates for a need after somebody, somewhere, has changed what is kept about mentors."""
    reader = next(one for one in readers if one.role == "facilitator")
    client, needs = _client(reader), visits.page_named("need").addresses(reader)
    for change, verb in (("confirmed_offer", "offer.confirm"), ("refreshed_peers", "peers.refresh")):
        times: list[float] = []
        for address, code in islice(zip(needs, reader.operators, strict=False), CHANGES):
            record(verb, "operator", code, by=None)
            times += _timed(client, [address], clock)
        measured.figures += _times(f"need_after_{change}.facilitator", times)
