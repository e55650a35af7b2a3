import pytest

pytestmark = pytest.mark.fuzz


def test_an_import_is_measured_part_by_part(run_bench):
    told = run_bench("imports", "--rows", "600")

    figures = {figure["name"]: figure for figure in told["figures"]}
    assert told["bench"] == "imports"
    assert figures["import.observations"]["value"] > 15_000
    assert figures["parse.rate"]["bar"] == ">= 50000"
    assert figures["store.share_of_bulk_load"]["bar"] == ">= 50"
    assert figures["import.peak_mb"]["value"] > 20
    assert figures["store.indicators_per_observation"]["value"] > 0
