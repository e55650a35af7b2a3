import dataclasses

import pytest

from waterlinks.ui import pieces

KINDS = [
    kind
    for kind in vars(pieces).values()
    if dataclasses.is_dataclass(kind) and kind.__module__ == pieces.__name__
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_piece_is_a_fact_and_does_not_change(kind):
    piece = kind(**{field.name: "x" for field in dataclasses.fields(kind)})

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(piece, dataclasses.fields(kind)[0].name, "y")
