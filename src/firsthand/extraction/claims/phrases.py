"""Attribution without a verb of saying: "according to", "the claim that", "reportedly", "alleged"."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.claims.draft import ClaimDraft, Range, cue_range, noun_phrase, trim
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.parse import Parse

__all__ = ["phrase_claims", "without_phrases"]

_LONGEST_CUE = 4
_NAMES = frozenset({"NNP", "NNPS"})
# "In my account" is the voice that speaks already, "in whose account" a question.
_OWN = frozenset({"my", "our", "whose", "its", "your"})


def phrase_claims(parse: Parse, quoted: list[bool]) -> list[ClaimDraft]:
    """Claims by phrases, nouns, adverbs and adjectives.

    A quoted speaker's own hedges and nouns are part of what is quoted and make no claims of their own.
    """
    words = claim_lexicon()
    openers = {phrase[0] for phrase in words.before_source}
    found: list[ClaimDraft] = []
    for at, word in enumerate(parse.lower):
        draft: ClaimDraft | None = None
        if quoted[at]:
            continue
        if word in openers:
            draft = _before_source(parse, at)
        elif word in words.before_name:
            draft = _before_name(parse, at)
        elif word in words.accounts and parse.dep[at] == "pobj":
            draft = _account(parse, at)
        elif word == "that" or word == "of":
            draft = _noun_claim(parse, at)
        elif word in words.adverbs:
            draft = _adverb(parse, at)
        elif word in words.adjectives and parse.dep[at] == "amod":
            draft = _adjective(parse, at)
        if draft is not None:
            found.append(draft)
    return found


def without_phrases(parse: Parse, drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """Cut ", according to X" off the content of the claims that X passes on ("Roe said he fled, according to X")."""
    phrases = [draft for draft in drafts if draft.rule in ("according-to", "per")]
    by_sentence: dict[int, list[ClaimDraft]] = {}
    for draft in drafts if phrases else ():
        by_sentence.setdefault(parse.sentence[draft.head], []).append(draft)
    for phrase in phrases:
        if phrase.cue is None:
            continue
        for draft in by_sentence[parse.sentence[phrase.head]]:
            if draft is phrase or not any(first <= draft.head < last for first, last in phrase.content):
                continue
            parts: list[Range] = []
            for first, last in draft.content:
                if first < phrase.cue[0] < last and phrase.source is not None and phrase.source[1] >= last - 1:
                    last = phrase.cue[0] - 1
                if first < last:
                    parts.append((first, last))
            draft.content = parts
    return drafts


def _before_source(parse: Parse, at: int) -> ClaimDraft | None:
    for phrase in claim_lexicon().before_source:
        end = at + len(phrase)
        if tuple(parse.lower[at:end]) == phrase and end < len(parse):
            return _phrase(parse, at, end, "according-to")
    return None


def _before_name(parse: Parse, at: int) -> ClaimDraft | None:
    end = at + 1
    if end >= len(parse) or parse.tag[at] != "IN":
        return None
    if parse.lower[end] == "the":
        end += 1
    if end >= len(parse) or parse.tag[end] not in _NAMES:
        return None
    if at and parse.text[at - 1] not in (",", "—", "–", "(") and parse.sentences[parse.sentence[at]][0] != at:
        return None
    return _phrase(parse, at, at + 1, "per")


def _account(parse: Parse, at: int) -> ClaimDraft | None:
    """ "In Ana Roe's account", "by the ministry's count": the clause around it is what was said."""
    opening = parse.head[at]
    speaker = next((child for child in parse.children[at] if parse.dep[child] == "poss"), None)
    if speaker is None or parse.lower[opening] not in ("in", "by", "on") or parse.lower[speaker] in _OWN:
        return None
    draft = _phrase(parse, opening, opening + 1, "according-to")
    if draft is None:
        return None
    source = noun_phrase(parse, speaker, opening + 1, at)
    last = source[1] - 1 if parse.tag[source[1] - 1] == "POS" else source[1]
    return replace(draft, speaker=speaker, source=(source[0], last), cue=(at, at + 1))


def _phrase(parse: Parse, at: int, end: int, rule: str) -> ClaimDraft | None:
    """The source after a phrase, and the clause around the phrase as content."""
    sentence_first, sentence_last = parse.sentences[parse.sentence[at]]
    if end >= sentence_last:
        return None
    speaker = end
    for _ in range(6):
        head = parse.head[speaker]
        if (
            head < end
            or head == speaker
            or head >= sentence_last
            or parse.pos[head] not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON")
        ):
            break
        if parse.dep[speaker] in ("ccomp", "advcl", "relcl"):
            break
        speaker = head
    if parse.pos[speaker] == "PUNCT" or any(parse.lower[child] in ("my", "our") for child in parse.children[speaker]):
        # "according to our information" is the voice that speaks already.
        return None
    source = noun_phrase(parse, speaker, end)
    source = (source[0], _phrase_end(parse, source, sentence_last, opens=at == sentence_first))
    content: list[Range] = []
    limit_last = sentence_last
    while limit_last > source[1] and parse.text[limit_last - 1] in (".", "!", "?"):
        limit_last -= 1
    at_end = source[1] >= limit_last
    if at_end or at == sentence_first:
        low, high = sentence_first, sentence_last
        if at_end and at > sentence_first:
            low = _clause_start(parse, at, sentence_first)
    else:
        host = _host(parse, at)
        low, high = parse.subtree(host)
        low, high = min(low, at), max(high, source[1])
        if low < at and not any(parse.pos[spot] in ("VERB", "AUX") for spot in range(low, at)) and source[1] < high:
            high = max(high, source[1])
    for part in ((low, at), (source[1], high)):
        if part[0] < part[1] and (trimmed := trim(parse, part)) is not None:
            content.append(trimmed)
    if not content:
        return None
    return ClaimDraft(
        content=content,
        cue=(at, end),
        source=source,
        head=at,
        act="statement",
        certainty="certain",
        polarity="positive",
        rule=rule,
        speaker=speaker,
        takes_quote=True,
    )


def _phrase_end(parse: Parse, source: Range, sentence_last: int, *, opens: bool) -> int:
    """Where the source ends: at the comma, if the phrase opens the sentence and no apposition goes on."""
    first, last = source
    if not opens:
        return last
    for spot in range(first, last):
        if parse.text[spot] == ",":
            rest = range(spot + 1, last)
            if any(parse.tag[at] in ("VBD", "VBZ", "VBP", "MD") for at in rest):
                return spot
    return last


def _clause_start(parse: Parse, at: int, sentence_first: int) -> int:
    """Where the clause before a closing "according to" starts: the sentence, or its part after ", and"."""
    host = _host(parse, at)
    if parse.dep[host] == "conj" and any(parse.dep[child] in ("nsubj", "nsubjpass") for child in parse.children[host]):
        return parse.left[host]
    return sentence_first


def _host(parse: Parse, at: int) -> int:
    """The verb whose clause a phrase belongs to."""
    host = parse.head[at]
    steps = 0
    while parse.pos[host] not in ("VERB", "AUX") and parse.head[host] != host and steps < 12:
        host = parse.head[host]
        steps += 1
    return host


def _noun_claim(parse: Parse, at: int) -> ClaimDraft | None:
    """ "the allegation that …", "the ministry's notice to parliament that …", "allegations of …"."""
    words = claim_lexicon()
    noun = _noun_before(parse, at)
    if noun is None:
        return None
    cue = words.nouns.get(parse.lemma[noun])
    if cue is None or parse.pos[noun] != "NOUN":
        return None
    if parse.lower[at] == "of":
        if parse.lemma[noun] not in words.noun_of or noun != at - 1:
            return None
        inner = next((child for child in parse.children[at] if parse.dep[child] in ("pobj", "pcomp")), None)
        if inner is None:
            return None
        part = trim(parse, (at + 1, parse.right[inner] + 1))
    else:
        verb = _clause_of(parse, at)
        if verb is None:
            return None
        above = parse.head[verb]
        if parse.dep[verb] == "ccomp" and above != noun and parse.lemma[above] in words.clause_verbs and noun > above:
            # "said in a statement that …": the verb's own clause.
            return None
        part = trim(parse, (at, max(parse.right[verb] + 1, at + 1)))
    if part is None:
        return None
    source, speaker = _owner(parse, noun, at)
    verb = parse.head[noun]
    words_of_cue = (noun, noun + 1)
    if speaker is not None and parse.head[speaker] == verb and verb < noun <= verb + _LONGEST_CUE:
        # "Roe made the claim that …": verb and noun attribute together.
        words_of_cue = (cue_range(parse, verb)[0], noun + 1)
    return ClaimDraft(
        content=[part],
        cue=words_of_cue,
        source=source,
        head=noun,
        act=cue.act,
        certainty=cue.certainty,
        polarity=cue.polarity,
        rule="noun",
        speaker=speaker,
    )


def _noun_before(parse: Parse, at: int) -> int | None:
    """The noun that "that" or "of" at `at` follows, over one short phrase ("notice to parliament that")."""
    before = at - 1
    if before < 0:
        return None
    if parse.pos[before] == "NOUN" and parse.lemma[before] in claim_lexicon().nouns:
        return before
    if parse.lower[at] == "of":
        return None
    for spot in range(before, max(before - 6, 0), -1):
        if parse.dep[spot] in ("prep", "agent") and parse.lower[spot] in ("to", "by", "from", "in", "on"):
            head = parse.head[spot]
            if head == spot - 1 and parse.pos[head] == "NOUN":
                return head
            return None
        if parse.pos[spot] in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _clause_of(parse: Parse, at: int) -> int | None:
    """The verb of the clause that "that" at `at` opens; None where "that" is a pronoun or opens a relative clause."""
    verb = parse.head[at]
    if verb <= at or parse.pos[verb] not in ("VERB", "AUX"):
        return None
    if parse.dep[at] == "mark":
        handled = parse.lemma[verb] in claim_lexicon().light_verbs and not any(
            parse.dep[child] in ("dobj", "ccomp", "nsubjpass") for child in parse.children[verb]
        )
        # "the claim that he made": the claim is what he made.
        return None if handled else verb
    # "the claim by the rebels that they shot down a jet": a second object shows that "that" is none.
    objects = [child for child in parse.children[verb] if parse.dep[child] == "dobj" and child != at]
    subject = next((child for child in parse.children[verb] if parse.dep[child] == "nsubj"), None)
    # "the warning that strikes would follow": a noun as subject, and no verb that handles claims.
    named = (
        subject is not None and parse.pos[subject] == "NOUN" and parse.lemma[verb] not in claim_lexicon().light_verbs
    )
    return verb if parse.dep[at] == "dobj" and (objects or named) else None


def _owner(parse: Parse, noun: int, at: int) -> tuple[Range | None, int | None]:
    """Whose claim it is: "Roe's claim", "the claim by Roe", "Roe made the claim"; nobody where it does not say."""
    words = claim_lexicon()
    for child in parse.children[noun]:
        if parse.dep[child] == "poss":
            if parse.tag[child] == "PRP$":
                return (child, child + 1), child
            first, last = noun_phrase(parse, child)
            return (first, last), child
    for child in parse.children[noun]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("by", "from", "among") and child > noun:
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return noun_phrase(parse, inner, 0, at if inner < at else None), inner
    for child in parse.children[noun]:
        if parse.dep[child] == "compound" and parse.tag[child] in _NAMES:
            return (parse.left[child], child + 1), child
    verb = parse.head[noun]
    if parse.dep[noun] == "dobj" and parse.lemma[verb] in words.light_verbs:
        for child in parse.children[verb]:
            if parse.dep[child] == "nsubj":
                return noun_phrase(parse, child, 0, verb), child
    return None, None


def _adverb(parse: Parse, at: int) -> ClaimDraft | None:
    """ "reportedly": the clause, or the shortened relative clause with its noun, around the adverb."""
    words = claim_lexicon()
    head = parse.head[at]
    if head == at:
        return None
    if parse.pos[head] in ("VERB", "AUX"):
        if parse.dep[head] in ("acl", "amod") and parse.head[head] != head:
            noun = parse.head[head]
            low, high = min(parse.left[noun], at), parse.right[head] + 1
        else:
            low, high = _core(parse, head)
    else:
        low, high = parse.subtree(head)
    parts = [
        trimmed
        for part in ((min(low, at), at), (at + 1, high))
        if part[0] < part[1] and (trimmed := trim(parse, part)) is not None
    ]
    if not parts:
        return None
    return _hedge(parts, at, words.adverbs[parse.lower[at]], "adverb")


def _core(parse: Parse, verb: int) -> Range:
    """The clause of `verb` without what is joined to it loosely after a comma."""
    low, high = parse.subtree(verb)
    for child in parse.children[verb]:
        if child > verb and parse.dep[child] in ("advcl", "conj", "cc", "parataxis") and parse.left[child] > verb:
            comma = parse.left[child] - 1
            joined = parse.dep[child] in ("conj", "cc", "parataxis")
            if joined or parse.text[comma] == ",":
                high = min(high, parse.left[child])
    for child in parse.children[verb]:
        if child < verb and parse.dep[child] in ("advcl", "cc", "mark"):
            low = max(low, parse.right[child] + 1)
    return low, max(high, verb + 1)


def _adjective(parse: Parse, at: int) -> ClaimDraft | None:
    """ "alleged smugglers": the noun with what stands before it."""
    noun = parse.head[at]
    if noun <= at or parse.pos[noun] not in ("NOUN", "PROPN"):
        return None
    part = trim(parse, (at + 1, noun + 1))
    if part is None:
        return None
    return _hedge([part], at, claim_lexicon().adjectives[parse.lower[at]], "adjective")


def _hedge(parts: list[Range], at: int, certainty: str, rule: str) -> ClaimDraft:
    return ClaimDraft(
        content=parts,
        cue=(at, at + 1),
        source=None,
        head=at,
        act="hedge",
        certainty="possible" if certainty == "possible" else "probable",
        polarity="positive",
        rule=rule,
    )
