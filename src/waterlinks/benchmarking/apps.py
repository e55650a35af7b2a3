from django.apps import AppConfig


class BenchmarkingConfig(AppConfig):
    name = "waterlinks.benchmarking"
    label = "benchmarking"
    verbose_name = "Benchmarking"

    def ready(self) -> None:
        _register_words()
        _register_jobs()
        _take_places()


def _register_words() -> None:
    from waterlinks.audit import queries as trail
    from waterlinks.benchmarking import terms, wording
    from waterlinks.operators.places import word_evidence
    from waterlinks.ui import reasons

    reasons.register({code: said for code, said in wording.REASONS.items() if code != "not_measured"})
    for verb, said in terms.TRAIL.items():
        trail.register(verb, said)
    for code, said in terms.EVIDENCE.items():
        word_evidence(code, said)


def _register_jobs() -> None:
    from waterlinks.benchmarking import terms
    from waterlinks.benchmarking.actions import imports, peers, taking_back
    from waterlinks.jobs import terms as jobs
    from waterlinks.organisations.permissions import may_import_figures

    jobs.register(
        "import_measures",
        run=imports.run_import,
        title=terms.import_title,
        phases=terms.PHASES,
        failures=terms.FAILURES,
        outcome=terms.import_outcome,
        address=terms.import_address,
        may_see=may_import_figures,
    )
    jobs.register(
        "switch_import",
        run=taking_back.run_switch,
        title=terms.switch_title,
        phases=terms.PHASES,
        failures=terms.FAILURES,
        address=terms.import_address,
        may_see=may_import_figures,
    )
    jobs.register(
        "refresh_peers",
        run=peers.run_refresh,
        title=lambda _params: terms.REFRESH_TITLE,
        phases=terms.PHASES,
        outcome=terms.refresh_outcome,
        may_see=may_import_figures,
    )


def _take_places() -> None:
    from django.utils.translation import gettext_lazy as _

    from waterlinks.benchmarking.places import panel
    from waterlinks.operators.places import Panel, add_panel
    from waterlinks.organisations.permissions import may_import_figures
    from waterlinks.ui import navigation

    add_panel(Panel(order=10, template="benchmarking/panel.html", context=panel))
    navigation.register(_("Imports"), "imports:index", order=50, may=may_import_figures, key="i")
