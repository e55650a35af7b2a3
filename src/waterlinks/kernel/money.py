"""What an amount of money is counted in."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class MoneyBasis:
    """A currency and its price basis. Two amounts meet in one formula only when both are equal.

    `currency` is an ISO 4217 code, or "XPP" for international (purchasing-power) dollars;
    `price_basis` is "nominal" (prices of the period itself) or a fixed basis such as "ppp2017".
    """

    currency: str
    price_basis: str

    def __str__(self) -> str:
        return self.currency if self.price_basis == "nominal" else f"{self.currency} {self.price_basis}"
