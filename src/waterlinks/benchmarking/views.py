"""Imports: uploading a file, following it, reading what was refused, taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waterlinks.audit.queries import history
from waterlinks.benchmarking import permissions, tables
from waterlinks.benchmarking.actions import imports, taking_back
from waterlinks.benchmarking.actions.switching import KIND
from waterlinks.benchmarking.forms import UploadForm
from waterlinks.benchmarking.imports.mapping import NAMES, mapping
from waterlinks.benchmarking.lifecycle import BATCH
from waterlinks.benchmarking.models import Batch
from waterlinks.jobs.tables import rows as job_rows
from waterlinks.kernel.access import allow, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.kernel.spreadsheets import csv_lines
from waterlinks.ui.pages import page
from waterlinks.ui.paging import paginate

SHOWN = 200  # refusals on the page; all of them are in the table to keep
AT_A_TIME = 1000


@signed_in
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    allow(permissions.may_import_figures(request.user))
    given, files = request.POST or None, request.FILES or None  # reading them is what finds a file too large
    form = UploadForm(given, files, was_too_large=getattr(request, "upload_was_too_large", False))
    if form.is_valid():
        started = imports.upload(**form.cleaned_data, by=request.user)
        messages.success(request, gettext("The file is here. Its import begins as soon as a worker is free."))
        return redirect(started)
    shown = paginate(request, Batch.objects.visible_to(request.user).imports())
    context = {
        "form": form,
        "page": shown,
        "rows": tables.batch_rows(shown, request.user),
        "sources": [mapping(name) for name in NAMES],
    }
    return page(request, "benchmarking/imports.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def batch(request: HttpRequest, number: int) -> HttpResponse:
    found = _batch(request, number)
    row = tables.batch_rows([found], request.user)[0]
    job = row.job
    moves = job is not None and job.is_unfinished
    context = {
        "batch": found,
        "row": row,
        "mapping": mapping(found.mapping) if found.mapping else None,
        "job": job if moves or (job and job.failure) else None,
        "job_row": job_rows([job], request.user)[0] if job else None,
        "moves": moves,
        "may_cancel": moves and job is not None and job.may_still_be_cancelled,
        "may_undo": not moves and "undo" in BATCH.verbs_from(found.state),
        "may_restore": not moves and "restore" in BATCH.verbs_from(found.state),
        "refusals": tables.lines(found.findings.refusals()[:SHOWN]),
        "remarks": tables.lines(found.findings.remarks()[:SHOWN]),
        "history": history(KIND, found.code),
    }
    response = page(request, "benchmarking/batch.html", context, parts={"progress"})
    if not moves:
        response["HX-Refresh"] = "true"  # a page that was following the progress shows the end whole
    return response


@signed_in
@require_safe
def refusals(request: HttpRequest, number: int) -> HttpResponseBase:
    """Answer with all refusals as a table to keep, line by line."""
    found = _batch(request, number)
    rows = tables.refusals_to_keep(found.findings.refusals().iterator(AT_A_TIME))
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.code}-refusals.csv"'
    return response


@signed_in
@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    said = gettext("The import is being taken back. Its figures count until that is done.")
    return _switch(request, number, "undo", said)


@signed_in
@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    return _switch(request, number, "restore", gettext("The import is being restored."))


def _switch(request: HttpRequest, number: int, verb: str, said: str) -> HttpResponse:
    found = _batch(request, number)
    try:
        taking_back.ask_for(verb, found, by=request.user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(found)


def _batch(request: HttpRequest, number: int) -> Batch:
    return get_object_or_404(Batch.objects.visible_to(request.user).imports(), pk=number)
