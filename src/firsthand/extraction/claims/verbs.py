"""Attribution by verbs: said that, "…," said Roe, was accused of, appeared to acknowledge, labelled them murders."""

from __future__ import annotations

from firsthand.extraction.claims.clauses import content_of
from firsthand.extraction.claims.draft import (
    ClaimDraft,
    Range,
    cue_range,
    dateline_end,
    is_negated,
    is_passive,
    noun_phrase,
    source_of,
)
from firsthand.extraction.claims.lexicon import Cue, claim_lexicon
from firsthand.extraction.claims.surface import closing, subject_of_participle, subject_with
from firsthand.extraction.parse import Parse

__all__ = ["verb_claims", "verb_draft"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})
_OBJECTS = frozenset({"dobj", "dative"})
_UNABLE = frozenset({"unable", "unwilling", "reluctant"})
_PERSONS = frozenset({"i", "we", "you"})
# Prepositions that the parser sometimes makes the subject: "Amongst reported incidents …".
_NO_NOUNS = frozenset({"among", "amongst", "amid", "amidst", "despite", "besides"})


def verb_claims(parse: Parse, quoted: list[bool]) -> list[ClaimDraft]:
    """Claims whose cue is a verb. A draft without content waits for a quotation and says so with `takes_quote`."""
    words = claim_lexicon()
    verbs = words.verbs
    found: list[ClaimDraft] = []
    dateline = dateline_end(parse) or 0
    passed_on = _quoted_as_saying(parse)
    for at, lemma in enumerate(parse.lemma):
        cues = verbs.get(lemma)
        if cues is None or parse.tag[at] not in _FINITE or parse.pos[at] not in ("VERB", "AUX", "ADJ"):
            continue
        if parse.dep[at] in ("amod", "compound", "aux", "auxpass", "pobj", "dobj", "nsubj"):
            continue
        if lemma in words.citing and parse.tag[at] == "VBG" and parse.lemma[parse.head[at]] in words.quote_verbs:
            # "Reuters reported, citing officials": a further hop of the report, not a claim of its own.
            continue
        draft = _verb_claim(parse, at, cues, quoted, dateline)
        if draft is not None and not (at in passed_on and draft.rule != "object"):
            found.append(draft)
    return found


def _quoted_as_saying(parse: Parse) -> set[int]:
    """The verbs of "was quoted as saying": what was said hangs on the second verb, and so does who said it."""
    verbs = claim_lexicon().quote_verbs
    return {
        parse.head[parse.head[at]]
        for at, lemma in enumerate(parse.lemma)
        if lemma in verbs and _is_passed_on(parse, at)
    }


def _is_passed_on(parse: Parse, verb: int) -> bool:
    return parse.dep[verb] == "pcomp" and parse.lower[parse.head[verb]] == "as"


def _verb_claim(parse: Parse, verb: int, cues: tuple[Cue, ...], quoted: list[bool], dateline: int) -> ClaimDraft | None:
    words = claim_lexicon()
    passive = is_passive(parse, verb) or _shortened_passive(parse, verb)
    speaker = source_of(parse, verb)
    beside = subject_with(parse, verb)
    if beside is not None:
        speaker = beside
    if passive and all(cue.need_prep for cue in cues):
        return None  # "was hit by storms" blames nobody
    if speaker is not None and parse.lower[speaker] in _NO_NOUNS:
        speaker = None
    if quoted[verb] and not _told_in_quotation(parse, verb, speaker):
        return None
    if speaker is not None and parse.lower[speaker] in words.not_speakers and not passive:
        body = parse.lower[speaker] == "it" and parse.lemma[verb] in words.bodies_say and parse.dep[speaker] == "nsubj"
        if not body:
            return None
    if parse.tag[verb] == "VB" and parse.dep[verb] == "advcl" and parse.lower[verb - 1] == "to" and cues[0].factive:
        # "to determine whether": a purpose, not a finding.
        return None
    if speaker is not None and _noun_in_disguise(parse, verb, speaker):
        return None
    cue = cue_range(parse, verb)
    speech = next((meaning for meaning in cues if "quote" in meaning.frames), None)
    if speech is not None and (missed_clause := closing(parse, verb, cue, quoted, dateline)) is not None:
        content_range, source_words, teller = missed_clause
        return verb_draft(parse, verb, speech, [content_range], cue, source_words, teller, "fronted")
    source = _source_range(parse, speaker, verb, cue)
    if speaker is None and parse.lemma[verb] == "read":
        # "“…,” read a statement from the ministry"
        read = next((child for child in parse.children[verb] if parse.dep[child] == "dobj" and child > verb), None)
        if read is not None and parse.lemma[read] in words.documents:
            speaker, source = read, noun_phrase(parse, read, cue[1])
    if speaker is None and not passive and (missed := subject_of_participle(parse, verb)) is not None:
        speaker, source = missed, (parse.left[missed], cue[0])
    waiting: Cue | None = None
    for meaning in cues:
        if "quote" in meaning.frames and waiting is None:
            waiting = meaning
        found = content_of(parse, verb, meaning, passive, cue, source, speaker)
        if found is None:
            continue
        content, rule = found
        if rule == "preposition" and content[0][0] == cue[1] + 1:
            cue = (cue[0], cue[1] + 1)
        if rule == "passive-agent" and source is not None:
            # "by the union / of murder": the charge is no part of who charges.
            source = (source[0], min([source[1], *(part[0] for part in content if part[0] > source[0])]))
        if rule == "clause" and _is_passed_on(parse, verb):
            rule = "quoted-as"
        return verb_draft(parse, verb, meaning, content, cue, source, speaker, rule)
    if waiting is not None and not passive and (speaker is not None or parse.dep[verb] == "ROOT"):
        return verb_draft(parse, verb, waiting, [], cue, source, speaker, "quotation")
    return None


def _shortened_passive(parse: Parse, verb: int) -> bool:
    """True for "Asked whether …, Roe said" and "comments made by Roe": a participle without its auxiliary."""
    if parse.tag[verb] != "VBN":
        return False
    if parse.dep[verb] == "acl":
        return True
    return parse.dep[verb] == "advcl" and not any(
        parse.dep[child] in ("aux", "nsubj", "mark") for child in parse.children[verb]
    )


def _noun_in_disguise(parse: Parse, verb: int, speaker: int) -> bool:
    """True for "Rebel claims that … are false", where the parser took a plural noun for a verb."""
    return (
        parse.tag[verb] == "VBZ"
        and parse.lemma[verb] in claim_lexicon().nouns
        and speaker == verb - 1
        and parse.tag[speaker] in ("NN", "JJ")
        and not parse.children[speaker]
        and parse.lemma[speaker] not in claim_lexicon().documents
    )


def _nobody(parse: Parse, speaker: int) -> bool:
    """True for "no group has said": nobody is the source, and the saying is denied."""
    return parse.lower[speaker] in ("nobody", "none", "no-one", "neither") or any(
        parse.lower[child] == "no" for child in parse.children[speaker]
    )


def _told_in_quotation(parse: Parse, verb: int, speaker: int | None) -> bool:
    """True where a quoted speaker passes on what somebody else said: "the army told us that …"."""
    if speaker is None or parse.lower[speaker] in _PERSONS or parse.lemma[verb] not in claim_lexicon().in_quotations:
        return False
    return parse.tag[verb] != "VBG" and any(parse.dep[child] == "ccomp" for child in parse.children[verb])


def verb_draft(
    parse: Parse,
    verb: int,
    cue: Cue,
    content: list[Range],
    cue_words: Range,
    source: Range | None,
    speaker: int | None,
    rule: str,
) -> ClaimDraft:
    """The draft of a cue whose words are known: its meaning in this sentence, and who was told and cited."""
    words = claim_lexicon()
    act, certainty, polarity = cue.act, cue.certainty, cue.polarity
    if rule == "passive" and speaker is None and act in ("statement", "belief"):
        act = "hedge"
        certainty = "probable" if certainty == "certain" and not cue.factive else certainty
    if any(parse.lemma[at] in words.softening for at in range(cue_words[0], verb)):
        certainty = "probable"
    nobody = speaker is not None and _nobody(parse, speaker)
    if nobody:
        speaker = None
    if nobody != (is_negated(parse, verb) or _negated_above(parse, verb)):
        polarity = "positive" if polarity == "negative" else "negative"
    if parse.text[cue_words[1] : cue_words[1] + 1] == [":"]:
        cue_words = (cue_words[0], cue_words[1] + 1)
    draft = ClaimDraft(
        content=content,
        cue=cue_words,
        source=None if nobody else source,
        head=verb,
        act=act,
        certainty=certainty,
        polarity=polarity,
        rule=rule,
        speaker=speaker,
        takes_quote="quote" in cue.frames,
    )
    if _is_passed_on(parse, verb):
        # "was quoted by the Herald as saying"
        for child in parse.children[parse.head[parse.head[verb]]]:
            if parse.dep[child] in ("agent", "prep") and parse.lower[child] in ("by", "in"):
                draft.recipients.extend(inner for inner in parse.children[child] if parse.dep[inner] == "pobj")
    for child in parse.children[verb]:
        if parse.dep[child] in _OBJECTS and rule in ("clause", "quotation", "fronted", "parenthesis"):
            draft.recipients.append(child)
        elif parse.dep[child] == "prep" and parse.lower[child] in ("to", "in", "with", "by", "on", "during"):
            draft.recipients.extend(_objects_of(parse, child))
        elif parse.dep[child] == "advcl" and parse.lemma[child] in words.citing:
            draft.cited.extend(inner for inner in parse.children[child] if parse.dep[inner] == "dobj")
        elif parse.dep[child] == "advcl" and parse.lemma[child] in ("speak", "talk", "tell"):
            for inner in parse.children[child]:
                if parse.dep[inner] == "prep" and parse.lower[inner] in ("to", "with"):
                    draft.recipients.extend(_objects_of(parse, inner))
    return draft


def _objects_of(parse: Parse, preposition: int) -> list[int]:
    """Objects of a preposition and, for "in an interview with X" and "in a statement to X", theirs."""
    found = []
    for child in parse.children[preposition]:
        if parse.dep[child] != "pobj":
            continue
        found.append(child)
        for inner in parse.children[child]:
            if parse.dep[inner] == "prep" and parse.lower[inner] in ("with", "to", "on"):
                found.extend(deep for deep in parse.children[inner] if parse.dep[deep] == "pobj")
            elif parse.dep[inner] == "prep" and parse.lower[inner] == "of":
                # "speaking to Ana Roe of the Courier"
                found.extend(deep for deep in parse.children[inner] if parse.dep[deep] == "pobj")
            elif parse.dep[inner] in ("poss", "compound"):
                found.append(inner)
    return found


def _negated_above(parse: Parse, verb: int) -> bool:
    """True for "has not said" split by a verb that carries it: "did not appear to say", "never tried to deny"."""
    head = parse.head[verb]
    if parse.dep[verb] != "xcomp" or head == verb:
        return False
    words = claim_lexicon()
    if parse.pos[head] == "ADJ":
        # "has not been able to verify", "was unwilling to say"
        return parse.lower[head] in _UNABLE or is_negated(parse, parse.head[head])
    if parse.lemma[head] not in words.softening and parse.lemma[head] not in words.carrying:
        return False
    return is_negated(parse, head) or parse.lemma[head] in words.refusing


def _source_range(parse: Parse, speaker: int | None, verb: int, cue: Range) -> Range | None:
    if speaker is None:
        return None
    if speaker < verb:
        owner = parse.head[speaker]
        limit = min(cue[0], owner) if owner > speaker else cue[0]
        first, last = noun_phrase(parse, speaker, 0, limit)
        if "," in parse.text[first:last] and last < cue[0] and parse.text[last] == ",":
            last += 1
        return first, last
    return noun_phrase(parse, speaker, cue[1])
