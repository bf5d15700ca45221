"""The one-to-one assignment of greatest total weight (Kuhn 1955, in the shortest-path form of Jonker and Volgenant)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best_assignment"]


def best_assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, whose weights sum highest; pairs of weight 0 are left out.

    weights: one row a row, all of the same length, none negative.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[weights[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in best_assignment(turned))
    owner = _owners(weights, rows, columns)
    pairs = [(row - 1, column - 1) for column, row in enumerate(owner) if column and row]
    return sorted((row, column) for row, column in pairs if weights[row][column] > 0)


def _owners(weights: Sequence[Sequence[float]], rows: int, columns: int) -> list[int]:
    """The row that owns each column, both counted from 1; 0 for a free column."""
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        reached, via = [float("inf")] * (columns + 1), [0] * (columns + 1)
        done = [False] * (columns + 1)
        at = 0
        while owner[at]:
            done[at] = True
            step, following = float("inf"), 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                cost = -weights[owner[at] - 1][column - 1] - row_price[owner[at]] - column_price[column]
                if cost < reached[column]:
                    reached[column], via[column] = cost, at
                if reached[column] < step:
                    step, following = reached[column], column
            for column in range(columns + 1):
                if done[column]:
                    row_price[owner[column]] += step
                    column_price[column] -= step
                else:
                    reached[column] -= step
            at = following
        while at:
            owner[at] = owner[via[at]]
            at = via[at]
    return owner
