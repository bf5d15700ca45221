"""Links documents as `firsthand add` does, through a real ledger in a folder of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.ledger import Ledger
from firsthand.linking import Linker, Story
from firsthand.linking.profiles.profile import main_mention
from firsthand.model import Derivation, Document, Incident, Intake, Mention
from firsthand.pipeline import Documents, link_pending, stories_of

__all__ = ["Linked", "linked", "main_mentions", "store"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking gave: incidents, what each report was made from, and stories where they were asked for."""

    incidents: tuple[Incident, ...]
    derivations: tuple[Derivation, ...]
    stories: tuple[Story, ...] = ()

    def incident_of(self) -> dict[str, str]:
        """The incident of each mention, by ids."""
        return {ref.mention: incident.id for incident in self.incidents for ref in incident.mentions}


def linked(
    documents: Iterable[Document], contents: Mapping[str, bytes] | None = None, *, stories: bool = False
) -> Linked:
    """Adds the documents to a new ledger, links them and reads back what stands there.

    contents: the bytes of captures by sha256, of reports whose text is not what was captured.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "linked.db", create=True, write=True) as ledger,
    ):
        linker = Linker()
        held = Documents(ledger)
        for document in documents:
            store(ledger, linker, document, (contents or {}).get(document.report.capture.sha256), held=held)
        link_pending(ledger, linker, documents=held)
        return Linked(
            incidents=tuple(ledger.incidents()),
            derivations=tuple(ledger.derivations()),
            stories=tuple(stories_of(ledger, linker)) if stories else (),
        )


def store(
    ledger: Ledger, linker: Linker, document: Document, content: bytes | None = None, *, held: Documents | None = None
) -> None:
    """Stores one document with its keys, to be linked. content: its captured bytes, where these are not its text.
    held: keeps the document for linking, as `firsthand add` does."""
    intake = Intake(
        capture=document.report.capture,
        content=document.report.text.encode() if content is None else content,
        report=document.report,
    )
    if held is not None and not ledger.known(document.report.id):
        held.keep(document)
    ledger.add(intake, document.extraction, keys=linker.keys(document), derivations=linker.alone(document))


def main_mentions(documents: Iterable[Document]) -> Iterator[tuple[Document, Mention | None]]:
    """Each document with the mention that it is about, as linking sees it."""
    for document in documents:
        yield document, main_mention(document.extraction.mentions)
