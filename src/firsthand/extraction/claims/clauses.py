"""The clause that a verb of saying takes: after it, before it or around it; and which shape a cue takes."""

from __future__ import annotations

from firsthand.extraction.claims.draft import Range, joins_outer, noun_phrase, trim
from firsthand.extraction.claims.lexicon import Cue, claim_lexicon
from firsthand.extraction.claims.objects import charge, infinitive, label, objects, order, passive, prepositional, tally
from firsthand.extraction.parse import Parse

__all__ = ["content_of"]

_WITH_OBJECT = frozenset({"object", "label", "passive"})
_WITH_CLAUSE = frozenset({"clause", "quote", "as"})
# In this order: an order to somebody has an object as well, and a label two.
_SHAPES = (
    ("order", "order"),
    ("infinitive", "infinitive"),
    ("label", "label"),
    ("prep", "preposition"),
    ("tally", "tally"),
    ("object", "object"),
)
_HEADS = frozenset({"ROOT", "ccomp", "aux", "auxpass", "neg", "advmod"})
_TELLING = frozenset({"tell", "inform", "remind", "notify", "assure", "warn", "advise", "ask", "show", "convince"})
_SAID = frozenset({"nothing", "little", "something", "anything", "everything"})
_TRAILING = frozenset({"including", "because", "but", "although", "though", "while", "which", "who", "even"})


def content_of(
    parse: Parse,
    verb: int,
    cue: Cue,
    is_passive: bool,
    cue_words: Range,
    source: Range | None,
    speaker: int | None,
) -> tuple[list[Range], str] | None:
    """The content of `verb` in one of the shapes that `cue` allows, with the shape's name; None where none fits."""
    frames = cue.frames
    if is_passive:
        if speaker is None and "passive" not in frames and "clause" not in frames:
            return None
        if speaker is not None and not frames & _WITH_OBJECT:
            return None
        if speaker is not None and (charged := charge(parse, speaker, cue)) is not None:
            subject = next((child for child in parse.children[verb] if parse.dep[child] == "nsubjpass"), None)
            accused = [noun_phrase(parse, subject, 0, cue_words[0])] if subject is not None else []
            return [*accused, charged], "passive-agent"
        found = passive(parse, verb, cue, cue_words, speaker)
        if found is not None:
            return found, "passive" if speaker is None else "passive-agent"
        if speaker is None and "clause" not in frames:
            return None
    if frames & _WITH_CLAUSE:
        clause = _clause(parse, verb, cue_words, source, "as" not in frames)
        if clause is not None:
            return clause
    if is_passive:
        return None
    for frame, name in _SHAPES:
        if frame in frames:
            content = _shape(parse, verb, cue, cue_words, frame)
            if content is not None:
                return content, name
    return None


def _shape(parse: Parse, verb: int, cue: Cue, cue_words: Range, frame: str) -> list[Range] | None:
    if frame == "order":
        return order(parse, verb)
    if frame == "infinitive":
        return infinitive(parse, verb)
    if frame == "label":
        return label(parse, verb, cue, cue_words)
    if frame == "prep":
        return prepositional(parse, verb, cue)
    if frame == "tally":
        return tally(parse, verb, cue, cue_words)
    return objects(parse, verb, cue_words)


def _clause(parse: Parse, verb: int, cue: Range, source: Range | None, says: bool) -> tuple[list[Range], str] | None:
    """The clause said: after the verb, before it ("…, Roe said"), or around it ("…, Roe said, …").

    Without `says` only around it, after "as": "as Roe put it".
    """
    best = None
    for child in parse.children[verb] if says else ():
        said = parse.dep[child] == "xcomp" and parse.tag[child] == "VBG" and child == verb + 1
        if parse.dep[child] != "ccomp" and not said:
            continue
        if best is None or (child > verb > best):
            best = child
    if best is None and says:
        best = _after_citing(parse, verb) or _after_occasion(parse, verb)
    # "He walked in, he said nothing, and he left": what he said, or did not, stands behind the verb.
    if any(parse.dep[child] == "dobj" and parse.lower[child] in _SAID for child in parse.children[verb]):
        return None
    if best is not None:
        return _around(parse, best, verb, cue, source)
    dep, head = parse.dep[verb], parse.head[verb]
    spoken = parse.pos[head] in ("VERB", "AUX") and not (parse.tag[head] == "VBG" and parse.dep[head] != "ROOT")
    if spoken and parse.tag[head] == "VBG":
        # "Speaking to the Courier, he said": a participle states nothing; a progressive has its auxiliary.
        spoken = any(parse.dep[child] == "aux" for child in parse.children[head])
    if head != verb and dep in ("parataxis", "advcl", "ccomp") and spoken:
        as_clause = any(parse.lower[child] == "as" and child < verb for child in parse.children[verb])
        bare = dep == "parataxis" or (
            dep in ("ccomp", "advcl")
            and not as_clause
            and _set_off(parse, verb, cue, source)
            and parse.tag[verb] in ("VBD", "VBZ", "VBP")
        )
        if bare or (as_clause and parse.lemma[verb] in claim_lexicon().as_clause and dep == "advcl"):
            return _host(parse, head, verb, cue, source), "parenthesis"
    return None


def _after_citing(parse: Parse, verb: int) -> int | None:
    """The clause of "reported, citing two officials, that …", which the parser hangs on "citing"."""
    for child in parse.children[verb]:
        if child > verb and parse.dep[child] == "advcl" and parse.lemma[child] in claim_lexicon().citing:
            for inner in parse.children[child]:
                if parse.dep[inner] == "ccomp" and inner > child:
                    return inner
    return None


def _after_occasion(parse: Parse, verb: int) -> int | None:
    """The clause of "said at the hearing that …", which the parser hangs on the hearing."""
    for child in parse.children[verb]:
        if child < verb or parse.dep[child] != "prep":
            continue
        for inner in parse.children[child]:
            for clause in parse.children[inner]:
                if parse.dep[clause] in ("relcl", "acl", "ccomp") and any(
                    parse.lower[mark] == "that" and parse.dep[mark] == "mark" for mark in parse.children[clause]
                ):
                    return clause
    return None


def _set_off(parse: Parse, verb: int, cue: Range, source: Range | None) -> bool:
    """True where subject and verb stand alone between commas or before the end: ", Roe said." """
    first = min(cue[0], source[0]) if source else cue[0]
    last = max(cue[1], source[1]) if source else cue[1]
    before = first == 0 or parse.text[first - 1] in (",", "”", '"', "—", "–", "?", "!")
    after = last >= len(parse) or parse.text[last] in (",", ".", ";", "—", "–", "”")
    return before and after and source is not None and last - first <= 12


def _host(parse: Parse, head: int, verb: int, cue: Range, source: Range | None) -> list[Range]:
    """The clause of `head` without the parenthesis of `verb` in it."""
    low, high = parse.subtree(head)
    first, last = parse.subtree(verb)
    spoken = max(cue[1], source[1]) if source else cue[1]
    if spoken < last and parse.text[spoken] == ",":
        # What follows the comma after ", Roe said," is the clause again, wherever the parser hung it.
        last = spoken
    spans: tuple[Range, ...] = ((low, min(first, high)), (max(last, low), high))
    opens = last + 1 if last < high and parse.text[last] == "," else last
    if head > verb and opens < high and parse.text[opens] in ("“", '"', "‘"):
        # "Speaking to the Courier, he said, “…”": what leads to the words is not among them.
        spans = spans[1:]
    parts: list[Range] = []
    for part in spans:
        if part[0] < part[1] and (trimmed := trim(parse, part)) is not None:
            parts.append(trimmed)
    return parts


def _around(parse: Parse, clause: int, verb: int, cue: Range, source: Range | None) -> tuple[list[Range], str] | None:
    low, high = parse.subtree(clause)
    for child in parse.children[clause]:
        if child > clause and joins_outer(parse, child):
            high = min(high, parse.left[child])
    speech_first = min(cue[0], source[0]) if source and source[1] <= cue[0] + 6 else cue[0]
    speech_last = max(cue[1], source[1]) if source and source[0] >= cue[0] - 6 else cue[1]
    if clause > verb and low < speech_first and source is not None and low > source[0]:
        low = speech_last
    if low >= cue[1] - 1:
        for child in parse.children[verb]:
            # "indicated a probe is under way": the parser took the clause's subject for an object.
            if (
                parse.dep[child] == "dobj"
                and child > verb
                and parse.right[child] + 1 == low
                and parse.dep[low] in _HEADS
            ):
                low = parse.left[child] if parse.lemma[verb] not in _TELLING else low
        part = trim(parse, (max(low, cue[1]), _unbroken(parse, high)))
        return ([part], "clause") if part is not None else None
    if speech_first > 0 and parse.tag[speech_first - 1] == "CC":
        # "The port was empty, and Roe said nothing": a second clause, not a cue.
        return None
    # The clause begins before the verb: everything from the start of the sentence's part belongs to it.
    sentence_first = parse.sentences[parse.sentence[verb]][0]
    start = max(sentence_first, min(low, parse.left[verb]))
    above = parse.head[verb]
    if parse.dep[verb] == "conj" and above < low and parse.lemma[above] not in claim_lexicon().quote_verbs:
        # "The van was meant to wait, but it left, a guard said": all that stands before the comma was said.
        start = sentence_first
    for child in parse.children[verb]:
        if child < clause and parse.dep[child] == "advcl" and parse.right[child] < low:
            # "Asked about the port, …": what leads to the words is not among them.
            start = max(start, parse.right[child] + 1)
    parts: list[Range] = []
    before = trim(parse, (start, speech_first)) if start < speech_first else None
    if before is not None:
        parts.append(before)
    after_first = speech_last
    if parse.dep[verb] == "parataxis" and above > verb:
        # "Some fuel, officials said, spilled": the clause around is one, whatever the parser joined to the verb.
        high = max(high, parse.right[above] + 1)
    goes_on = speech_last + 1 < len(parse) and parse.tag[speech_last + 1] == "CC" and parse.text[speech_last] == ","
    if high > speech_last and not goes_on:
        after = trim(parse, (after_first, high))
        if after is not None:
            parts.append(after)
    else:
        tail = _tail(parse, verb, speech_last)
        if tail is not None:
            parts.append(tail)
    return (parts, "fronted") if parts else None


def _unbroken(parse: Parse, high: int) -> int:
    """The end of a clause that the parser cut inside a hyphenated word ("re-captured"): the end of its sentence."""
    last = parse.sentences[parse.sentence[high - 1]][1]
    if high < last and parse.text[high] == "-" and parse.start[high] == parse.end[high - 1]:
        return last
    return high


def _tail(parse: Parse, verb: int, at: int) -> Range | None:
    """What a fronted clause goes on with after the verb: "…, Roe said, including two children"."""
    _, sentence_last = parse.sentences[parse.sentence[verb]]
    if at + 1 < sentence_last and parse.text[at] == "," and parse.lower[at + 1] in _TRAILING:
        return trim(parse, (at + 1, sentence_last))
    return None
