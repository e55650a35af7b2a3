"""Short public codes such as N-00042: what people read out on the telephone, and what stands in an address."""


class NumberedCode:
    """A path converter between the code in an address and the number behind it.

    Subclass it with a prefix and register it: `N-00042` is 42, and anything else is no such address.
    """

    prefix = ""
    regex = "[0-9]{5,9}"

    def __init_subclass__(cls) -> None:
        cls.regex = f"{cls.prefix}-[0-9]{{5,9}}"

    @classmethod
    def of(cls, number: int) -> str:
        """Return the code of a number."""
        return f"{cls.prefix}-{number:05d}"

    def to_python(self, value: str) -> int:
        return int(value.rpartition("-")[2])

    def to_url(self, value: int) -> str:
        return self.of(value)
