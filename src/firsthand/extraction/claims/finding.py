"""Claims: who says what, in which words, how sure, through whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.extraction.claims.chain import Chains
from firsthand.extraction.claims.colons import colon_claims
from firsthand.extraction.claims.comment import comment_claims
from firsthand.extraction.claims.draft import ClaimDraft, dateline_end, whole
from firsthand.extraction.claims.join import join_learned
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.claims.phrases import phrase_claims, without_phrases
from firsthand.extraction.claims.quotes import Quote, find_quotes
from firsthand.extraction.claims.several import with_each_speaker
from firsthand.extraction.claims.speech import attribute_quotes
from firsthand.extraction.claims.verbs import verb_claims
from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.model import Certainty, Claim, Quotation, Span, TimeExpression

if TYPE_CHECKING:
    from firsthand.extraction.claims.learned import LearnedClaim

__all__ = ["find_claims"]


def find_claims(
    parse: Parse,
    names: Names,
    times: Sequence[TimeExpression],
    *,
    learned: Sequence[LearnedClaim] | None = None,
    rules: bool = True,
) -> list[Claim]:
    """All claims of the report, in order of their content. The definitions of source, cue and content are PolNeAR's.

    learned: what the attribution model found, None where none is used. rules: whether the rules' own findings are kept
    beside it; what a cue means is theirs to say in any case.

    polarity: how the source stands to the content's own words. "The port is no base, Roe says" is positive, as Roe
        says just that; "Roe denies that …" and "Roe did not mention …" are negative.
    certainty: the source's; that of the cue, lowered by a modal in the content ("may have").
    """
    quotes = find_quotes(parse)
    quoted = _quoted(parse, quotes)
    comments = comment_claims(parse)
    taken = {draft.head for draft in comments}
    # "would neither confirm nor deny" is one refusal, not a denial.
    taken |= {child for head in taken for child in parse.children[head] if parse.dep[child] == "conj"}
    spoken = (*verb_claims(parse, quoted), *phrase_claims(parse, quoted), *colon_claims(parse, names))
    drafts = [draft for draft in spoken if draft.head not in taken]
    # "Roe made the claim that …" is one claim, by the noun; the verb alone would take the claim for its object.
    joint = {at for draft in drafts if draft.rule == "noun" and draft.cue for at in range(*draft.cue)}
    drafts = [draft for draft in drafts if draft.rule != "object" or draft.head not in joint]
    seen = [*drafts, *comments]
    drafts = attribute_quotes(parse, quotes, without_phrases(parse, drafts))
    drafts.extend(comments)
    if learned is not None:
        drafts = join_learned(parse, learned, seen, drafts, rules=rules)
    _cut_datelines(parse, drafts)
    # Outermost first: a chain goes on from the claim around it.
    drafts.sort(key=lambda draft: (-sum(last - first for first, last in draft.content), draft.head))
    drafts = list(with_each_speaker(parse, names, (draft for draft in drafts if draft.content)))
    chains = Chains(parse, names)
    dates = [(parse.tokens_in(time.span), time) for time in times if time.kind in ("date", "time")]
    claims = [_claim(parse, draft, names, chains, quoted, dates) for draft in drafts]
    claims.sort(key=lambda claim: (claim.content[0].start, -claim.content[-1].end))
    return claims


def _cut_datelines(parse: Parse, drafts: list[ClaimDraft]) -> None:
    """Begin content after "SAN ARLO, Veldria (Northern Wire) —": where and through whom the report came is no claim."""
    dash = dateline_end(parse)
    if dash is None:
        return
    block = parse.block[dash - 1]
    for draft in drafts:
        # A headline stands before it, and is cut of nothing.
        draft.content = [
            (first if parse.block[first] != block else max(first, dash), last)
            for first, last in draft.content
            if last > dash or parse.block[last - 1] != block
        ]


def _quoted(parse: Parse, quotes: list[Quote]) -> list[bool]:
    """For each token, whether it stands inside quotation marks."""
    inside = [False] * len(parse)
    for quote in quotes:
        for position in range(quote.first, quote.last):
            inside[position] = True
    return inside


def _claim(
    parse: Parse,
    draft: ClaimDraft,
    names: Names,
    chains: Chains,
    quoted: list[bool],
    dates: list[tuple[tuple[int, int], TimeExpression]],
) -> Claim:
    return Claim(
        report_id=parse.report.id,
        content=tuple(parse.span(first, last) for first, last in whole(parse, draft.content)),
        cue=parse.span(*draft.cue) if draft.cue else None,
        source=_source(parse, draft, names),
        chain=chains.chain(draft),
        quotation=_quotation(parse, draft, quoted),
        certainty=_certainty(parse, draft),
        polarity=draft.polarity,
        act=draft.act,
        said_on=_said_on(parse, draft, dates),
        rule=draft.rule,
    )


def _source(parse: Parse, draft: ClaimDraft, names: Names) -> Span | None:
    """The words of the source, with the whole of a name that the syntax cut in two."""
    if draft.source is None:
        return None
    first, last = draft.source
    if draft.speaker is not None and parse.pos[draft.speaker] == "PROPN" and first == draft.speaker:
        party = names.at(first)
        for start, end in party.mentions if party else ():
            if start < first < end:
                first = start
    return parse.span(first, last)


def _quotation(parse: Parse, draft: ClaimDraft, quoted: list[bool]) -> Quotation:
    inside = outside = 0
    for first, last in draft.content:
        for position in range(first, last):
            if quoted[position]:
                inside += 1
            elif parse.pos[position] != "PUNCT":
                outside += 1
    if inside and (not outside or (outside == 1 and inside > 4)):
        return "direct"
    return "mixed" if inside else "indirect"


def _certainty(parse: Parse, draft: ClaimDraft) -> Certainty:
    """The cue's certainty, lowered by a modal on the content's main verb."""
    if draft.certainty in ("unknown", "possible"):
        return draft.certainty
    words = claim_lexicon()
    first, last = draft.content[0]
    for position in range(first, min(last, first + 40)):
        head = parse.head[position]
        if first <= head < last and head != position:
            continue
        # The head of the content: its auxiliaries and adverbs say how sure it is.
        for child in parse.children[position]:
            if parse.lower[child] in words.possible and parse.dep[child] in ("aux", "advmod"):
                return "possible"
            if parse.lower[child] in words.probable and parse.dep[child] in ("aux", "advmod", "acomp"):
                return "probable"
        break
    return draft.certainty


def _said_on(
    parse: Parse, draft: ClaimDraft, dates: list[tuple[tuple[int, int], TimeExpression]]
) -> TimeExpression | None:
    """The time that hangs on the cue, outside the content; of a joined verb ("…, adding that"), the first verb's."""
    if not dates or draft.cue is None:
        return None
    first, last = parse.sentences[parse.sentence[draft.head]]
    low = bisect_right(dates, first, key=lambda item: item[0][1])
    best: tuple[int, TimeExpression] | None = None
    for (start, end), time in dates[low:]:
        if start >= last:
            break
        if any(a < end and start < b for a, b in draft.content) or (
            draft.source is not None and draft.source[0] < end and start < draft.source[1]
        ):
            continue
        steps = _steps(parse, start, end, draft)
        if steps is not None and (best is None or steps < best[0]):
            best = (steps, time)
    return best[1] if best else None


def _steps(parse: Parse, start: int, end: int, draft: ClaimDraft) -> int | None:
    """How far up the tree the cue stands above a time expression; None where it does not."""
    at = end - 1
    while start <= parse.head[at] < end and parse.head[at] != at:
        at = parse.head[at]
    words = claim_lexicon()
    targets = {draft.head: 0}
    head = draft.head
    # A participle shares the time of its main verb: "…, saying on Friday" and "said on Friday, adding".
    for step in range(1, 3):
        if parse.dep[head] not in ("advcl", "xcomp", "conj") or parse.head[head] == head:
            break
        head = parse.head[head]
        if parse.lemma[head] in words.verbs or parse.lemma[head] in words.softening:
            targets[head] = 4 * step
    steps = 0
    occasion = False
    occasions = words.occasions
    while steps < 8:
        above = parse.head[at]
        if above in targets:
            return steps + targets[above]
        if parse.pos[above] == "VERB" and parse.lemma[above] in words.verbs and parse.dep[above] == "conj":
            return None  # "has blamed them, but they said on Friday": Friday is the other one's
        # "the raid in remarks on Friday": Friday dates the remarks, even where the parser hung them on the raid.
        occasion = occasion or parse.lemma[at] in occasions
        if above == at or (not occasion and any(first <= above < last for first, last in draft.content)):
            return None
        at = above
        steps += 1
    return None
