"""Claims of a text of another language: who says what, in which words, how sure, through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.extraction.languages.claims.attributing import drafts_of
from firsthand.extraction.languages.claims.draft import Draft
from firsthand.extraction.languages.claims.phrase import Line
from firsthand.extraction.languages.claims.quoting import quotations, whole
from firsthand.extraction.languages.claims.tellers import Tellers
from firsthand.extraction.languages.claims.wordlists import WordLists, has_lists, word_lists
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Certainty, Claim, Hop, Quotation, Span, TimeExpression

__all__ = ["find_claims"]

# Parts of what is said, before an attribution and behind it.
_PARTS = 2
# Letters of a word between an attribution and its day at most: "am Montag mit", "pada Senin".
_SHORT = 4


def find_claims(text: Text, *, times: Sequence[TimeExpression]) -> list[Claim]:
    """All claims of a report, in order of their content. Empty for a language without a table of speech."""
    if not has_lists(text.language):
        return []
    lists = word_lists(text.language)
    tellers = Tellers(text.report, lists)
    found: list[Claim] = []
    inside = quotations(text)
    named = _named(text)
    speaking: dict[int, tuple[Hop, ...]] = {}
    lines = [Line(sentence, text.report.text, lists, named) for sentence in text.sentences]
    for sentence, line in zip(text.sentences, lines, strict=True):
        for draft in drafts_of(line, lists, text.report.text, inside):
            if not draft.content:
                draft.content = _told_before(text, sentence) if draft.source is not None else []
            chain = tellers.chain(draft) if draft.content else None
            if chain is not None:
                draft.content = whole(_without_day(draft.content, sentence, times), inside)
                found.append(_claim(text, draft, chain, times, inside, lists))
                speaking[sentence.number] = chain
    found.extend(_continued(text, found, speaking, inside, lists))
    found.sort(key=lambda claim: (claim.content[0].start, -claim.content[-1].end))
    return found


def _named(text: Text) -> frozenset[str]:
    """Folded words that stand somewhere with a capital where no sentence or quotation begins."""
    raw = text.report.text
    return frozenset(
        word.form
        for sentence in text.sentences
        for word in sentence.words[1:]
        if word.capital and raw[word.start - 1] == " " and raw[word.start - 2] not in ".:!?…–—"
    )


def _told_before(text: Text, sentence: Sentence) -> list[Span]:
    """The sentence before, in the same paragraph: "So the police said"."""
    if not sentence.number:
        return []
    before = text.sentences[sentence.number - 1]
    between = text.report.text[before.span.end : sentence.span.start]
    return [before.span] if before.role == sentence.role and "\n" not in between else []


def _continued(
    text: Text, found: Sequence[Claim], speaking: dict[int, tuple[Hop, ...]], inside: Sequence[Span], lists: WordLists
) -> Iterator[Claim]:
    """What follows somebody's words without a word of who speaks: quotations, and reported speech, which some languages
    tell by the mood of the verb.
    """
    chain: tuple[Hop, ...] | None = None
    told = [span for claim in found for span in claim.content]
    for sentence in text.sentences:
        if sentence.role == "heading":
            continue
        chain, before = speaking.get(sentence.number), chain
        if chain is not None or before is None:
            continue
        quoted = _whole_quote(sentence, inside)
        content = quoted or _reported(text, sentence, lists)
        if content is None:
            continue
        chain = before
        if not any(span.overlaps(content) for span in told):
            yield Claim(
                report_id=text.report.id, content=(content,), cue=None, source=None, chain=chain,
                quotation="direct" if quoted is not None else "indirect",
                certainty=_certainty(sentence, lists), polarity="positive",
                rule="listed-quote" if quoted is not None else "listed-mood",
            )  # fmt: skip


def _reported(text: Text, sentence: Sentence, lists: WordLists) -> Span | None:
    """The sentence, where a verb of it says that somebody told it: "Der Täter sei flüchtig"."""
    raw = text.report.text
    if any(raw[word.start : word.end].casefold() in lists.reported for word in sentence.words):
        return sentence.span
    return None


def _claim(
    text: Text,
    draft: Draft,
    chain: tuple[Hop, ...],
    times: Sequence[TimeExpression],
    inside: Sequence[Span],
    lists: WordLists,
) -> Claim:
    line = draft.line
    words, kind = line.words, draft.cue.value.kind
    source = draft.source
    certainty: Certainty = _certainty(line.sentence, lists)
    if draft.act == "comment_declined":
        certainty = "unknown"
    elif draft.act in ("belief", "warning", "threat") and certainty == "certain":
        certainty = "probable"
    return Claim(
        report_id=text.report.id,
        content=tuple(draft.content),
        cue=None if kind == "colon" else Span(start=words[draft.cue.first].start, end=words[draft.cue.last - 1].end),
        source=Span(start=words[source.first].start, end=words[source.last - 1].end) if source is not None else None,
        chain=chain,
        quotation=_quotation(draft.content, inside),
        certainty=certainty,
        polarity="negative" if draft.act == "denial" else "positive",
        act=draft.act,
        said_on=_said_on(draft, times),
        rule=f"listed-{kind}",
    )


def _certainty(sentence: Sentence, lists: WordLists) -> Certainty:
    if next(iter(lists.possible.find(sentence.words)), None) is not None:
        return "possible"
    return "probable" if next(iter(lists.probable.find(sentence.words)), None) is not None else "certain"


def _without_day(content: list[Span], sentence: Sentence, times: Sequence[TimeExpression]) -> list[Span]:
    """What is said, less a last part that is only the day on which it was: "…, disse a polícia na segunda-feira"."""
    if len(content) < _PARTS:
        return content
    rest = [word for word in sentence.words if content[-1].contains(Span(start=word.start, end=word.end))]
    days = [time.span for time in times if time.kind in ("date", "time") and content[-1].overlaps(time.span)]
    beside = [word for word in rest if not any(day.start < word.end and word.start < day.end for day in days)]
    only_day = bool(days) and all(word.end - word.start <= _SHORT for word in beside)
    return content[:-1] if only_day else content


def _said_on(draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time between the words of the attribution, or right beside them and outside what is said."""
    words = draft.line.words
    start, end = words[draft.first].start, words[draft.last - 1].end
    for time in times:
        if time.kind not in ("date", "time") or not draft.line.sentence.span.contains(time.span):
            continue
        if any(content.contains(time.span) for content in draft.content):
            continue
        if start - 30 <= time.span.start and time.span.end <= end + 30:
            return time
    return None


def _quotation(content: Sequence[Span], inside: Sequence[Span]) -> Quotation:
    quoted = sum(
        max(0, min(span.end, quote.end) - max(span.start, quote.start)) for span in content for quote in inside
    )
    whole = sum(span.end - span.start for span in content)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= whole - 4 else "mixed"


def _whole_quote(sentence: Sentence, inside: Sequence[Span]) -> Span | None:
    """The sentence, where it stands within a quotation."""
    start, end = sentence.words[0].start, sentence.words[-1].end
    if any(quote.start <= start and end <= quote.end for quote in inside):
        return sentence.span
    return None
