"""The tie rule: of all best assignments, the one that anybody would find again.

The earliest rows are served; then the first row gets its earliest column, then the second row, and so on. Prices tell
what best assignments consist of: *tight* pairs, whose weight is the column's price plus the row's gain. Whoever has a
gain is served, whatever has a price is full; so best assignments turn into each other by moves along tight pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waterlinks.assignment.table import UNSERVED, Table, Whole

Columns = int
"""A set of columns, one bit each: thousands are united or compared in one step."""


def settled(table: Table, chosen: Whole, prices: Whole) -> Whole:
    """Return the best assignment that the rule prefers, from any best assignment and prices that prove it."""
    places = _Places.of(table, chosen, prices)
    _serve_earliest_rows(places, np.flatnonzero(table.gains(chosen, prices) == 0).tolist())
    _give_earliest_columns(places)
    return np.array(places.chosen, dtype=np.int64)


class _Move(NamedTuple):
    """Somebody who could leave a column, and the columns that would open."""

    who: int
    column: int
    to: Columns


class _Way(NamedTuple):
    """Where a newcomer enters, who makes room for whom (who, from, to; the last one first), and where it ends."""

    entry: int
    hops: list[tuple[int, int, int]]
    end: int


@dataclass(slots=True)
class _Places:
    """Who is where. An empty slot moves like a row that is tight with every column that has no price."""

    tight: list[Columns]  # of each row; the last one is nobody, who holds the empty slots
    chosen: list[int]
    holders: list[set[int]]  # of each column: the rows that may still move
    empty: list[int]  # slots of each column

    @classmethod
    def of(cls, table: Table, chosen: Whole, prices: Whole) -> "_Places":
        holders: list[set[int]] = [set() for _ in prices]
        for row in np.flatnonzero(chosen != UNSERVED).tolist():
            holders[chosen[row]].add(row)
        empty = [room - len(rows) for room, rows in zip(table.capacities.tolist(), holders, strict=True)]
        nobody = _sets((prices == 0)[None])
        return cls([*_tight(table, chosen, prices), *nobody], chosen.tolist(), holders, empty)

    def way(self, start: Columns, goal: Columns, within: Columns) -> tuple[_Way | None, Columns]:
        """Return the shortest way from a start to a goal, or None, and all columns that were reached."""
        reached, made = start, []
        for move in self._moves(start, within):
            if reached & goal:
                break
            made.append(move)
            reached |= move.to
        if not reached & goal:
            return None, reached
        end = column = next(_each(reached & goal))
        hops = []
        for move in reversed(made):
            if move.to >> column & 1:
                hops.append((move.who, move.column, column))
                column = move.column
        return _Way(column, hops, end), reached

    def follow(self, newcomer: int, way: _Way) -> None:
        """Let everybody on the way move on, and the newcomer enter."""
        for who, column, to in way.hops:
            if who == len(self.chosen):
                self.empty[column] -= 1
                self.empty[to] += 1
            else:
                self.put(who, to)
        self.put(newcomer, way.entry)

    def put(self, row: int, column: int) -> None:
        """Place a row in a column, or in none."""
        if self.chosen[row] != UNSERVED:
            self.holders[self.chosen[row]].remove(row)
        if column != UNSERVED:
            self.holders[column].add(row)
        self.chosen[row] = column

    def _moves(self, start: Columns, within: Columns) -> Iterator[_Move]:
        """Yield, nearest first, the moves by which a newcomer to one of the columns could push others on."""
        nobody = len(self.chosen)
        unseen = within & ~start
        newly = [start]
        for columns in newly:  # which grows as we go
            for column in _each(columns):
                for who in (*self.holders[column], nobody) if self.empty[column] else self.holders[column]:
                    if to := self.tight[who] & unseen:
                        unseen &= ~to
                        newly.append(to)
                        yield _Move(who, column, to)


def _serve_earliest_rows(places: _Places, without_gain: list[int]) -> None:
    """Let rows without a gain, the only ones that may stay unserved, push later ones out or on to an empty slot.

    Columns from which a search ended nowhere are closed for good: nothing that happens later leads out of them.
    """
    late: list[list[int]] = [[] for _ in places.holders]
    for row in without_gain:
        if places.chosen[row] != UNSERVED:
            late[places.chosen[row]].append(row)
    giving = sum(1 << column for column, rows in enumerate(late) if rows or places.empty[column])
    passable = (1 << len(late)) - 1
    for row in without_gain:
        end = places.chosen[row]
        if end != UNSERVED:
            late[end].remove(row)
        else:
            way, reached = places.way(places.tight[row] & passable, giving, passable)
            if way is None:
                passable &= ~reached
                continue
            end = way.end
            places.follow(row, way)
            if places.empty[end]:
                places.empty[end] -= 1
            else:
                places.put(late[end].pop(), UNSERVED)
        if not late[end] and not places.empty[end]:
            giving &= ~(1 << end)


def _give_earliest_columns(places: _Places) -> None:
    """Row by row, find the earliest column from which others can move on until the row's own place is taken."""
    groups = _Groups(len(places.holders))
    for row, tight in enumerate(places.tight[:-1]):
        column = places.chosen[row]
        if column == UNSERVED:
            continue
        earlier = tight & groups.of(column) & (1 << column) - 1
        while earlier:
            start = earlier & -earlier
            way, reached = places.way(start, 1 << column, groups.of(column))
            if way:
                places.follow(row, way)
                break
            groups.split(column, reached)
            earlier &= ~reached
        places.holders[places.chosen[row]].remove(row)


class _Groups:
    """Columns that moves may connect in a circle; whenever no way leads from one to another, their group is split."""

    def __init__(self, columns: int) -> None:
        self._of = [0] * columns
        self._members = [(1 << columns) - 1]

    def of(self, column: int) -> Columns:
        """All columns of the group."""
        return self._members[self._of[column]]

    def split(self, column: int, part: Columns) -> None:
        """Split the column's group into the part and the rest; the smaller one gets the new number."""
        whole = self.of(column)
        small, large = sorted((whole & part, whole & ~part), key=int.bit_count)
        self._members[self._of[column]] = large
        for moved in _each(small):
            self._of[moved] = len(self._members)
        self._members.append(small)


def _tight(table: Table, chosen: Whole, prices: Whole) -> Iterator[Columns]:
    gains = table.gains(chosen, prices).astype(table.weights.dtype)[:, None]
    cost = prices.astype(table.weights.dtype)
    for rows in table.blocks():
        weights = table.weights[rows]
        yield from _sets((weights - cost == gains[rows]) & (weights > 0))


def _sets(members: NDArray[np.bool_]) -> Iterator[Columns]:
    """One set of columns for each row of the table."""
    for packed in np.packbits(members, axis=1, bitorder="little"):
        yield int.from_bytes(packed.tobytes(), "little")


def _each(columns: Columns) -> Iterator[int]:
    while columns:
        last = columns & -columns
        yield last.bit_length() - 1
        columns ^= last
