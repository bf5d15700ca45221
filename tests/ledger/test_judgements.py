"""What people decided: kept whole, superseded by later ones."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from firsthand.errors import UsageError
from firsthand.ledger import Ledger, verify
from firsthand.model import Judgement, Verdict
from tests.ledger.maker import dump


def judgement(verdict: Verdict, minute: int, **changes: str) -> Judgement:
    given = {
        "subject": "c0ffee",
        "by": "Desk",
        "at": f"2031-05-18T09:{minute:02}:00+00:00",
        "reason": "read it",
        **changes,
    }
    return Judgement(verdict=verdict, **given)


def current(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute("SELECT id FROM current_judgements ORDER BY entry")]
    finally:
        connection.close()


def test_judgements_come_back_oldest_first_and_once(ledger: Ledger, path: Path) -> None:
    later, earlier = judgement("accept", 30), judgement("reject", 5, field="killed", value="7")
    ledger.judge(earlier)
    ledger.judge(later)
    before = dump(path)
    ledger.judge(earlier)
    assert list(ledger.judgements()) == [earlier, later]
    assert dump(path) == before
    assert ledger.counts()["judgements"] == 2
    assert verify(ledger) == []


def test_a_later_judgement_supersedes(ledger: Ledger, path: Path) -> None:
    accept, reject = judgement("accept", 1), judgement("reject", 2)
    grade = judgement("grade", 3, value="Fair")
    ledger.judge(accept)
    ledger.judge(reject)
    ledger.judge(grade)
    assert current(path) == [reject.id, grade.id]
    named = judgement("grade", 4, value="Weak", subject="beef", supersedes=grade.id)
    ledger.judge(named)
    assert current(path) == [reject.id, named.id]
    assert len(list(ledger.judgements())) == 4


def test_merges_and_redactions_add_up(ledger: Ledger, path: Path) -> None:
    added = [
        judgement("merge", 1, value="aa"),
        judgement("merge", 2, value="bb"),
        judgement("redact", 3, value="Orlen"),
    ]
    for item in added:
        ledger.judge(item)
    assert current(path) == [item.id for item in added]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"at": "2031-05-18T09:00:00"}, "names no time zone"),
        ({"at": "yesterday"}, "is no time"),
        ({"by": "  "}, "who decided"),
        ({"supersedes": "f" * 20}, "no judgement f"),
    ],
)
def test_what_cannot_be_a_judgement_is_refused(ledger: Ledger, changes: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ledger.judge(judgement("accept", 1, **changes))
