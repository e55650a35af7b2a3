"""Read a formula once, refuse what is not plain arithmetic, and keep it as a function over exact fractions.

A formula is text from a catalogue, never from a visitor, and is still treated as hostile: nothing in it is
executed. It is parsed to a tree, every node is looked up in a short list, and everything else is refused.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

MAX_LENGTH = 400
MAX_DEPTH = 40
LARGEST, SMALLEST = 10**18, Fraction(1, 10**18)  # of a number written in a formula
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,29}")
DOTTED = re.compile(r"[A-Z][A-Z0-9]{0,14}\.[A-Z][A-Z0-9]{0,14}")
PARSER_LIMITS = (SyntaxError, ValueError, MemoryError, RecursionError)

# A term whose name is blank has no value: None.
Values = Mapping[str, Fraction | None]
Term = Callable[[Values], Fraction | None]


class FormulaError(ValueError):
    """A formula that cannot be used. Says which one, and what is wrong with it."""

    def __init__(self, text: str, problem: str) -> None:
        shown = text if len(text) <= 80 else f"{text[:80]}…"
        super().__init__(f"Formula {shown!r}: {problem}")


class ZeroDenominatorError(ArithmeticError):
    """A division by zero. `names` are the names that stand in the denominator."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"The denominator is zero: {', '.join(names)}")
        self.names = names


class Read(NamedTuple):
    """A name a formula reads: the item or indicator `code`, or, with `mean`, its mean over the year.

    `key` is the name under which the formula looks the value up: "AG002" or "mean(AG002)".
    """

    key: str
    code: str
    mean: bool


class Node(NamedTuple):
    """A compiled part of a formula: how to work it out, and what it reads in the order it stands there."""

    term: Term
    reads: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula ready for use. `reads` holds each item or indicator once, in order; `days` is neither."""

    text: str
    reads: tuple[Read, ...]
    term: Term

    def value(self, values: Values) -> Fraction | None:
        """Return the exact result, or None when it hangs on names whose value is None (blank).

        values: by the keys of `reads`, and `days`, the days of the period.

        A blank adds nothing to a sum; a sum of blanks is blank, from a blank nothing can be taken, and a
        product or quotient with a blank is blank.

        Raises:
            ZeroDenominatorError: a denominator is zero.
            KeyError: `values` lacks one of the names.
        """
        return self.term(values)


DAYS = Read("days", "days", mean=False)


@lru_cache(maxsize=1024)
def parse(text: str) -> Formula:
    """Return the formula of a text such as `100*(i55-i59)/i55`.

    Allowed: + - * /, brackets, numbers, names (`i55`, `WB.RL`), `days`, and mean(X).

    Raises:
        FormulaError: anything else, or too long, too deep, or without any name.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(text, f"longer than {MAX_LENGTH} characters.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except PARSER_LIMITS as error:
        raise FormulaError(text, "this is not a formula.") from error
    node = _Compiler(text.strip()).compiled(tree, MAX_DEPTH)
    reads = tuple(dict.fromkeys(read for read in node.reads if read != DAYS))
    if not reads:
        raise FormulaError(text, "it names no item.")
    return Formula(text.strip(), reads, node.term)


class _Compiler:
    """Turns a tree into nested functions, and refuses every kind of node it does not know."""

    def __init__(self, text: str) -> None:
        self.text = text

    def compiled(self, tree: ast.AST, depth: int) -> Node:
        if depth == 0:
            raise FormulaError(self.text, f"nested deeper than {MAX_DEPTH} levels.")
        match tree:
            case ast.BinOp(left, operator, right) if type(operator) in OPERATIONS:
                operation = OPERATIONS[type(operator)]
                return operation(self.compiled(left, depth - 1), self.compiled(right, depth - 1))
            case ast.UnaryOp(ast.USub(), operand):
                return _negative(self.compiled(operand, depth - 1))
            case ast.Constant(int() | float() as value) if not isinstance(value, bool):
                return self._number(value)
            case ast.Name(name) if NAME.fullmatch(name):
                return _named(Read(name, name, mean=False))
            case ast.Attribute(ast.Name(head), tail) if DOTTED.fullmatch(f"{head}.{tail}"):
                return _named(Read(f"{head}.{tail}", f"{head}.{tail}", mean=False))
            case ast.Call(ast.Name("mean"), [ast.Name(name)], []) if NAME.fullmatch(name) and name != "days":
                return _named(Read(f"mean({name})", name, mean=True))
        raise FormulaError(
            self.text, f"{self._shown(tree)!r} is not allowed; + - * / ( ), numbers, names, mean(X) are."
        )

    def _number(self, value: float) -> Node:
        # repr gives the shortest decimal of a float, so 5.41 stays 541/100; infinity fails the comparison
        if value and not SMALLEST <= abs(value) <= LARGEST:
            raise FormulaError(self.text, "it holds a number too large or too small to mean anything.")
        number = Fraction(repr(value))
        return Node(lambda _: number, ())

    def _shown(self, tree: ast.AST) -> str:
        return (ast.get_source_segment(self.text, tree) or type(tree).__name__)[:40]


def _named(read: Read) -> Node:
    key = read.key
    return Node(lambda values: values[key], (read,))


def _negative(operand: Node) -> Node:
    inner = operand.term

    def negative(values: Values) -> Fraction | None:
        value = inner(values)
        return None if value is None else -value

    return Node(negative, operand.reads)


def _sum(left: Node, right: Node) -> Node:
    first, second = left.term, right.term

    def total(values: Values) -> Fraction | None:
        one, other = first(values), second(values)
        if one is None or other is None:
            return other if one is None else one
        return one + other

    return Node(total, left.reads + right.reads)


def _difference(left: Node, right: Node) -> Node:
    first, second = left.term, right.term

    def difference(values: Values) -> Fraction | None:
        one, other = first(values), second(values)
        return one if one is None or other is None else one - other

    return Node(difference, left.reads + right.reads)


def _product(left: Node, right: Node) -> Node:
    first, second = left.term, right.term

    def product(values: Values) -> Fraction | None:
        one, other = first(values), second(values)
        return None if one is None or other is None else one * other

    return Node(product, left.reads + right.reads)


def _quotient(left: Node, right: Node) -> Node:
    first, second = left.term, right.term

    def quotient(values: Values) -> Fraction | None:
        one, other = first(values), second(values)
        if one is None or other is None:
            return None
        if not other:
            raise ZeroDenominatorError(tuple(dict.fromkeys(read.code for read in right.reads)))
        return one / other

    return Node(quotient, left.reads + right.reads)


OPERATIONS: dict[type[ast.operator], Callable[[Node, Node], Node]] = {
    ast.Add: _sum,
    ast.Sub: _difference,
    ast.Mult: _product,
    ast.Div: _quotient,
}
