"""A process for the tests beside it: makes a network in a file, serves it, works on it, or looks. Answers in JSON."""

import argparse
import datetime as dt
import json
import os
import sys
import time
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

import django
import time_machine

HOUSE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(HOUSE / "src"), str(HOUSE / "tests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waterlinks.config.settings")


def make(how_many):
    """Make pairs of a need and a mentor, a person at each recipient, and a facilitator who is signed in."""
    from django.core.management import call_command
    from django.test import Client

    from makers import a_facilitator, a_representative
    from matching.makers import a_pair

    call_command("migrate", verbosity=0, skip_checks=True)
    pairs = []
    for number in range(how_many):
        need, mentor = a_pair(f"Recipient {number}", f"Mentor {number}", mentor_days_per_quarter=20)
        a_representative(need.operator)
        pairs.append([need.code, mentor.code])
    browser = Client()
    browser.force_login(a_facilitator())
    return {"session": browser.cookies["sessionid"].value, "pairs": pairs}


class Threads(ThreadingMixIn, WSGIServer):
    """Several requests at a time, as in production."""

    daemon_threads = True


def serve():
    from waterlinks.config.wsgi import application

    server = make_server("127.0.0.1", 0, application, server_class=Threads)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


def work(later, noting):
    """Work until nothing waits; note the moment, and take some time, where a test wants to kill."""
    from django.core.management import call_command

    from waterlinks.matching import actions
    from waterlinks.matching.queries import rounds

    def noted(what):
        with Path(os.environ["NOTES"]).open("a") as notes:
            notes.write(f"{what}\n")
        time.sleep(30)

    def storing(result, stored, as_proposals=rounds.as_proposals):
        yield from as_proposals(result, stored)
        if noting == "storing":
            noted(noting)

    def unmatched(result, stored, as_unmatched=rounds.as_unmatched):
        if noting == "half_stored":  # the proposals are written, the needs without a mentor are not
            noted(noting)
        return as_unmatched(result, stored)

    def keep_round(*args, keep=actions.keep_round, **facts):
        found = keep(*args, **facts)
        if noting == "stored":
            noted(noting)
        return found

    rounds.as_proposals, rounds.as_unmatched, actions.keep_round = storing, unmatched, keep_round
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=later)):
        call_command("run_worker", until_idle=True)


def look():
    """Tell everything that belongs to a partnership, by need; and what belongs to none."""
    from waterlinks.audit.models import Entry
    from waterlinks.jobs.models import Job
    from waterlinks.matching.models import Proposal, Round, Unmatched
    from waterlinks.operators.models import Need
    from waterlinks.outbox.models import Message
    from waterlinks.partnerships.models import Partnership

    begun = {
        partnership.need.code: {
            "code": partnership.code,
            "stage": partnership.stage,
            "need": partnership.need.state,
            "roles": sorted(partnership.parties.values_list("role", flat=True)),
            "milestones": partnership.milestones.count(),
            "proposals": list(
                Proposal.objects.filter(partnership=partnership).values_list("state", flat=True)
            ),
            "traces": sorted(
                Entry.objects.filter(subject_code__in=[partnership.code, partnership.need.code]).values_list(
                    "verb", flat=True
                )
            ),
            "mails": Message.objects.filter(text__contains=partnership.get_absolute_url()).count(),
        }
        for partnership in Partnership.objects.select_related("need")
    }
    return {
        "begun": begun,
        "partnerships": Partnership.objects.count(),
        "partnered": Need.objects.filter(state="partnered").count(),
        "proposals": Proposal.objects.count(),
        "entries": Entry.objects.count(),
        "mails": Message.objects.count(),
        "rounds": list(Round.objects.values_list("pairs_found", "needs_left")),
        "unmatched": Unmatched.objects.count(),
        "jobs": list(Job.objects.filter(kind="match_round").values_list("state", "attempts")),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["make", "serve", "enqueue", "work", "look"])
    parser.add_argument("how_many", type=int, nargs="?", default=0)
    parser.add_argument("--later", type=int, default=0, help="by how many seconds the clock is ahead")
    parser.add_argument("--noting", default="", help="where to write a note and wait to be killed")
    asked = parser.parse_args()
    django.setup()
    if asked.what == "serve":
        serve()
    elif asked.what == "work":
        work(asked.later, asked.noting)
    elif asked.what == "enqueue":
        from waterlinks.jobs.actions import enqueue

        enqueue("match_round", {}, by=None)
    else:
        answer = make(asked.how_many) if asked.what == "make" else look()
        sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
