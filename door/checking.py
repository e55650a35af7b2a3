"""`./waterlinks check`: every step is announced and run, whatever became of the one before; then a table."""

import time
from collections.abc import Mapping, Sequence

from door import packages
from door.console import DONE, REFUSED, Misuse, answer, say
from door.steps import FAILED, PASSED, SKIPPED, STEPS, Outcome, Step

MARKS = {PASSED: "✓", FAILED: "✗", SKIPPED: "·"}


def check(*, only: Sequence[str], strict: bool) -> int:
    """Run the steps, all or those named. With `strict`, what this machine lacks is a failure.

    Raises:
        Misuse: a step of that name does not exist.
        Refusal: the packages cannot be installed.
    """
    steps = chosen(only)
    if any(step.needs_packages for step in steps):
        packages.prepare("test")
    results = [_run(step, strict=strict) for step in steps]
    passed = all(result["status"] != FAILED for result in results)
    say(table(results))
    answer({"steps": results, "passed": passed})
    return DONE if passed else REFUSED


def chosen(names: Sequence[str]) -> Sequence[Step]:
    """Return the steps of these names, in the order of the whole; all of them when none is named."""
    if unknown := set(names) - {step.name for step in STEPS}:
        raise Misuse(
            f"There is no step {', '.join(sorted(unknown))}. Steps: {', '.join(step.name for step in STEPS)}."
        )
    return [step for step in STEPS if not names or step.name in names]


def _run(step: Step, *, strict: bool) -> dict[str, object]:
    say(f"\n── {step.name}: {step.says}")
    began = time.monotonic()
    outcome = judged(step.look(), strict=strict)
    seconds = round(time.monotonic() - began, 1)
    say(f"{MARKS[outcome.status]} {step.name} {outcome.status} in {seconds} s: {outcome.sentence}")
    return {"name": step.name, "status": outcome.status, "seconds": seconds, "sentence": outcome.sentence}


def judged(outcome: Outcome, *, strict: bool) -> Outcome:
    """Return the outcome as it counts: where everything must be there, what is missing has failed."""
    return Outcome(FAILED, outcome.sentence) if strict and outcome.missing else outcome


def table(results: Sequence[Mapping[str, object]]) -> str:
    """Return the summary for the person."""
    row = "{mark} {name:<15}{status:<8}{seconds:>7} s  {sentence}".format
    rows = [row(mark=MARKS[str(result["status"])], **result) for result in results]
    failed = [str(result["name"]) for result in results if result["status"] == FAILED]
    closing = f"Not passed: {', '.join(failed)}." if failed else "Everything passed."
    return "\n".join(["", *rows, "", closing])
