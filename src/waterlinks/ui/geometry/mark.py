"""The mark of an organisation: four tiles, turned and toned by the hash of its name.

Same name, same mark. Marks are pleasant, not unique: never show one without its name.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

SIDE = 20
QUARTERS = ((0, 0), (SIDE, 0), (0, SIDE), (SIDE, SIDE))
TONES = "abc"  # teal, the second teal, ink
SHAPES = (
    "M{x} {y}H{right}A20 20 0 0 1 {x} {below}Z",
    "M{right} {y}V{below}A20 20 0 0 1 {x} {y}Z",
    "M{right} {below}H{x}A20 20 0 0 1 {right} {y}Z",
    "M{x} {below}V{y}A20 20 0 0 1 {right} {below}Z",
)
CIRCLE = "M{centre} {y}A10 10 0 0 1 {centre} {below}A10 10 0 0 1 {centre} {y}Z"


@dataclass(frozen=True, slots=True)
class Tile:
    """One quarter of the 40 x 40 square: its path, and which of the three tones it has."""

    path: str
    tone: str


@lru_cache(maxsize=2000)
def tiles(name: str) -> tuple[Tile, ...]:
    """Return the four tiles, reading order. Any text has a mark, the empty one too."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return tuple(_tile(byte, x, y) for byte, (x, y) in zip(digest, QUARTERS, strict=False))


def _tile(byte: int, x: int, y: int) -> Tile:
    shape = CIRCLE if (byte >> 4) % 4 == 0 else SHAPES[byte % 4]
    path = shape.format(x=x, y=y, right=x + SIDE, below=y + SIDE, centre=x + SIDE // 2)
    return Tile(path=path, tone=TONES[(byte >> 2) % 3])
