"""Rows of a report and of what was found in it: every span with its start, its end and the exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Table

from firsthand.ledger import tables as t
from firsthand.ledger.forms import pack, packed_report, report_content, sha256, to_form
from firsthand.ledger.order import earliest
from firsthand.model import Argument, Claim, Extraction, Mention, Report, Span, content_id

__all__ = ["Row", "extraction_key", "extraction_rows", "report_rows"]

Row: TypeAlias = tuple[Table, dict[str, Any]]

_OPENING = 80
_BETWEEN_PARTS = " … "


def report_rows(report: Report, *, version: int, capture: str) -> Iterator[Row]:
    """The report's row, its blocks and its credits. The text itself is a row of `texts`."""
    yield (
        t.REPORTS,
        {
            "id": report.id,
            "version": version,
            "content": report_content(report),
            "capture": capture,
            "text": sha256(report.text.encode()),
            "url": report.url,
            "title": report.title,
            "section": report.section,
            "outlet": report.outlet,
            "authors": _array(report.authors),
            "published": report.published,
            "published_from": report.published_from,
            "published_order": earliest(report.published),
            "updated": report.updated,
            "dateline": report.dateline,
            "language": report.language,
            "read_by": report.read_by,
            "form": packed_report(report),
        },
    )
    for number, block in enumerate(report.blocks):
        yield (
            t.BLOCKS,
            {
                "report_id": report.id,
                "version": version,
                "number": number,
                "role": block.role,
                "start": block.span.start,
                "end": block.span.end,
                "duplicate_of": block.duplicate_of,
                "opening": report.text[block.span.start : min(block.span.end, block.span.start + _OPENING)],
            },
        )
    for number, credit in enumerate(report.credits):
        yield (
            t.CREDITS,
            {
                "report_id": report.id,
                "version": version,
                "number": number,
                "name": credit.name,
                "kind": credit.kind,
                **_words(report, credit.span),
            },
        )


def extraction_key(report_id: str, report_version: int, version: int) -> str:
    """The key that rows of one extraction share."""
    return content_id("extraction", report_id, report_version, version)


def extraction_rows(report: Report, found: Extraction, *, report_version: int, version: int) -> Iterator[Row]:
    """The extraction's row and all that was found. Raises `SpanError` where a span ends after the text."""
    form = to_form(found)
    key = extraction_key(report.id, report_version, version)
    yield (
        t.EXTRACTIONS,
        {
            "extraction": key,
            "report_id": report.id,
            "report_version": report_version,
            "version": version,
            "content": sha256(form),
            "made_by": found.made_by,
            "claims": len(found.claims),
            "mentions": len(found.mentions),
            "form": pack(form),
        },
    )
    for number, claim in enumerate(found.claims):
        yield from _claim(report, claim, {"extraction": key}, number)
    for number, time in enumerate(found.times):
        yield (
            t.TIMES,
            {
                "extraction": key,
                "number": number,
                "report_id": report.id,
                **_words(report, time.span),
                "value": time.value,
                "precision": time.precision,
                "kind": time.kind,
                "anchor": time.anchor,
                "note": time.note,
            },
        )
    for number, place in enumerate(found.places):
        yield (
            t.PLACES,
            {
                "extraction": key,
                "number": number,
                "report_id": report.id,
                **_words(report, place.span),
                "name": place.name,
                "geoname_id": place.geoname_id,
                "country": place.country,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "precision": place.precision,
                "relation": place.relation,
                "alternatives": _array(place.alternatives),
            },
        )
    for number, mention in enumerate(found.mentions):
        yield from _mention(report, mention, key, number)


def _claim(report: Report, claim: Claim, of: dict[str, Any], number: int) -> Iterator[Row]:
    quote = _BETWEEN_PARTS.join(report.quote(span) for span in claim.content)
    yield (
        t.CLAIMS,
        {
            **of,
            "number": number,
            "id": claim.id,
            "report_id": report.id,
            "quote": quote,
            "cue": report.quote(claim.cue) if claim.cue else None,
            "source": report.quote(claim.source) if claim.source else None,
            "chain": " > ".join(hop.name for hop in claim.chain),
            "quotation": claim.quotation,
            "certainty": claim.certainty,
            "polarity": claim.polarity,
            "act": claim.act,
            "said_on": claim.said_on.value if claim.said_on else None,
            "rule": claim.rule,
        },
    )
    said_on = claim.said_on.span if claim.said_on else None
    parts = [("content", index, span) for index, span in enumerate(claim.content)]
    parts += [
        (role, 0, span) for role, span in (("cue", claim.cue), ("source", claim.source), ("said_on", said_on)) if span
    ]
    for role, index, span in parts:
        yield t.CLAIM_SPANS, {**of, "claim": number, "role": role, "number": index, **_words(report, span)}
    for index, hop in enumerate(claim.chain):
        yield (
            t.HOPS,
            {
                **of,
                "claim": number,
                "number": index,
                "name": hop.name,
                "kind": hop.kind,
                "anonymity": hop.anonymity,
                **(_words(report, hop.span) if hop.span else {}),
            },
        )


def _mention(report: Report, mention: Mention, key: str, number: int) -> Iterator[Row]:
    yield (
        t.MENTIONS,
        {
            "extraction": key,
            "number": number,
            "id": mention.id,
            "report_id": report.id,
            "type": mention.type,
            "mode": mention.mode,
            "status": mention.status,
            "certainty": mention.certainty,
            **_words(report, mention.trigger),
            "claims": _array(mention.claims),
        },
    )
    of = {"extraction": key, "mention": number, "mention_id": mention.id, "report_id": report.id}
    for index, (role, argument) in enumerate(_arguments(report, mention)):
        yield (
            t.ARGUMENTS,
            {
                **of,
                "role": role,
                "number": index,
                "name": argument.name,
                "kind": argument.kind,
                "certainty": argument.certainty,
                **_words(report, argument.span),
                "claims": _array(argument.claims),
            },
        )
    for index, toll in enumerate(mention.casualties):
        yield (
            t.CASUALTIES,
            {
                **of,
                "number": index,
                "outcome": toll.outcome,
                "group": toll.group,
                "low": toll.low,
                "high": toll.high,
                "scope": toll.scope,
                "approximate": toll.approximate,
                **_words(report, toll.span),
                "claims": _array(toll.claims),
            },
        )


def _arguments(report: Report, mention: Mention) -> Iterator[tuple[str, Argument]]:
    """Everything that a mention holds beside its tolls, in one shape."""
    for span in mention.triggers:
        yield "trigger", Argument(name=report.quote(span), span=span, kind=mention.mode or "")
    for role, arguments in (("actor", mention.actors), ("target", mention.targets), ("means", mention.means)):
        for argument in arguments:
            yield role, argument
    for held in mention.places:
        place = held.place
        yield "place", Argument(name=place.name, span=place.span, kind=place.precision, claims=held.claims)
    for dated in mention.dates:
        time = dated.time
        yield "date", Argument(name=time.value or "", span=time.span, kind=time.precision, claims=dated.claims)
    for harm in mention.damage:
        yield "damage", Argument(name=harm.name, span=harm.span, kind=harm.effect, claims=harm.claims)


def _words(report: Report, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": report.quote(span)}


def _array(items: Sequence[str] | Sequence[int]) -> str:
    return msgspec.json.encode(items).decode()
