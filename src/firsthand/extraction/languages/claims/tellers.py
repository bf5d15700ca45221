"""Who told whom: the hops of each claim of a report, nearest to the reader first."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.claims.hops import append_hop, carriers_of
from firsthand.extraction.languages.claims.draft import Draft
from firsthand.extraction.languages.claims.phrase import Line, Source
from firsthand.extraction.languages.claims.wordlists import WordLists
from firsthand.extraction.languages.words import fold
from firsthand.extraction.names.lexicon import outlet_name
from firsthand.model import Hop, Report, Span

__all__ = ["Tellers"]

# Sentences back in which the one who spoke last is looked for.
_BACK = 3
_MARKS = (("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"), ("「", "」"), ("《", "》"))


class Tellers:
    """Builds the chains of one report's claims, which must be handed over in their order."""

    def __init__(self, report: Report, lists: WordLists) -> None:
        self._report = report
        self._lists = lists
        self._base = carriers_of(report)
        self._full: dict[str, str] = {}
        self._first: dict[str, set[str]] = {}
        self._holders: dict[str, set[str]] = {}
        self._last: tuple[int, Hop] | None = None
        self._body: str | None = None

    def chain(self, draft: Draft) -> tuple[Hop, ...] | None:
        """The chain of a draft; None where nothing says who speaks."""
        hops = list(self._base)
        for outlet in draft.outlets:
            append_hop(hops, self._outlet(draft.line, outlet))
        if draft.source is None:
            before = self._last
            if before is None or draft.line.sentence.number - before[0] > _BACK:
                return None
            append_hop(hops, before[1])
            self._last = (draft.line.sentence.number, before[1])
        else:
            for hop in self._hops(draft.line, draft.source):
                append_hop(hops, hop)
        for cited in draft.cited:
            for hop in self._hops(draft.line, cited):
                append_hop(hops, hop)
        if draft.source is not None and draft.line.sentence.role != "heading" and len(hops) > len(self._base):
            self._last = (draft.line.sentence.number, hops[-1])
        return tuple(hops) if len(hops) > len(self._base) else None

    def _hops(self, line: Line, source: Source) -> Iterator[Hop]:
        head = source.head
        if source.outlet is not None and (
            head is None or head.section in ("press", "matters", "sides") or head.english == "agency"
        ):
            yield self._outlet(line, source)
            return
        if source.outlet is not None:
            yield self._outlet(line, source)
        if head is not None and (head.section == "press" or (head.english == "agency" and source.name is not None)):
            yield self._press(line, source)
        elif head is not None and head.section == "documents":
            yield self._document(line, source)
            author = self._author(line, source)
            if author is not None:
                yield from self._hops(line, author)
        elif source.name is not None and (head is None or head.section == "roles"):
            yield self._person(line, source, source.name)
        elif head is not None and head.section == "bodies" and self._body is not None and self._is_again(line, source):
            yield Hop(name=self._body, kind="organisation", span=_span(line, source.first, source.last))
        elif head is None or head.section == "bodies":
            self._body = self._bare(line, source)
            yield Hop(name=self._bare(line, source), kind="organisation", span=_span(line, source.first, source.last))
        elif head.section == "roles":
            yield self._office(line, source)
        else:
            wording = self._report.quote(_span(line, source.first, source.last))
            yield Hop(
                name=wording, kind="unnamed", span=_span(line, source.first, source.last),
                anonymity=self._anonymity(line) or wording,
            )  # fmt: skip

    def _is_again(self, line: Line, source: Source) -> bool:
        """Whether a body is only called one: "the organisation", after it was named."""
        plain = [at for at in range(source.first, source.last) if not line.is_join(at)]
        return len(plain) == 1 and self._lists.again.at(line.words, plain[0]) is not None

    def _anonymity(self, line: Line) -> str | None:
        found = next(iter(self._lists.anonymous.find(line.words)), None)
        return self._report.quote(_span(line, found.first, found.last)) if found is not None else None

    def _outlet(self, line: Line, source: Source) -> Hop:
        first, last = next(
            (found[0], found[1]) for at in range(source.first, source.last) if (found := line.outlets[at]) is not None
        )
        return Hop(name=source.outlet or "", kind="outlet", span=_span(line, first, last))

    def _press(self, line: Line, source: Source) -> Hop:
        if source.name is not None:
            span = _span(line, *source.name)
            return Hop(name=outlet_name(self._report.quote(span)), kind="outlet", span=span)
        span = _span(line, source.first, source.last)
        return Hop(name=self._bare(line, source), kind="unnamed", span=span, anonymity=self._report.quote(span))

    def _document(self, line: Line, source: Source) -> Hop:
        last = source.last
        for first, _, noun in source.nouns[1:]:
            if noun.section in ("bodies", "roles", "press"):
                last = first
                break
        while last > source.first + 1 and line.is_join(last - 1):
            last -= 1
        span = _span(line, source.first, last)
        return Hop(name=self._report.quote(span), kind="document", span=span)

    def _author(self, line: Line, source: Source) -> Source | None:
        """Whose document it is: "a statement of the ministry"."""
        for first, _, noun in source.nouns:
            if noun.section in ("bodies", "roles", "press") and first > source.first:
                return line.source_to(source.last, first)
        return None

    def _person(self, line: Line, source: Source, name: tuple[int, int]) -> Hop:
        words = self._report.quote(_span(line, *name))
        span = _span(line, source.first, source.last) if source.head is None else _span(line, *name)
        if source.head is None and words.isupper() and len(words) > 1 and self._lists.capitals:
            return Hop(name=words, kind="organisation", span=span)
        article = source.first < name[0] and source.head is None and not self._titled(line, name[0])
        if article and not _is_title(line, source.first, name):
            return Hop(name=self._bare(line, source), kind="organisation", span=span)
        key = fold(words.split()[-1])
        if " " in words:
            self._full.setdefault(key, words)
            self._first.setdefault(fold(words.split()[0]), set()).add(words)
        else:
            words = self._full.get(key) or self._by_first_name(key) or words
        if source.head is not None:
            self._holders.setdefault(source.head.english, set()).add(words)
        return Hop(name=words, kind="person", span=_span(line, *name))

    def _by_first_name(self, key: str) -> str | None:
        """The full name that opens with a name, as some languages call persons further on; None where two do."""
        named = self._first.get(key, set())
        return next(iter(named)) if len(named) == 1 else None

    def _titled(self, line: Line, at: int) -> bool:
        return at > 0 and self._lists.titles.at(line.words, at - 1) is not None

    def _office(self, line: Line, source: Source) -> Hop:
        """An office without a name: its one holder whom the report named before, else the words for it."""
        span = _span(line, source.first, source.last)
        wording = self._report.quote(span)
        held = self._holders.get(source.head.english, set()) if source.head is not None else set()
        others = [noun for _, _, noun in source.nouns if noun.section in ("bodies", "matters")]
        if len(held) == 1 and not others and not line.is_indefinite(source.first):
            return Hop(name=next(iter(held)), kind="person", span=span)
        return Hop(name=self._bare(line, source), kind="unnamed", span=span, anonymity=self._anonymity(line) or wording)

    def _bare(self, line: Line, source: Source) -> str:
        first = source.first
        while first < source.last - 1 and line.is_join(first):
            first += 1
        return _closed(self._report, _span(line, first, source.last))


def _closed(report: Report, span: Span) -> str:
    """The words, with the mark that closes a quotation in them: "the group «Red Shield»"."""
    words = report.quote(span)
    for opens, closes in _MARKS:
        if words.count(opens) > words.count(closes) and report.text[span.end : span.end + 1] == closes:
            return words + closes
    return words


def _span(line: Line, first: int, last: int) -> Span:
    return Span(start=line.words[first].start, end=line.words[last - 1].end - line.stuck(last - 1))


def _is_title(line: Line, first: int, name: tuple[int, int]) -> bool:
    """Whether one word before a full name tells what the person is: "the schoolteacher Ana Roe"."""
    before = [at for at in range(first, name[0]) if not line.is_join(at)]
    if before and line.is_titled(before[0]):
        return True
    return len(before) == 1 and before[0] == name[0] - 1 and name[1] - name[0] > 1
