"""Which pairs are being scored: a block of needs against all mentors, or chosen pairs one by one.

Every criterion is written once against `Pairing` and works for both: values come back as an array (needs, mentors)
for a block and as an array (pairs,) for chosen pairs.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.columns import Integers
from waterlinks.matching.engine.mentors import Exact, MentorColumns
from waterlinks.matching.engine.needs import NeedColumns

Column = NDArray[Any]
Scores = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Table:
    """A criterion's scores (3, kinds of needs, kinds of mentors) and the kind each need and each mentor is of."""

    scores: Scores
    need_kind: NDArray[np.intp]
    mentor_kind: NDArray[np.intp]


class Pairing(ABC):
    """The pairs at hand. The columns belong to all needs and all mentors; the pairing picks from them."""

    def __init__(self, needs: NeedColumns, mentors: MentorColumns) -> None:
        self.needs = needs
        self.mentors = mentors

    @abstractmethod
    def of_needs(self, values: Column) -> Column:
        """Pick each pair's value from one value per need."""

    @abstractmethod
    def of_mentors(self, values: Column) -> Column:
        """Pick each pair's value from one value per mentor."""

    @abstractmethod
    def look_up(self, table: Table, bound: int) -> Scores:
        """Pick each pair's score from a table, at one of the three bounds."""

    @abstractmethod
    def product(self, need_rows: Exact, mentor_rows: Exact) -> NDArray[Any]:
        """Multiply each pair's two rows and add up. Whole numbers in, whole numbers out."""

    @abstractmethod
    def marks(self, keys: Integers) -> NDArray[np.bool_]:
        """Say which pairs are among `keys`, sorted numbers `need row * mentors + mentor row`."""

    @cached_property
    def covered(self) -> NDArray[np.int32]:
        """The thousandths of the need that the mentor's offers cover; 0 when none stands far enough above."""
        return self.product(self.needs.shares, self.mentors.offered).astype(np.int32)


class Block(Pairing):
    """Some needs, one after the other, against every mentor."""

    def __init__(self, needs: NeedColumns, mentors: MentorColumns, rows: slice) -> None:
        super().__init__(needs, mentors)
        self.rows = rows

    def of_needs(self, values: Column) -> Column:
        return values[self.rows, None]

    def of_mentors(self, values: Column) -> Column:
        return values[None, :]

    def look_up(self, table: Table, bound: int) -> Scores:
        return table.scores[bound].take(table.need_kind[self.rows], axis=0).take(table.mentor_kind, axis=1)

    def product(self, need_rows: Column, mentor_rows: Column) -> NDArray[Any]:
        return need_rows[self.rows] @ mentor_rows.T

    def marks(self, keys: Integers) -> NDArray[np.bool_]:
        mentors = len(self.mentors.facts)
        start, stop, _ = self.rows.indices(len(self.needs.facts))
        here = keys[np.searchsorted(keys, start * mentors) : np.searchsorted(keys, stop * mentors)]
        marked = np.zeros((stop - start) * mentors, dtype=bool)
        marked[here - start * mentors] = True
        return marked.reshape(stop - start, mentors)


class Chosen(Pairing):
    """Chosen pairs: row `need_rows[k]` of the needs with row `mentor_rows[k]` of the mentors."""

    def __init__(self, needs: NeedColumns, mentors: MentorColumns, need_rows: Integers, mentor_rows: Integers) -> None:
        super().__init__(needs, mentors)
        self.need_rows = need_rows
        self.mentor_rows = mentor_rows

    def of_needs(self, values: Column) -> Column:
        return values[self.need_rows]

    def of_mentors(self, values: Column) -> Column:
        return values[self.mentor_rows]

    def look_up(self, table: Table, bound: int) -> Scores:
        return table.scores[bound][table.need_kind[self.need_rows], table.mentor_kind[self.mentor_rows]]

    def product(self, need_rows: Column, mentor_rows: Column) -> NDArray[Any]:
        return np.einsum("pk,pk->p", need_rows[self.need_rows], mentor_rows[self.mentor_rows])

    def marks(self, keys: Integers) -> NDArray[np.bool_]:
        return np.isin(self.need_rows * len(self.mentors.facts) + self.mentor_rows, keys)
