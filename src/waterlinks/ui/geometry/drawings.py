"""Ten line drawings on a 64 x 64 square: an ink line, and what is wet in teal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineDrawing:
    """Path data of the ink line and of the wet line."""

    ink: str
    wet: str


DRAWINGS = {
    "source": LineDrawing(
        ink="M10 42 26 13l6 12 5-8 15 25M26 13l-4 11 5 4 4-5",
        wet=(
            "M33 42c0-5-4-6-4-10 0-3 3-5 3-5M4 50c7-4 11-4 18 0s11 4 18 0 11-4 20 0M10 58"
            "c6-3 9-3 15 0s9 3 15 0 8-3 14 0"
        ),
    ),
    "pipe": LineDrawing(
        ink="M3 16h19v18H3M22 12h6v26h-6zM28 16h11c10 0 15 5 15 15v5H36v-2H28M32 36h26v6H32z",
        wet="M38 46v14M45 46v10M52 46v14",
    ),
    "meter": LineDrawing(
        ink=(
            "M32 8a21 21 0 1 0 0 42 21 21 0 0 0 0-42M21 19h22v9H21zM28.3 19v9M35.7 19v9M22 42l2-2"
            "M42 42l-2-2M12 38H4v11h11M52 38h8v11H49M4 34v19M60 34v19"
        ),
        wet="M32 43l6-9M29 43h6",
    ),
    "valve": LineDrawing(
        ink=(
            "M16 7h32M32 7v16M20 4v6M44 4v6M24 23h16l4 10H20zM4 33h56v20H4zM13 33v20M51 33v20M4 29v28"
            "M60 29v28"
        ),
        wet="M20 43c4-4 8-4 12 0s8 4 12 0",
    ),
    "plant": LineDrawing(
        ink=(
            "M4 56h56M8 56V34h20v22M28 41h28v15M12 34V23h12v11M12 23l6-7 6 7M44 41V30h-8M36 30h14"
            "M50 30v5M14 42h8M14 48h8"
        ),
        wet="M29 48c4-3 6-3 9 0s6 3 9 0 5-3 8 0M43 20c0-3 2-4 3-7 1 3 3 4 3 7a3 3 0 0 1-6 0z",
    ),
    "tap": LineDrawing(
        ink=(
            "M4 20h12v14H4M16 17h5v20h-5zM21 22h20c8 0 12 4 12 12v4H42v-2c0-1-1-2-2-2H21M31 22V12"
            "M20 10c4-3 8-2 11 2 3-4 7-5 11-2"
        ),
        wet="M47.5 43c3 5 5 7 5 10a5 5 0 0 1-10 0c0-3 2-5 5-10z",
    ),
    "lab": LineDrawing(
        ink="M24 6h16M27 6v18L13 50c-2 4 0 8 5 8h28c5 0 7-4 5-8L37 24V6",
        wet="M19 40c4-3 7-3 11 0s8 3 15 0M26 48h.1M35 52h.1M33 46h.1M42 48h.1",
    ),
    "septage-truck": LineDrawing(
        ink=(
            "M4 43V25c0-4 3-7 7-7h21c4 0 7 3 7 7v18M43 43V25h8l9 11v7M39 43H20M4 43h4M47 30v7h12"
            "M60 43h-3M43 43h2M14 50a6 6 0 1 0 0-12 6 6 0 0 0 0 12M51 50"
            "a6 6 0 1 0 0-12 6 6 0 0 0 0 12M16 18v-5h8v5"
        ),
        wet="M10 30c4-3 7-3 11 0s8 3 12 0",
    ),
    "people": LineDrawing(
        ink=(
            "M22 7a8 8 0 1 0 0 16 8 8 0 0 0 0-16M45 12a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M6 45"
            "c0-10 7-16 16-16s16 6 16 16M40 33c2-1 3-1.5 5-1.5 8 0 13 5 13 13.5"
        ),
        wet="M4 54c7-4 11-4 18 0s11 4 18 0 11-4 20 0",
    ),
    "contract": LineDrawing(
        ink="M14 4h26l10 10v46H14zM40 4v10h10M21 20h13M21 27h22M21 34h22",
        wet="M20 50c4-8 7-8 7-3s2 5 4 0 4-3 4 0 4 2 9-1",
    ),
}


def line_drawing(name: str) -> LineDrawing:
    """Return a drawing by its name.

    Raises:
        ValueError: there is no drawing of this name.
    """
    if name not in DRAWINGS:
        message = f"There is no drawing {name!r}; there are {', '.join(DRAWINGS)}."
        raise ValueError(message)
    return DRAWINGS[name]
