"""Linking that was interrupted: taken up again, it ends where an uninterrupted run ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from firsthand.ledger import Ledger
from firsthand.linking import Comparison, Linker
from firsthand.model import Derivation, Document, Incident, Judgement, MentionLink
from firsthand.pipeline import Extracted, add, link_pending, read_documents, verify_ledger
from tests.pipeline.conftest import Opener
from tests.pipeline.stories import SAMPLES

PATHS = sorted(SAMPLES.glob("0*"))


class StoppedError(Exception):
    """The moment at which the process is stopped."""


class StopsAssembling(Linker):
    """Everything is compared and `link` is called for all, but no incident is made."""

    def assemble(
        self,
        documents: Sequence[Document],
        derivations: Sequence[Derivation],
        mention_links: Sequence[MentionLink],
        judgements: Sequence[Judgement] = (),
    ) -> tuple[Incident, ...]:
        raise StoppedError


class StopsComparing(Linker):
    """Stops in the middle of comparing: some reports are linked, others are not."""

    left = 9

    def compare(self, left: Document, right: Document) -> Comparison:
        self.left -= 1
        if self.left < 0:
            raise StoppedError
        return super().compare(left, right)


@pytest.fixture(scope="module")
def extracted() -> list[Extracted]:
    """The reports, read and extracted once."""
    return list(read_documents(PATHS))


@pytest.fixture(scope="module")
def straight(extracted: list[Extracted], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger in which nothing was interrupted: to compare with, not to change."""
    path = tmp_path_factory.mktemp("straight") / "straight.db"
    with Ledger.open(path, create=True, write=True) as ledger:
        store(ledger, extracted)
        link_pending(ledger, Linker())
        yield ledger


def store(ledger: Ledger, extracted: list[Extracted]) -> None:
    """Add without linking."""
    linker = Linker()
    for item in extracted:
        assert item.intake.report is not None
        assert item.extraction is not None
        document = Document(report=item.intake.report, extraction=item.extraction)
        ledger.add(item.intake, item.extraction, keys=linker.keys(document), derivations=linker.alone(document))


@pytest.mark.parametrize("kind", [StopsAssembling, StopsComparing])
def test_an_interrupted_run_is_taken_up(
    book: Opener, straight: Ledger, extracted: list[Extracted], kind: type[Linker]
) -> None:
    stopped = book("stopped.db")
    store(stopped, extracted)
    with pytest.raises(StoppedError):
        link_pending(stopped, kind())
    assert len(stopped.unlinked()) == len(PATHS)
    assert not list(stopped.incidents())
    told: list[int] = []
    link_pending(stopped, Linker(), progress=told.append)
    assert told == list(range(1, len(PATHS) + 1))
    assert list(stopped.incidents()) == list(straight.incidents())
    assert list(stopped.derivations()) == list(straight.derivations())
    assert not stopped.unlinked()
    assert not verify_ledger(stopped)


def test_adding_takes_up_what_an_earlier_run_left(book: Opener, straight: Ledger, extracted: list[Extracted]) -> None:
    stopped = book("stopped.db")
    store(stopped, extracted)
    done = add(PATHS[:1], stopped)
    assert (done.added, done.already) == (0, 1)
    assert list(stopped.incidents()) == list(straight.incidents())


def test_nothing_to_link_changes_nothing(straight: Ledger) -> None:
    before = list(straight.log())
    link_pending(straight, Linker())
    assert list(straight.log()) == before
