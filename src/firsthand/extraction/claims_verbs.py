"""Attribution by verbs: said that, "…," said Roe, was accused of, appeared to acknowledge, labelled them murders."""

from __future__ import annotations

from firsthand.extraction.claims_draft import (
    ClaimDraft,
    Range,
    cue_range,
    dateline_end,
    is_negated,
    is_passive,
    noun_phrase,
    source_of,
    trim,
)
from firsthand.extraction.claims_lexicon import Cue, claim_lexicon
from firsthand.extraction.names_lexicon import lexicon
from firsthand.extraction.parse import Parse

__all__ = ["verb_claims"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})
_HEADS = frozenset({"ROOT", "ccomp", "aux", "auxpass", "neg", "advmod"})
_TELLING = frozenset({"tell", "inform", "remind", "notify", "assure", "warn", "advise", "ask", "show", "convince"})
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WITH_OBJECT = frozenset({"object", "label", "passive"})
_OBJECTS = frozenset({"dobj", "dative"})
_PERSONS = frozenset({"i", "we", "you"})
_TRAILING = frozenset({"including", "because", "but", "although", "though", "while", "which", "who", "even"})


def verb_claims(parse: Parse, quoted: list[bool]) -> list[ClaimDraft]:
    """Claims whose cue is a verb. A draft without content waits for a quotation and says so with `takes_quote`."""
    words = claim_lexicon()
    verbs = words.verbs
    found: list[ClaimDraft] = []
    dateline = dateline_end(parse) or 0
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
        if draft is not None:
            found.append(draft)
    return found


def _verb_claim(parse: Parse, verb: int, cues: tuple[Cue, ...], quoted: list[bool], dateline: int) -> ClaimDraft | None:
    words = claim_lexicon()
    passive = is_passive(parse, verb) or _shortened_passive(parse, verb)
    speaker = source_of(parse, verb)
    beside = _subject_with(parse, verb)
    if beside is not None:
        speaker = beside
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
    closing = _closing(parse, verb, cue, cues, quoted, dateline)
    if closing is not None:
        return closing
    source = _source_range(parse, speaker, verb, cue)
    if speaker is None and not passive and (missed := _subject_of_participle(parse, verb)) is not None:
        speaker, source = missed, (parse.left[missed], cue[0])
    waiting: Cue | None = None
    for meaning in cues:
        if "quote" in meaning.frames and waiting is None:
            waiting = meaning
        found = _content(parse, verb, meaning, passive, cue, source, speaker)
        if found is None:
            continue
        content, rule = found
        if rule == "preposition" and content[0][0] == cue[1] + 1:
            cue = (cue[0], cue[1] + 1)
        if rule == "passive-agent" and source is not None:
            # "by the union / of murder": the charge is no part of who charges.
            source = (source[0], min([source[1], *(part[0] for part in content if part[0] > source[0])]))
        return _draft(parse, verb, meaning, content, cue, source, speaker, rule)
    if waiting is not None and not passive and (speaker is not None or parse.dep[verb] == "ROOT"):
        return _draft(parse, verb, waiting, [], cue, source, speaker, "quotation")
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


def _closing(
    parse: Parse, verb: int, cue: Range, cues: tuple[Cue, ...], quoted: list[bool], dateline: int
) -> ClaimDraft | None:
    """A closing ", the governor, Tomas Roe, said" that the parser did not join as the main clause.

    Read from the surface: a comma or a closing mark, a noun phrase without a finite verb, the verb, no clause after.
    """
    meaning = next((one for one in cues if "quote" in one.frames), None)
    if (
        meaning is None
        or parse.tag[verb] not in ("VBD", "VBZ")
        or quoted[verb]
        or not _unjoined(parse, verb, quoted, dateline)
    ):
        return None
    floor = parse.sentences[parse.sentence[verb]][0]
    phrase = _phrase_before(parse, cue[0], floor)
    if phrase is None or phrase[0] - 1 <= floor:
        return None
    content = trim(parse, (floor, phrase[0] - 1 if parse.text[phrase[0] - 1] == "," else phrase[0]))
    if content is None or not any(parse.tag[at] in _CLAUSE_TAGS or quoted[at] for at in range(*content)):
        return None
    nouns = [at for at in range(*phrase) if parse.pos[at] in ("NOUN", "PROPN", "PRON")]
    speaker = next((at for at in nouns if not phrase[0] <= parse.head[at] < phrase[1]), nouns[-1])
    return _draft(parse, verb, meaning, [content], cue, phrase, speaker, "fronted")


def _unjoined(parse: Parse, verb: int, quoted: list[bool], dateline: int) -> bool:
    """True where the verb has no clause of its own and its subject was missed, or it was taken for a second clause."""
    subject: int | None = None
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep in ("ccomp", "xcomp") and child > verb:
            return False
        if dep in ("nsubj", "nsubjpass", "expl"):
            subject = child
    if parse.dep[verb] == "conj":
        head = parse.head[verb]
        joined = any(parse.dep[child] == "cc" and head < child < verb for child in parse.children[head])
        return not joined
    if subject is None:
        return parse.dep[verb] in ("appos", "relcl", "dep", "ROOT")
    return (quoted[subject] or subject < dateline) and parse.dep[verb] == "ROOT"


def _phrase_before(parse: Parse, end: int, floor: int) -> Range | None:
    """The noun phrase right before `end`, back to a comma or a closing mark, over one apposition between commas."""
    start = _chunk(parse, end - 1 if parse.text[end - 1] == "," else end, floor)
    if start is None:
        return None
    if parse.text[end - 1] == "," and parse.text[start - 1] == ",":
        start = _chunk(parse, start - 1, floor)
        if start is None:
            return None
    if not any(parse.pos[at] in ("NOUN", "PROPN", "PRON") for at in range(start, end)):
        return None
    return start, end


def _chunk(parse: Parse, end: int, floor: int) -> int | None:
    """Where the words before `end` begin, after a comma or a closing mark; None where a finite verb stands in them."""
    at = end - 1
    while at > floor and end - at < 14:
        if parse.text[at] in (",", "”", '"', "’", "—", "–"):
            return at + 1 if at + 1 < end and parse.tag[at + 1] != "CC" else None
        if parse.tag[at] in _CLAUSE_TAGS:
            return None
        at -= 1
    return None


def _subject_with(parse: Parse, verb: int) -> int | None:
    """The noun before a participle after "with": "…, with President Roe saying that …"."""
    if parse.tag[verb] != "VBG":
        return None
    at = verb - 1
    while at > 0 and parse.dep[at] == "advmod":
        at -= 1
    if parse.dep[at] == "pobj" and parse.lower[parse.head[at]] == "with" and parse.pos[at] in ("NOUN", "PROPN", "PRON"):
        return at
    return None


def _subject_of_participle(parse: Parse, verb: int) -> int | None:
    """The subject that the parser gave to a participle: "The captain of a tanker seized on Friday said …"."""
    for child in parse.children[verb]:
        if (
            parse.dep[child] == "ccomp"
            and child < verb
            and parse.tag[child] in ("VBN", "VBD")
            and parse.right[child] == verb - 1
        ):
            return next((inner for inner in parse.children[child] if parse.dep[inner] == "nsubj"), None)
    return None


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


def _draft(
    parse: Parse,
    verb: int,
    cue: Cue,
    content: list[Range],
    cue_words: Range,
    source: Range | None,
    speaker: int | None,
    rule: str,
) -> ClaimDraft:
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


def _content(
    parse: Parse,
    verb: int,
    cue: Cue,
    passive: bool,
    cue_words: Range,
    source: Range | None,
    speaker: int | None,
) -> tuple[list[Range], str] | None:
    frames = cue.frames
    if passive:
        if speaker is None and "passive" not in frames and "clause" not in frames:
            return None
        if speaker is not None and not frames & _WITH_OBJECT:
            return None
        if speaker is not None and (charge := _charge(parse, speaker, cue)) is not None:
            subject = next((child for child in parse.children[verb] if parse.dep[child] == "nsubjpass"), None)
            accused = [noun_phrase(parse, subject, 0, cue_words[0])] if subject is not None else []
            return [*accused, charge], "passive-agent"
        found = _passive_content(parse, verb, cue, cue_words, speaker)
        if found is not None:
            return found, "passive" if speaker is None else "passive-agent"
        if speaker is None and "clause" not in frames:
            return None
    if "clause" in frames or "quote" in frames or "as" in frames:
        clause = _clause(parse, verb, cue_words, source)
        if clause is not None:
            return clause
    if passive:
        return None
    if "order" in frames:
        order = _order(parse, verb)
        if order is not None:
            return order, "order"
    if "infinitive" in frames:
        infinitive = _infinitive(parse, verb)
        if infinitive is not None:
            return infinitive, "infinitive"
    if "label" in frames:
        label = _label(parse, verb, cue, cue_words)
        if label is not None:
            return label, "label"
    if "prep" in frames:
        phrase = _prep(parse, verb, cue)
        if phrase is not None:
            return phrase, "preposition"
    if "object" in frames:
        content = _object(parse, verb, cue_words)
        if content is not None:
            return content, "object"
    return None


def _clause(parse: Parse, verb: int, cue: Range, source: Range | None) -> tuple[list[Range], str] | None:
    """The clause said: after the verb, before it ("…, Roe said"), or around it ("…, Roe said, …")."""
    best = None
    for child in parse.children[verb]:
        said = parse.dep[child] == "xcomp" and parse.tag[child] == "VBG" and child == verb + 1
        if parse.dep[child] != "ccomp" and not said:
            continue
        if best is None or (child > verb > best):
            best = child
    if best is None:
        best = _after_citing(parse, verb) or _after_occasion(parse, verb)
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
    parts: list[Range] = []
    for part in ((low, min(first, high)), (max(last, low), high)):
        if part[0] < part[1] and (trimmed := trim(parse, part)) is not None:
            parts.append(trimmed)
    return parts


def _around(parse: Parse, clause: int, verb: int, cue: Range, source: Range | None) -> tuple[list[Range], str] | None:
    low, high = parse.subtree(clause)
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
    for child in parse.children[verb]:
        if child < clause and parse.dep[child] == "advcl" and parse.right[child] < low:
            # "Asked about the port, …": what leads to the words is not among them.
            start = max(start, parse.right[child] + 1)
    parts: list[Range] = []
    before = trim(parse, (start, speech_first)) if start < speech_first else None
    if before is not None:
        parts.append(before)
    after_first = speech_last
    above = parse.head[verb]
    if parse.dep[verb] == "parataxis" and above > verb:
        # "Some fuel, officials said, spilled": the clause around is one, whatever the parser joined to the verb.
        high = max(high, parse.right[above] + 1)
    if high > speech_last:
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


def _charge(parse: Parse, speaker: int, cue: Cue) -> Range | None:
    """What "accused by the union of murder" charges, where the parser hung it on the union."""
    for child in parse.children[speaker]:
        if child > speaker and parse.dep[child] == "prep" and parse.lower[child] in cue.preps & {"of"}:
            return trim(parse, (child, parse.right[child] + 1)) if cue.act == "accusation" else None
    return None


def _passive_content(parse: Parse, verb: int, cue: Cue, cue_words: Range, speaker: int | None) -> list[Range] | None:
    """ "The boat was believed to carry …": the subject and what is said of it."""
    subject = next((child for child in parse.children[verb] if parse.dep[child] == "nsubjpass"), None)
    complement = None
    for child in parse.children[verb]:
        if child < verb:
            continue
        dep = parse.dep[child]
        if dep in ("xcomp", "oprd") or (
            dep == "prep" and parse.lower[child] in ("as", "of", "for") and "passive" in cue.frames
        ):
            complement = child
            break
        if dep == "ccomp" and subject is not None and parse.lower[subject] == "it":
            low, high = parse.subtree(child)
            part = trim(parse, (max(low, cue_words[1]), high))
            return [part] if part else None
        if dep == "ccomp":
            complement = child
            break
    if complement is None and (speaker is None or cue.need_prep):
        return None
    parts: list[Range] = []
    if subject is not None:
        if parse.lower[subject] == "it" and complement is None:
            return None
        parts.append(noun_phrase(parse, subject, 0, cue_words[0]))
    elif parse.dep[verb] == "acl":
        head = parse.head[verb]
        parts.append((parse.left[head], head + 1))
    if complement is not None:
        low, high = parse.subtree(complement)
        part = trim(parse, (max(low, cue_words[1]), high))
        if part:
            parts.append(part)
    return parts or None


def _right(parse: Parse, verb: int, first_child: int, stop: frozenset[str]) -> int:
    """The end of the run of complements that starts with `first_child`."""
    last = parse.right[first_child] + 1
    for child in parse.children[verb]:
        if child <= first_child:
            continue
        if parse.dep[child] in stop or (parse.left[child] > last):
            break
        if parse.dep[child] == "prep" and _says_where(parse, child):
            break
        if parse.dep[child] in ("punct", "cc", "conj", "advcl", "npadvmod", "nsubj", "parataxis"):
            break
        last = max(last, parse.right[child] + 1)
    return last


def _says_where(parse: Parse, preposition: int) -> bool:
    """True for "in comments made on Friday", "during an interview": where the words fell, not what they were."""
    if parse.lower[preposition] not in ("in", "during", "at", "on", "via", "through", "after", "before"):
        return False
    words = claim_lexicon()
    for child in parse.children[preposition]:
        if parse.dep[child] == "pobj":
            lemma = parse.lemma[child]
            return lemma in words.occasions or lemma in words.documents or parse.lower[child] in words.days
    return False


def _without_occasion(parse: Parse, noun: int, end: int) -> int:
    """The end of an object before the occasion that the parser hung on it: "the raid / in remarks on Friday"."""
    for child in parse.children[noun]:
        occasion = child > noun and parse.dep[child] == "prep" and parse.lower[child] in ("in", "during")
        if occasion and any(parse.lemma[inner] in claim_lexicon().occasions for inner in parse.children[child]):
            return min(end, child)
    return end


def _order(parse: Parse, verb: int) -> list[Range] | None:
    objects = [
        child
        for child in parse.children[verb]
        if child > verb and parse.dep[child] in ("dobj", "ccomp", "xcomp", "dative")
    ]
    verbs = [child for child in objects if parse.dep[child] in ("ccomp", "xcomp")]
    if not verbs:
        return None
    action = verbs[0]
    low, high = parse.subtree(action)
    if not any(parse.lower[child] == "to" for child in parse.children[action]):
        return None
    if parse.lemma[action] in ("name", "identify", "quote") and any(
        parse.dep[child] == "neg" for child in parse.children[action]
    ):
        # "who asked not to be named" is how the source hides, and belongs to its anonymity.
        return None
    first = min(parse.left[objects[0]], low)
    part = trim(parse, (max(first, verb + 1), high))
    return [part] if part else None


def _infinitive(parse: Parse, verb: int) -> list[Range] | None:
    for child in parse.children[verb]:
        perfect = parse.tag[child] == "VBN" and any(parse.lower[aux] == "to" for aux in parse.children[child])
        if parse.dep[child] == "xcomp" and child > verb and (parse.tag[child] in ("VB", "VBG") or perfect):
            low, high = parse.subtree(child)
            part = trim(parse, (max(low, verb + 1), high))
            return [part] if part else None
    return None


def _label(parse: Parse, verb: int, cue: Cue, cue_words: Range) -> list[Range] | None:
    """The object with what it is called, also where the object is a relative pronoun ("which experts labelled …")."""
    children = parse.children[verb]
    objects = [
        child
        for child in children
        if parse.dep[child] in ("dobj", "ccomp", "oprd", "attr", "xcomp", "nsubjpass") and child > verb
    ]
    preps = [
        child for child in children if parse.dep[child] == "prep" and child > verb and parse.lower[child] in cue.preps
    ]
    fronted = [
        child
        for child in children
        if parse.dep[child] in ("dobj", "mark") and child < verb and parse.tag[child] in ("WDT", "WP", "IN")
    ]
    if cue.need_prep and not preps:
        return None
    if not objects and not (fronted and preps):
        return None
    if cue.objects and not any(parse.lemma[child] in cue.objects for child in objects):
        return None
    start = min(objects + preps)
    last = max(parse.right[child] + 1 for child in objects + preps)
    end = max(_right(parse, verb, start, frozenset()), last)
    part = trim(parse, (max(parse.left[start], cue_words[1]), end))
    if part is None:
        return None
    pronoun = _relative_object(parse, verb)
    return [part] if pronoun is None else [(pronoun, pronoun + 1), part]


def _relative_object(parse: Parse, verb: int) -> int | None:
    """The relative pronoun that is the verb's object: "killings, which experts have labelled murder"."""
    for child in parse.children[verb]:
        if child < verb and parse.dep[child] == "dobj" and parse.tag[child] in ("WDT", "WP"):
            return child
    return None


def _prep(parse: Parse, verb: int, cue: Cue) -> list[Range] | None:
    if any(parse.dep[child] == "dobj" for child in parse.children[verb]):
        # "referring questions to the ministry" sends them there.
        return None
    for child in parse.children[verb]:
        if child > verb and parse.dep[child] in ("prep", "prt", "dative") and parse.lower[child] in cue.preps:
            low, high = parse.subtree(child)
            if high - low < 2:
                continue
            end = max(high, _right(parse, verb, child, frozenset()))
            part = trim(parse, (low + 1, end))
            return [part] if part else None
    return None


def _object(parse: Parse, verb: int, cue: Range) -> list[Range] | None:
    for child in parse.children[verb]:
        if parse.dep[child] == "dobj" and child > verb:
            low = max(parse.left[child], cue[1])
            part = trim(parse, (low, _without_occasion(parse, child, _right(parse, verb, child, frozenset()))))
            if part is None or (parse.lemma[verb] in claim_lexicon().citing and _is_source(parse, child)):
                return None
            return [part]
    pronoun = _relative_object(parse, verb)
    if pronoun is not None and parse.dep[verb] == "relcl" and parse.head[verb] < pronoun:
        noun = parse.head[verb]
        return [(parse.left[noun], noun + 1)]
    return None


def _is_source(parse: Parse, noun: int) -> bool:
    """True where what is cited is somebody: a further hop of the chain, and no content."""
    words = lexicon()
    return (
        parse.lemma[noun] in words.group_nouns or parse.lemma[noun] in words.people_nouns or parse.pos[noun] == "PROPN"
    )
