"""How long pages take: every page, as every role, over a big network on the database that DATABASE_URL names.

Usage: ./waterlinks bench pages [--operators N] [--partnerships N] [--observations N] [--requests N]
       [--alone] [--seed S]
"""

import sys
from collections.abc import Sequence

from door.commands import Parser

from benchmarks.database import own_database
from benchmarks.measuring import ALONE, answer, at_least


def main(words: Sequence[str]) -> None:
    parser = Parser("waterlinks bench pages", description="Time every page as every role.")
    parser.add_argument("--operators", type=at_least(50), default=500, metavar="N")
    parser.add_argument("--partnerships", type=at_least(5), default=50, metavar="N")
    parser.add_argument("--observations", type=at_least(1000), default=20_000, metavar="N")
    parser.add_argument(
        "--requests", type=at_least(1), default=30, metavar="N", help="timed for each page and role (30)"
    )
    parser.add_argument("--alone", action="store_true", help=ALONE)
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    asked = parser.parse_args(words)
    with own_database("pages") as database:
        from benchmarks import visiting  # models can be read now that the database is known

        measured = visiting.measure(asked)
    answer("pages", asked.seed, database, measured.figures, **measured.about)


if __name__ == "__main__":
    main(sys.argv[1:])
