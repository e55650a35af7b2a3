"""The whole network in columns: every need, every mentor, and what has been decided about pairs of them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from waterlinks.matching.engine import context
from waterlinks.matching.engine.areas import AreaTables
from waterlinks.matching.engine.columns import Integers
from waterlinks.matching.engine.facts import MentorFact, NeedFact
from waterlinks.matching.engine.mentors import MentorColumns
from waterlinks.matching.engine.needs import NeedColumns
from waterlinks.matching.engine.pairing import Block, Chosen, Table

PairOfCodes = tuple[str, str]
"""The code of a need and the code of the mentor's operator."""


@dataclass(frozen=True, slots=True)
class Network:
    """Needs in order of precedence, mentors in order of their codes; rows below are positions in these orders."""

    needs: NeedColumns
    mentors: MentorColumns
    areas: AreaTables
    tables: dict[str, Table]
    cannot_talk: Table
    partners: Integers
    forbidden: Integers

    @classmethod
    def of(
        cls,
        needs: Sequence[NeedFact],
        mentors: Sequence[MentorFact] | MentorColumns,
        forbidden: Collection[PairOfCodes] = (),
    ) -> "Network":
        """Put facts into columns. Ready-made mentor columns can be passed again and again."""
        _expect_each_once("need", [need.code for need in needs])
        mentor_columns = mentors if isinstance(mentors, MentorColumns) else MentorColumns.of(mentors)
        if len(mentor_columns.rows) < len(mentor_columns.facts):
            _expect_each_once("mentor", [mentor.operator for mentor in mentor_columns.facts])
        need_columns = NeedColumns.of(needs, mentor_columns)
        partners = [(need.code, partner) for need in needs for partner in need.partners]
        return cls(
            need_columns,
            mentor_columns,
            AreaTables.of(need_columns.asked.asks, mentor_columns.offers),
            context.tables(need_columns, mentor_columns),
            context.no_way_to_talk(need_columns, mentor_columns),
            _keys(partners, need_columns, mentor_columns),
            _keys(forbidden, need_columns, mentor_columns),
        )

    @property
    def shape(self) -> tuple[int, int]:
        """How many needs and how many mentors."""
        return len(self.needs.facts), len(self.mentors.facts)

    def block(self, rows: slice) -> Block:
        """Some needs against every mentor."""
        return Block(self.needs, self.mentors, self.areas, rows)

    def chosen(self, need_rows: Sequence[int], mentor_rows: Sequence[int]) -> Chosen:
        """Pairs one by one."""
        rows, columns = np.array(need_rows, dtype=np.intp), np.array(mentor_rows, dtype=np.intp)
        return Chosen(self.needs, self.mentors, self.areas, rows, columns)

    def row_of_need(self, code: str) -> int:
        """The row of a need; KeyError when there is none of this code."""
        return self.needs.rows[code]

    def row_of_mentor(self, operator: str) -> int:
        """The row of a mentor; KeyError when no such operator offers help."""
        return self.mentors.rows[operator]


def _expect_each_once(what: str, codes: Sequence[str]) -> None:
    if len(set(codes)) < len(codes):
        twice = sorted(code for code, times in Counter(codes).items() if times > 1)
        raise ValueError(f"Each {what} is given once; given more than once: {twice}.")


def _keys(pairs: Collection[PairOfCodes], needs: NeedColumns, mentors: MentorColumns) -> Integers:
    """Sorted numbers `need row * mentors + mentor row`; pairs of others than ours are left out."""
    keys = {
        needs.rows[need] * len(mentors.facts) + mentors.rows[mentor]
        for need, mentor in pairs
        if need in needs.rows and mentor in mentors.rows
    }
    return np.array(sorted(keys), dtype=np.int64)
