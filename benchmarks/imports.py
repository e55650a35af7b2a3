"""How fast figures come in: reading and checking a file, storing it, and the database's own bulk load beside it.

Usage: ./waterlinks bench imports [--rows N] [--alone] [--seed S]
"""

import sys
from collections.abc import Sequence

from door.commands import Parser

from benchmarks.database import own_database
from benchmarks.measuring import ALONE, answer, at_least


def main(words: Sequence[str]) -> None:
    parser = Parser("waterlinks bench imports", description="Import a made file of figures.")
    parser.add_argument(
        "--rows", type=at_least(10), default=25_000, metavar="N", help="of the file, 41 figures each (25,000)"
    )
    parser.add_argument("--alone", action="store_true", help=ALONE)
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    asked = parser.parse_args(words)
    with own_database("imports") as database:
        from benchmarks import importing  # models can be read now that the database is known

        figures = list(importing.measure(rows=asked.rows, seed=asked.seed, alone=asked.alone))
    answer("imports", asked.seed, database, figures, rows=asked.rows, alone=asked.alone)


if __name__ == "__main__":
    main(sys.argv[1:])
