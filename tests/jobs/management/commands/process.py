"""A process for the tests beside it: makes the database, queues work, works, or looks. Answers in JSON."""

import argparse
import datetime as dt
import json
import os
import sys
import time
from functools import partial
from pathlib import Path

import django
import time_machine

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "src"))


def note(context, *, seconds, quick):
    """Note that the work began, then take some seconds."""
    with Path(os.environ["NOTES"]).open("a") as notes:
        notes.write(f"{os.getpid()}\n")
    steps = 1 if quick else 1 + 20 * seconds
    for step in range(steps):
        time.sleep(0.05)
        context.progress(step, steps)


def answer(what, figures, later):
    from django.core.management import call_command

    from waterlinks.jobs import actions
    from waterlinks.jobs.models import Job

    if what == "make":
        call_command("migrate", "jobs", verbosity=0, skip_checks=True)
    if what == "enqueue":
        how_many, seconds = figures
        for _ in range(how_many):
            actions.enqueue("note", {"seconds": seconds}, by=None)
    if what == "work":
        with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=later)):
            call_command("run_worker", until_idle=True)
    if what == "cancel":
        actions.cancel(Job.objects.get())
    return list(Job.objects.order_by("pk").values_list("state", "attempts"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["make", "enqueue", "work", "cancel", "look"])
    parser.add_argument("figures", type=int, nargs="*")
    parser.add_argument("--later", type=int, default=0, help="by how many seconds the clock is ahead")
    parser.add_argument("--quick", action="store_true", help="do not take the time the work takes")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waterlinks.config.settings")
    django.setup()
    from waterlinks.jobs import terms

    terms.register("note", run=partial(note, quick=asked.quick), title=lambda params: "Take a note")
    sys.stdout.write(json.dumps(answer(asked.what, asked.figures, asked.later)))


if __name__ == "__main__":
    main()
