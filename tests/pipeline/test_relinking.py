"""Linking a ledger anew: equal to what came report by report, repairs what differs, may be stopped at any moment."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest

from firsthand.errors import LockedLedgerError
from firsthand.ledger import Ledger
from firsthand.linking import Comparison, Linker
from firsthand.model import Document, Extraction, Incident, Judgement
from firsthand.pipeline import (
    Extracted,
    Relinked,
    check_links,
    link_pending,
    read_documents,
    relink,
    verify_ledger,
)
from tests.ledger.maker import counts, dump
from tests.pipeline.conftest import Opener
from tests.pipeline.stories import SAMPLES


class StoppedError(Exception):
    """The moment at which the process is stopped."""


class YesterdaysRules(Linker):
    """Fewer keys, and every link weaker than today; links that were weak speak against."""

    def keys(self, document: Document) -> frozenset[str]:
        return frozenset(key for key in super().keys(document) if not key.startswith("text:"))

    def compare(self, left: Document, right: Document) -> Comparison:
        found = super().compare(left, right)
        weaker = tuple(dataclasses.replace(link, score=link.score - 8) for link in found.mention_links)
        return Comparison(derivations=found.derivations[1:], mention_links=weaker)


@pytest.fixture(scope="module")
def extracted() -> list[Extracted]:
    """The sample collection, read and extracted once."""
    found = read_documents(sorted(SAMPLES.iterdir()))
    return [item for item in found if item.extraction is not None]


@pytest.fixture(scope="module")
def straight(extracted: list[Extracted], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger in which all was linked at once: to compare with, not to change."""
    path = tmp_path_factory.mktemp("straight") / "straight.db"
    with Ledger.open(path, create=True, write=True) as ledger:
        put(ledger, extracted)
        yield ledger


@pytest.fixture(scope="module")
def few(extracted: list[Extracted]) -> list[Extracted]:
    """Ten of them: happenings that one, two, three and seven reports tell of, and who copies whom."""
    return extracted[:10]


@pytest.fixture(scope="module")
def few_straight(few: list[Extracted], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger in which these were linked at once: to compare with, not to change."""
    path = tmp_path_factory.mktemp("few") / "straight.db"
    with Ledger.open(path, create=True, write=True) as ledger:
        put(ledger, few)
        yield ledger


@pytest.fixture(scope="module")
def few_old(few: list[Extracted], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of these by yesterday's rules."""
    path = tmp_path_factory.mktemp("few") / "old.db"
    with Ledger.open(path, create=True, write=True) as ledger:
        put(ledger, few, YesterdaysRules())
    return path.read_bytes()


def put(ledger: Ledger, items: Sequence[Extracted], linker: Linker | None = None) -> None:
    """Add these reports and link them, as one run of `add` does."""
    linker = linker or Linker()
    for item in items:
        assert item.intake.report is not None
        assert item.extraction is not None
        document = Document(report=item.intake.report, extraction=item.extraction)
        ledger.add(item.intake, item.extraction, keys=linker.keys(document), derivations=linker.alone(document))
    link_pending(ledger, linker)


def state(ledger: Ledger) -> tuple[object, ...]:
    reports = [report.id for report in ledger.reports()]
    return (
        {report: ledger.linked(report) for report in reports},
        ledger.holders(reports),
        list(ledger.incidents()),
        list(ledger.derivations()),
        ledger.unlinked(),
    )


def merge(one: Incident, two: Incident) -> Judgement:
    return Judgement(
        subject=one.id, verdict="merge", by="ida", at="2021-06-01T08:00:00+00:00", reason="one raid", value=two.id
    )


def test_a_rebuild_of_what_was_linked_at_once_is_equal(straight: Ledger) -> None:
    told: list[tuple[str, int]] = []
    found = check_links(straight, progress=lambda what, done: told.append((what, done)))
    assert found.differences == ()
    assert found.reports == straight.counts()["reports"] == 18
    assert found.incidents == straight.counts()["incidents"] > 5
    assert found.derivations == len(list(straight.derivations())) > 0
    assert found.links > 0
    assert [done for what, done in told if what == "links"] == list(range(1, 19))
    assert [done for what, done in told if what == "incidents"][-1] == 18


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_any_order_and_any_batches_equal_a_rebuild(
    book: Opener, straight: Ledger, extracted: list[Extracted], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    ledger = book("shuffled.db")
    waiting = chance.sample(extracted, len(extracted))
    while waiting:
        size = chance.randint(1, 6)
        put(ledger, waiting[:size])
        waiting = waiting[size:]
    assert check_links(ledger).differences == ()
    assert state(ledger) == state(straight)
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_reports_that_were_read_differently_before_leave_nothing_behind(
    book: Opener, few_straight: Ledger, few: list[Extracted], seed: int
) -> None:
    """An older reading linked reports that today's does not: every group that it held together is made anew."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    ledger = book("reread.db")

    def older(item: Extracted) -> Extracted:
        """The report with some of its mentions left out, or elsewhere and of another type."""
        assert item.extraction is not None
        mentions = item.extraction.mentions[chance.randint(0, 1) :]
        places = item.extraction.places
        if places:
            elsewhere = chance.choice(places)
            mentions = tuple(
                dataclasses.replace(
                    mention,
                    type=chance.choice([mention.type, "ACCIDENT"]),
                    places=tuple(dataclasses.replace(place, place=elsewhere) for place in mention.places),
                )
                for mention in mentions
            )
        found: Extraction = dataclasses.replace(item.extraction, mentions=mentions, made_by="older")
        return dataclasses.replace(item, extraction=found)

    waiting = [*few, *(older(item) for item in chance.sample(few, 7))]
    chance.shuffle(waiting)
    while waiting:
        size = chance.randint(1, 6)
        put(ledger, waiting[:size])
        waiting = waiting[size:]
        assert check_links(ledger).differences == ()
    for item in chance.sample(few, len(few)):
        put(ledger, [item])
    assert check_links(ledger).differences == ()
    assert state(ledger) == state(few_straight)
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
def test_a_ledger_of_older_rules_is_reported_and_brought_up_to_date(
    book: Opener, straight: Ledger, extracted: list[Extracted], tmp_path: Path
) -> None:
    ledger = book("old.db")
    put(ledger, extracted, YesterdaysRules())
    before = dump(tmp_path / "old.db")
    found = check_links(ledger)
    assert dump(tmp_path / "old.db") == before, "a check writes nothing"
    assert found.changed["keys"]
    assert found.changed["derivation"]
    assert found.changed["link"]
    assert found.changed["incident"]
    stale = {item.id for item in found.differences if item.what == "incident" and item.field}
    assert stale & {incident.id for incident in ledger.incidents()}
    lines = "\n".join(item.line() for item in found.differences)
    assert ", score: the ledger has " in lines
    assert all("\n" not in item.line() for item in found.differences)
    done = relink(ledger)
    assert done == found, "it writes what a check names"
    assert state(ledger) == state(straight)
    assert check_links(ledger).differences == ()
    assert not verify_ledger(ledger)
    after = dump(tmp_path / "old.db")
    for table in ("mention_links", "incidents", "derivations", "log"):
        assert set(before[table]) <= set(after[table]), "what was superseded stays"
    assert relink(ledger).differences == ()
    assert dump(tmp_path / "old.db") == after, "where nothing differs, nothing is written"


@pytest.mark.usefixtures("worked_out_once")
def test_a_single_old_link_is_found_named_and_repaired(
    book: Opener, straight: Ledger, extracted: list[Extracted], tmp_path: Path
) -> None:
    ledger = book("old.db")
    put(ledger, extracted)
    report, link = next(
        (report.id, link)
        for report in ledger.reports()
        for link in ledger.linked(report.id).mention_links
        if link.score > 0
    )
    known = ledger.linked(report)
    others = [item for item in known.mention_links if item.id != link.id]
    ledger.link(
        report, derivations=known.derivations, mention_links=[*others, dataclasses.replace(link, score=link.score + 1)]
    )
    ledger.settle(ledger.unlinked())
    [difference] = check_links(ledger).differences
    assert (difference.what, difference.id, difference.field) == ("link", link.id, "score")
    assert (float(difference.ledger), float(difference.rebuilt)) == (link.score + 1, link.score)
    rows = counts(tmp_path / "old.db")["mention_links"]
    assert relink(ledger).changed == {"keys": 0, "derivation": 0, "link": 1, "incident": 0}
    assert counts(tmp_path / "old.db")["mention_links"] == rows + 1
    assert state(ledger) == state(straight)
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
def test_an_incident_that_nothing_holds_any_more_is_taken_back(
    book: Opener, straight: Ledger, extracted: list[Extracted]
) -> None:
    ledger = book("old.db")
    put(ledger, extracted)
    one, two = (incident for incident in list(ledger.incidents())[:2])
    ledger.put_incidents([dataclasses.replace(one, mentions=(*one.mentions, *two.mentions), title="Old")])
    found = check_links(ledger)
    assert {(item.what, item.id) for item in found.differences} == {("incident", one.id), ("incident", two.id)}
    assert {"title", "mentions"} <= {item.field for item in found.differences}
    relink(ledger)
    assert state(ledger) == state(straight)
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
@pytest.mark.parametrize(
    ("moment", "after"),
    [("rekey", 0), ("rekey", 3), ("link", 0), ("link", 3), ("put_incidents", 0), ("put_incidents", 1), ("settle", 0)],
)
def test_a_relink_that_is_stopped_can_be_run_again(
    book: Opener,
    few_straight: Ledger,
    few_old: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    after: int,
) -> None:
    (tmp_path / "stopped.db").write_bytes(few_old)
    ledger = book("stopped.db")
    calls = 0
    real: Callable[..., object] = getattr(Ledger, moment)

    def stopping(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            raise StoppedError
        return real(*given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, moment, stopping)
        with pytest.raises(StoppedError):
            relink(ledger)
    assert ledger.unlinked() or (moment, after) == ("rekey", 0), "what is half done is known as such"
    assert not verify_ledger(ledger)
    relink(ledger)
    assert state(ledger) == state(few_straight)
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
def test_a_merge_is_carried_out_by_a_relink_and_holds(book: Opener, extracted: list[Extracted]) -> None:
    ledger = book("merged.db")
    *first, last = extracted
    put(ledger, first)
    one, two = apart(ledger)
    ledger.judge(merge(one, two))
    [difference, *_] = check_links(ledger).differences
    assert difference.what == "incident"
    relink(ledger)
    held = ledger.incident(one.id)
    assert held.id == ledger.incident(two.id).id
    assert len(held.mentions) == len(one.mentions) + len(two.mentions)
    put(ledger, [last])
    for report in [ref.report for ref in held.mentions]:
        again = next(item for item in extracted if item.extraction and item.extraction.report_id == report)
        assert again.extraction is not None
        put(ledger, [dataclasses.replace(again, extraction=dataclasses.replace(again.extraction, made_by="again"))])
        assert ledger.incident(one.id).mentions == held.mentions
    assert check_links(ledger).differences == ()
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
def test_a_report_that_joins_one_half_of_a_merge_keeps_the_other(book: Opener, extracted: list[Extracted]) -> None:
    """The new report is linked with one half alone, and the group must reach the other half all the same."""
    whole = book("whole.db")
    put(whole, extracted)
    large = max(whole.incidents(), key=lambda incident: len(incident.mentions))
    newcomer = large.mentions[-1].report
    ledger = book("merged.db")
    put(ledger, [item for item in extracted if item.extraction and item.extraction.report_id != newcomer])
    half = ledger.incident(large.id)
    other = next(
        incident
        for incident in ledger.incidents()
        if {ref.report for ref in incident.mentions}.isdisjoint(ledger.group([half.mentions[0].report])[0])
    )
    ledger.judge(merge(half, other))
    relink(ledger)
    put(ledger, [item for item in extracted if item.extraction and item.extraction.report_id == newcomer])
    held = ledger.incident(large.id)
    assert {ref.mention for ref in held.mentions} >= {ref.mention for ref in (*large.mentions, *other.mentions)}
    assert check_links(ledger).differences == ()
    assert not verify_ledger(ledger)


def apart(ledger: Ledger) -> tuple[Incident, Incident]:
    """Two incidents of different groups."""
    found = list(ledger.incidents())
    group = ledger.group([found[0].mentions[0].report])[0]
    return found[0], next(item for item in found if group.isdisjoint(ref.report for ref in item.mentions))


@pytest.mark.usefixtures("worked_out_once")
@pytest.mark.parametrize("work", [relink, check_links])
def test_a_ledger_that_others_write_to_meanwhile_is_left_alone(
    book: Opener, few: list[Extracted], work: Callable[..., Relinked]
) -> None:
    *first, last = few
    ledger, other = book("shared.db"), book("shared.db")
    put(ledger, first, YesterdaysRules())

    def meddle(_what: str, done: int) -> None:
        if done == len(first) - 1:
            put(other, [last])

    with pytest.raises(LockedLedgerError, match=r"shared\.db was written to by another process"):
        work(ledger, progress=meddle)
    assert not verify_ledger(ledger)
    relink(ledger)
    assert check_links(ledger).differences == ()


@pytest.mark.usefixtures("worked_out_once")
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_what_people_decided_holds_whenever_they_decided_it(
    book: Opener, extracted: list[Extracted], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    early, late = book("early.db"), book("late.db")
    put(early, extracted[:9])
    found = list(early.incidents())
    one, two, three = chance.sample(found, 3)
    large = max(found, key=lambda incident: len(incident.mentions))
    decided = [
        merge(one, two),
        judged(three, "reject", "2021-06-02T08:00:00+00:00"),
        judged(large, "split", "2021-06-03T08:00:00+00:00", value=large.mentions[-1].mention),
    ]
    for judgement in decided:
        early.judge(judgement)
        put(early, chance.sample(extracted, 4))
    put(early, extracted)
    relink(early)
    put(late, chance.sample(extracted, len(extracted)))
    for judgement in decided:
        late.judge(judgement)
    assert check_links(late).differences
    relink(late)
    assert state(early) == state(late)
    assert check_links(early).differences == check_links(late).differences == ()
    assert not verify_ledger(early)


def judged(incident: Incident, verdict: Literal["reject", "split"], at: str, value: str | None = None) -> Judgement:
    return Judgement(subject=incident.id, verdict=verdict, by="ida", at=at, reason="seen", value=value)


def test_an_empty_ledger_is_equal_to_its_rebuild(book: Opener) -> None:
    ledger = book("empty.db")
    assert check_links(ledger) == Relinked(
        reports=0,
        derivations=0,
        links=0,
        incidents=0,
        changed={"keys": 0, "derivation": 0, "link": 0, "incident": 0},
        differences=(),
    )
    assert relink(ledger).differences == ()


@pytest.mark.usefixtures("worked_out_once")
def test_reports_that_were_stored_and_never_linked_are_linked(
    book: Opener, straight: Ledger, extracted: list[Extracted], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = book("stored.db")
    with monkeypatch.context() as patched:
        patched.setattr("tests.pipeline.test_relinking.link_pending", lambda *_: None)
        put(ledger, extracted)
    assert len(ledger.unlinked()) == 18
    assert check_links(ledger).changed["incident"] == straight.counts()["incidents"]
    assert len(ledger.unlinked()) == 18
    relink(ledger)
    assert state(ledger) == state(straight)


def test_the_draft_leaves_no_file_behind(straight: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    seen: list[int] = []
    check_links(straight, progress=lambda *_: seen.append(len(list(tmp_path.iterdir()))))
    assert set(seen) == {0}
