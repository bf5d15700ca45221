"""What people decided. A later judgement supersedes an earlier one; none is overwritten."""

from __future__ import annotations

from datetime import datetime

from firsthand.errors import UsageError
from firsthand.ledger import tables as t
from firsthand.ledger.batch import Batch
from firsthand.model import Judgement

__all__ = ["put_judgement"]


def put_judgement(batch: Batch, judgement: Judgement) -> None:
    """Record a judgement. The same one given twice is one. Raises `UsageError` where it cannot be."""
    if not judgement.by.strip():
        raise UsageError("a judgement must say who decided")
    _check_time(judgement.at)
    if judgement.supersedes is not None and not batch.holds(t.JUDGEMENTS, {"id": judgement.supersedes}):
        raise UsageError(f"there is no judgement {judgement.supersedes} to supersede")
    row = {
        "id": judgement.id,
        "subject": judgement.subject,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "at": judgement.at,
        "reason": judgement.reason,
        "field": judgement.field,
        "value": judgement.value,
        "supersedes": judgement.supersedes,
    }
    if batch.put_new(t.JUDGEMENTS, row):
        batch.count("judgements")
    batch.finish(action="judge", subject=judgement.subject)


def _check_time(at: str) -> None:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise UsageError(f"{at!r} is no time; write it as 2031-05-14T08:00:00+00:00") from error
    if moment.tzinfo is None:
        raise UsageError(f"{at!r} names no time zone; write it as {at}+00:00")
