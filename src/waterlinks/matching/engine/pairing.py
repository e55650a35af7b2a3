"""Which pairs are being scored: a block of needs against all mentors, or chosen pairs one by one.

Every criterion is written once against `Pairing` and works for both: values come back as an array that spreads to
(needs, mentors) for a block, and as an array (pairs,) for chosen pairs.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.areas import AreaTables
from waterlinks.matching.engine.columns import Integers
from waterlinks.matching.engine.mentors import MentorColumns, Scores
from waterlinks.matching.engine.needs import NeedColumns

Index = NDArray[np.intp]
Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A criterion's scores (3, kinds of needs, kinds of mentors) and the kind each need and each mentor is of."""

    scores: Scores
    need_kind: Index
    mentor_kind: Index


class Pairing(ABC):
    """The pairs at hand. The columns belong to all needs and all mentors; the pairing picks from them."""

    def __init__(self, needs: NeedColumns, mentors: MentorColumns, areas: AreaTables) -> None:
        self.needs = needs
        self.mentors = mentors
        self.areas = areas

    @abstractmethod
    def of_needs(self, values: Column) -> Column:
        """Pick each pair's value from one value per need."""

    @abstractmethod
    def of_mentors(self, values: Column) -> Column:
        """Pick each pair's value from one value per mentor."""

    @abstractmethod
    def pick(self, scores: Scores, need_kind: Index, mentor_kind: Index | None = None) -> Scores:
        """Pick each pair's score from an array (kinds of needs, kinds of mentors); None: every mentor is its own."""

    @abstractmethod
    def marks(self, keys: Integers) -> NDArray[np.bool_]:
        """Say which pairs are among `keys`, sorted numbers `need row * mentors + mentor row`."""

    def look_up(self, table: Table, bound: int) -> Scores:
        """Pick each pair's score from a table, at one of the three bounds."""
        return self.pick(table.scores[bound], table.need_kind, table.mentor_kind)

    def over_areas(self, scores: Scores) -> Scores:
        """Add up an array (asks, mentors) over each need's areas, weighed by the area's share in percent."""
        whole = np.zeros(self.shape, dtype=np.int16)
        for asks, shares in zip(self.needs.asked.index.T, self.needs.asked.shares.T, strict=True):
            part = self.pick(scores, asks)
            part *= self.of_needs(shares)
            whole += part
        return whole

    @property
    @abstractmethod
    def shape(self) -> tuple[int, ...]:
        """The shape of one value per pair."""

    @cached_property
    def covered(self) -> Scores:
        """The percentage of the need that the mentor's offers cover; 0 when none stands far enough above."""
        return self.over_areas(self.areas.covers)


class Block(Pairing):
    """Some needs, one after the other, against every mentor."""

    def __init__(self, needs: NeedColumns, mentors: MentorColumns, areas: AreaTables, rows: slice) -> None:
        super().__init__(needs, mentors, areas)
        self.rows = rows

    @property
    def shape(self) -> tuple[int, ...]:
        start, stop, _ = self.rows.indices(len(self.needs.facts))
        return stop - start, len(self.mentors.facts)

    def of_needs(self, values: Column) -> Column:
        return values[self.rows, None]

    def of_mentors(self, values: Column) -> Column:
        return values[None, :]

    def pick(self, scores: Scores, need_kind: Index, mentor_kind: Index | None = None) -> Scores:
        rows = scores.take(need_kind[self.rows], axis=0)
        return rows if mentor_kind is None else rows.take(mentor_kind, axis=1)

    def marks(self, keys: Integers) -> NDArray[np.bool_]:
        needs, mentors = self.shape
        first = self.rows.start * mentors
        start, stop = np.searchsorted(keys, (first, first + needs * mentors))
        marked = np.zeros(needs * mentors, dtype=bool)
        marked[keys[start:stop] - first] = True
        return marked.reshape(needs, mentors)


class Chosen(Pairing):
    """Chosen pairs: row `need_rows[k]` of the needs with row `mentor_rows[k]` of the mentors."""

    def __init__(
        self,
        needs: NeedColumns,
        mentors: MentorColumns,
        areas: AreaTables,
        need_rows: Index,
        mentor_rows: Index,
    ) -> None:
        super().__init__(needs, mentors, areas)
        self.need_rows = need_rows
        self.mentor_rows = mentor_rows

    @property
    def shape(self) -> tuple[int, ...]:
        return self.need_rows.shape

    def of_needs(self, values: Column) -> Column:
        return values[self.need_rows]

    def of_mentors(self, values: Column) -> Column:
        return values[self.mentor_rows]

    def pick(self, scores: Scores, need_kind: Index, mentor_kind: Index | None = None) -> Scores:
        columns = self.mentor_rows if mentor_kind is None else mentor_kind[self.mentor_rows]
        return scores[need_kind[self.need_rows], columns]

    def marks(self, keys: Integers) -> NDArray[np.bool_]:
        return np.isin(self.need_rows * len(self.mentors.facts) + self.mentor_rows, keys)
