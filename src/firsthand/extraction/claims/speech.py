"""Joins quotations to the drafts that attribute them, over sentences and paragraphs."""

from __future__ import annotations

from firsthand.extraction.claims.draft import ClaimDraft, joined
from firsthand.extraction.claims.quotes import Quote
from firsthand.extraction.parse import Parse

__all__ = ["attribute_quotes"]

# How many tokens may stand between a quotation and the cue outside its sentence ("…" / Roe, 44, of the union, said).
_NEAR = 14
_SAME_BREATH = 6


def attribute_quotes(parse: Parse, quotes: list[Quote], drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """Extend each draft to the quotations it opens or closes, give waiting drafts theirs, and carry speech on.

    A quotation that nothing attributes gives no claim. Drafts that stay without content are dropped.
    """
    drafts.sort(key=lambda draft: draft.head)
    blocks: dict[int, list[ClaimDraft]] = {}
    for draft in drafts:
        blocks.setdefault(parse.block[draft.head], []).append(draft)
    before = _previous_blocks(parse)
    speaking: ClaimDraft | None = None
    speaking_quote: Quote | None = None
    for quote in quotes:
        block = parse.block[quote.first]
        here = blocks.get(block, [])
        owners = [draft for draft in here if _touches(draft, quote) and not quote.first <= draft.head < quote.last]
        for owner in owners:
            owner.content = joined([*owner.content, (quote.first, quote.last)])
        speech = [owner for owner in owners if owner.takes_quote]
        if not owners and (quote.full or quote.last - quote.first > 4):
            waiting = _waiting(parse, quote, [*blocks.get(before.get(block, -1), ()), *here])
            if waiting is not None:
                waiting.content = joined([*waiting.content, (quote.first, quote.last)])
                speech = [waiting]
            elif speaking is not None and speaking_quote is not None:
                if _same_breath(parse, quote, speaking, speaking_quote):
                    speaking.content = joined([*speaking.content, (speaking_quote.last, quote.last)])
                    speech = [speaking]
                elif quote.full and _goes_on(parse, quote, speaking, speaking_quote):
                    speaking.content = joined([*speaking.content, (quote.first, quote.last)])
                    speech = [speaking]
        if speech:
            speaking, speaking_quote = speech[-1], quote
    return [draft for draft in drafts if draft.content]


def _previous_blocks(parse: Parse) -> dict[int, int]:
    """The block that is read before each block, where there is one."""
    before: dict[int, int] = {}
    last = -1
    for first, _ in parse.sentences:
        block = parse.block[first]
        if block != last:
            if last >= 0:
                before[block] = last
            last = block
    return before


def _touches(draft: ClaimDraft, quote: Quote) -> bool:
    if draft.act == "hedge" and not draft.takes_quote:
        return (
            any(
                first >= quote.first and last <= quote.last and (last - first) * 2 > quote.last - quote.first
                for first, last in draft.content
            )
            and quote.first > draft.head
        )
    return any(first < quote.last and quote.first < last for first, last in draft.content)


def _waiting(parse: Parse, quote: Quote, drafts: list[ClaimDraft]) -> ClaimDraft | None:
    """The nearest cue that can own the quotation: in its sentences, right after it, or before its colon."""
    low = parse.sentences[parse.sentence[quote.first]][0]
    high = parse.sentences[parse.sentence[quote.last - 1]][1]
    block = parse.block[quote.first]
    best: tuple[int, ClaimDraft] | None = None
    for draft in drafts:
        if not draft.takes_quote or quote.first <= draft.head < quote.last:
            continue
        distance: int | None = None
        if low <= draft.head < high and parse.block[draft.head] == block:
            distance = min(abs(draft.head - quote.first), abs(draft.head - quote.last))
            if draft.content and distance > 4:
                continue
        elif draft.content:
            continue
        elif (
            draft.head >= high
            and draft.head - quote.last <= _NEAR
            and parse.sentences[parse.sentence[draft.head]][0] == high
        ):
            if parse.block[draft.head] == block and _speech_only(parse, draft, high):
                distance = draft.head - quote.last
        elif draft.head < low and quote.first - draft.head <= _NEAR + 6 and _leads(parse, quote):
            distance = quote.first - draft.head
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, draft)
    return best[1] if best else None


def _speech_only(parse: Parse, draft: ClaimDraft, start: int) -> bool:
    """True where the sentence after a quotation opens with who said it."""
    opening = min(draft.source[0] if draft.source else draft.head, draft.cue[0] if draft.cue else draft.head)
    return opening - start <= 2


def _leads(parse: Parse, quote: Quote) -> bool:
    """True where a colon or a comma leads into the quotation."""
    before = quote.first - 1
    return before >= 0 and parse.text[before] in (":", ",")


def _same_breath(parse: Parse, quote: Quote, speaking: ClaimDraft, last: Quote) -> bool:
    """True for a second piece right after the first: "go and vote" and then "go again"."""
    return (
        speaking.rule == "quotation"
        and parse.sentence[quote.first] == parse.sentence[last.last - 1]
        and 0 < quote.first - last.last <= _SAME_BREATH
        and not last.last <= speaking.head < quote.first
    )


def _goes_on(parse: Parse, quote: Quote, speaking: ClaimDraft, last: Quote) -> bool:
    """True for speech that goes on: in the next sentence, or in a paragraph that opens with a quotation mark."""
    first, _ = parse.sentences[parse.sentence[quote.first]]
    opens_sentence = quote.first - first <= 1 or parse.text[quote.first - 1] in (".", "”", '"', "?", "!")
    if not opens_sentence:
        return False
    here, there = parse.block[quote.first], parse.block[last.last - 1]
    if here == there:
        after = max(last.last, speaking.cue[1] if speaking.cue else 0, speaking.source[1] if speaking.source else 0)
        return parse.sentence[quote.first] - parse.sentence[min(after, len(parse)) - 1] <= 1
    if _blocks_between(parse, there, here) > 0:
        return False
    opens_block = quote.first == 0 or parse.block[quote.first - 1] != here
    ends_block = quote.last >= len(parse) or parse.block[quote.last] != here
    return opens_block and (last.unclosed or ends_block)


def _blocks_between(parse: Parse, there: int, here: int) -> int:
    """How many blocks of running text stand between two blocks."""
    blocks = parse.report.blocks
    return sum(1 for number in range(there + 1, here) if blocks[number].role in ("paragraph", "heading"))
