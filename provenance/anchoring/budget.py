"""A limit on the work for one citation, counted in operations so that every machine gives the same verdict."""

from __future__ import annotations

from attrs import define


class BudgetSpent(Exception):  # noqa: N818 - a signal between rooms, not an error
    """The work for one citation reached its limit; the citation is then unchecked."""


@define
class Budget:
    """Counts words that were compared; `spend` raises `BudgetSpent` beyond `limit`."""

    limit: int = 3_000_000
    spent: int = 0

    def spend(self, operations: int) -> None:
        """Count `operations` more."""
        self.spent += operations
        if self.spent > self.limit:
            raise BudgetSpent
