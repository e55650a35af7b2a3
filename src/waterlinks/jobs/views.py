"""The queue as people see it: their jobs, and one job with how far it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from waterlinks.jobs import actions, permissions, tables
from waterlinks.jobs.lifecycle import State
from waterlinks.jobs.models import Job
from waterlinks.kernel.access import allow, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.ui.pages import page
from waterlinks.ui.paging import paginate


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    jobs = Job.objects.visible_to(request.user).order_by("-pk")
    state = request.GET.get("state", "")
    if state in State.values:
        jobs = jobs.filter(state=state)
    shown = paginate(request, jobs)
    context = {
        "page": shown,
        "rows": tables.rows(shown, request.user),
        "states": State.choices,
        "state": state,
        "something_moves": any(job.is_unfinished for job in shown),
    }
    return page(request, "jobs/index.html", context, parts={"jobs"})


@signed_in
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=number)
    context = {
        "job": job,
        "row": tables.rows([job], request.user)[0],
        "may_cancel": job.may_still_be_cancelled and permissions.may_cancel(request.user, job),
    }
    response = page(request, "jobs/show.html", context, parts={"progress"})
    if not job.is_unfinished:
        response["HX-Refresh"] = "true"  # a page that was following the progress shows the end whole
    return response


@signed_in
@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=number)
    refusal = _("You did not start this work. Ask whoever did, or the secretariat, to stop it.")
    allow(permissions.may_cancel(request.user, job), refusal)
    try:
        actions.cancel(job)
    except NotPossible as obstacle:
        messages.error(request, " ".join(map(str, obstacle.reasons)))
    else:
        messages.success(request, _("It ends at its next step.") if job.is_being_stopped else _("Cancelled."))
    return redirect(job)
