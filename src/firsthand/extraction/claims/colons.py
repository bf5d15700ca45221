"""Attribution by a colon: "Army: two soldiers hurt", "Two soldiers hurt: army", "ROE: I never said that."

Most words before the colon of a headline speak not: a label ("WATCH: …"), the town ("SAN ARLO: …"), what it is about
("Depot fire: …").
"""

from __future__ import annotations

from firsthand.extraction.claims.draft import ClaimDraft, Range, trim
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.names import Names, Party
from firsthand.extraction.parse import Parse

__all__ = ["colon_claims"]

# How far into its block a colon is looked for; words before it, and words of a kind of speaker with what describes it.
_REACH = 9
_LONGEST = 4
_LONGEST_KIND = 5
# Letters of the longest acronym.
_ACRONYM = 4
_PLAIN = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART"})
_SPEAKERS = frozenset({"person", "organisation", "outlet"})
_FIRST_PERSONS = frozenset({"i", "we", "my", "our", "me", "us"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def colon_claims(parse: Parse, names: Names) -> list[ClaimDraft]:
    """The claims of headlines and transcripts whose speaker stands before a colon, or behind one at the end.

    Before it stands a kind of source ("Police: …"), a person or a body. A name of no known kind must speak elsewhere in
    the text; one in capitals within the text opens a second paragraph so, or says "I", as in a transcript.
    """
    found: list[ClaimDraft] = []
    seen: set[int] = set()
    openings = _openings(parse)
    for number, (first, last) in enumerate(parse.sentences):
        block = parse.block[first]
        if block in seen:
            continue
        seen.add(block)
        heading = parse.role(first) == "heading" or number == 0
        spot = next((at for at in range(first + 1, min(last, first + _REACH)) if parse.text[at] == ":"), None)
        if spot is not None:
            end = _end(parse, number, spot)
            part = trim(parse, (spot + 1, end))
            if part is not None and _speaks(parse, names, first, spot, end, openings, heading=heading):
                draft = _draft(part, spot, (first, spot), spot - 1)
                draft.party = _party(parse, names, first, spot)
                found.append(draft)
        if heading and (closing := _closing(parse, first, last)) is not None:
            found.append(closing)
    return found


def _end(parse: Parse, number: int, spot: int) -> int:
    """Where the words after the colon end: the parser may have ended the sentence with it."""
    _, last = parse.sentences[number]
    following = parse.sentences[number + 1] if number + 1 < len(parse.sentences) else None
    if spot + 1 == last and following is not None and parse.block[following[0]] == parse.block[spot]:
        return following[1]
    return last


def _openings(parse: Parse) -> dict[str, int]:
    """How many paragraphs each word opens that a colon follows, as the speakers of a transcript do."""
    found: dict[str, int] = {}
    blocks: set[int] = set()
    for first, last in parse.sentences:
        if parse.block[first] in blocks:
            continue
        blocks.add(parse.block[first])
        spot = next((at for at in range(first + 1, min(last, first + 1 + _LONGEST)) if parse.text[at] == ":"), None)
        if spot is not None and parse.role(first) != "heading":
            found[parse.text[spot - 1]] = found.get(parse.text[spot - 1], 0) + 1
    return found


def _speaks(
    parse: Parse, names: Names, first: int, spot: int, last: int, openings: dict[str, int], *, heading: bool
) -> bool:
    words = claim_lexicon()
    speaker = spot - 1
    if not all(parse.pos[at] in _PLAIN for at in range(first, spot)):
        return False
    if parse.lower[speaker] in words.colon or parse.lemma[speaker] in words.colon:
        return spot - first <= _LONGEST_KIND
    if spot - first > _LONGEST or parse.lower[speaker] in words.colon_labels:
        return False
    if (heading or parse.text[speaker].isupper()) and _is_source(parse, names, first, spot):
        return True
    # The speakers of a transcript are no names to a parser that reads capitals.
    if not parse.text[speaker].isupper() or len(parse.text[speaker]) < 3 or parse.role(first) == "heading":
        return False
    return openings.get(parse.text[speaker], 0) > 1 or not _FIRST_PERSONS.isdisjoint(parse.lower[spot + 1 : last])


def _is_source(parse: Parse, names: Names, first: int, spot: int) -> bool:
    """True where the words before the colon name a person, a body, or somebody who speaks elsewhere in the text."""
    at = spot - 1
    party = _party(parse, names, first, spot)
    if party is None:
        return False
    if party.kind in _SPEAKERS:
        # A long word in capitals that stands nowhere else is more often a label or a town.
        alone = len(party.mentions) == 1 and len(parse.text[at]) > _ACRONYM and parse.text[at].isupper()
        return not (alone and party.kind == "organisation")
    return _says(parse, party)


def _party(parse: Parse, names: Names, first: int, spot: int) -> Party | None:
    """Whom the words before the colon name. A headline's capitals mislead the tagger: the text below knows the name."""
    party = names.at(spot - 1)
    if party is not None and any(start < end == spot for start, end in party.mentions):
        return party
    told = f" {parse.words(first, spot)}"
    return next((one for one in names.parties if f" {one.name}".endswith(told)), None)


def _says(parse: Parse, party: Party) -> bool:
    """True where a name of no known kind says something elsewhere in the text."""
    verbs = claim_lexicon().quote_verbs
    return any(
        parse.dep[at] in _SUBJECTS and parse.lemma[parse.head[at]] in verbs
        for first, last in party.mentions
        for at in range(first, last)
    )


def _closing(parse: Parse, first: int, last: int) -> ClaimDraft | None:
    """ "Two soldiers hurt: army" """
    words = claim_lexicon()
    end = last
    while end > first and parse.text[end - 1] == ".":
        end -= 1
    if parse.lower[end - 1] not in words.colon and parse.lemma[end - 1] not in words.colon:
        return None
    for spot in range(max(first + 1, end - 6), end - 1):
        if parse.text[spot] in (":", "—", "–", "-"):
            part = trim(parse, (first, spot))
            return _draft(part, spot, (spot + 1, end), end - 1) if part is not None else None
    return None


def _draft(content: Range, at: int, source: Range, speaker: int) -> ClaimDraft:
    return ClaimDraft(
        content=[content],
        cue=(at, at + 1),
        source=source,
        head=at,
        act="statement",
        certainty="certain",
        polarity="positive",
        rule="colon",
        speaker=speaker,
        takes_quote=True,
    )
