"""Requests for comment and their refusals: "has requested comment from …", "did not respond to a request"."""

from __future__ import annotations

from firsthand.extraction.claims.draft import ClaimDraft, Range, cue_range, noun_phrase, source_of, trim
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.parse import Parse
from firsthand.model import Act

__all__ = ["comment_claims"]


def comment_claims(parse: Parse) -> list[ClaimDraft]:
    """Claims with the act comment_requested or comment_declined. Their content is the words after the cue."""
    words = claim_lexicon()
    found: list[ClaimDraft] = []
    for at, lemma in enumerate(parse.lemma):
        if parse.pos[at] not in ("VERB", "AUX", "ADJ"):
            continue
        draft: ClaimDraft | None = None
        if lemma in words.refusing:
            draft = _refused(parse, at)
        elif lemma in words.answering and _negated(parse, at):
            draft = _unanswered(parse, at)
        elif lemma == "reach" and _negated(parse, at) and _passive(parse, at):
            draft = _draft(parse, at, "comment_declined", _passive_subject(parse, at))
        elif lemma == "available" or lemma == "be":
            draft = _unavailable(parse, at)
        elif lemma == "confirm" and _neither(parse, at):
            draft = _neither_nor(parse, at)
        if draft is None and lemma in words.asking:
            draft = _requested(parse, at)
        if draft is not None:
            found.append(draft)
    return found


def _negated(parse: Parse, verb: int) -> bool:
    return any(parse.dep[child] == "neg" for child in parse.children[verb]) or any(
        parse.dep[child] == "dobj" and any(parse.lower[inner] == "no" for inner in parse.children[child])
        for child in parse.children[verb]
    )


def _neither(parse: Parse, verb: int) -> bool:
    """True for "would neither confirm nor deny"."""
    window = parse.lower[max(verb - 3, 0) : verb + 4]
    return ("neither" in window or "not" in window) and any(
        parse.lemma[child] == "deny" for child in parse.children[verb]
    )


def _neither_nor(parse: Parse, verb: int) -> ClaimDraft | None:
    """The whole of "would neither confirm nor deny" is the cue."""
    draft = _draft(parse, verb, "comment_declined", source_of(parse, verb))
    deny = next(child for child in parse.children[verb] if parse.lemma[child] == "deny")
    if draft is None or draft.cue is None:
        return draft
    draft.cue = (draft.cue[0], deny + 1)
    rest = trim(parse, (deny + 1, parse.right[verb] + 1))
    draft.content = [rest or draft.cue]
    return draft


def _passive(parse: Parse, verb: int) -> bool:
    return any(parse.dep[child] in ("auxpass", "nsubjpass") for child in parse.children[verb])


def _passive_subject(parse: Parse, verb: int) -> int | None:
    return next((child for child in parse.children[verb] if parse.dep[child] in ("nsubjpass", "nsubj")), None)


def _mentions(parse: Parse, first: int, last: int, lemmas: frozenset[str]) -> bool:
    return any(parse.lemma[at] in lemmas or parse.lower[at] in lemmas for at in range(first, last))


def _refused(parse: Parse, verb: int) -> ClaimDraft | None:
    """ "declined to comment", "refused to answer questions", "declined an interview"."""
    words = claim_lexicon()
    for child in parse.children[verb]:
        if child <= verb:
            continue
        last = parse.right[child] + 1
        if parse.dep[child] == "xcomp" and parse.lemma[child] in (words.answering | {"elaborate", "discuss", "say"}):
            if parse.lemma[child] in ("comment", "respond", "elaborate", "react", "reply") or _mentions(
                parse, child, last, words.wanted_objects
            ):
                return _draft(parse, verb, "comment_declined", source_of(parse, verb))
        elif parse.dep[child] == "dobj" and (
            parse.lemma[child] in words.wanted_objects or parse.lemma[child] in words.wanted
        ):
            return _draft(parse, verb, "comment_declined", source_of(parse, verb))
    return None


def _unanswered(parse: Parse, verb: int) -> ClaimDraft | None:
    """ "did not immediately respond to a request for comment", "has not answered", "has made no comment"."""
    words = claim_lexicon()
    objects = [
        child
        for child in parse.children[verb]
        if child > verb and parse.dep[child] in ("dobj", "prep", "xcomp", "dative")
    ]
    lemma = parse.lemma[verb]
    if lemma in ("respond", "reply", "answer", "comment", "react"):
        fits = not objects or any(
            _mentions(parse, child, parse.right[child] + 1, words.wanted_objects)
            or parse.lower[child] in ("on", "about", "to")
            for child in objects
        )
        fits = fits and not any(parse.dep[child] == "prep" and parse.lower[child] == "with" for child in objects)
    else:
        fits = any(
            parse.dep[child] == "dobj"
            and (parse.lemma[child] in words.wanted or parse.lemma[child] in words.wanted_objects)
            and parse.lemma[child] not in ("information", "details", "interview")
            for child in objects
        )
    speaker = source_of(parse, verb)
    if not fits or speaker is None:
        return None
    return _draft(parse, verb, "comment_declined", speaker)


def _unavailable(parse: Parse, at: int) -> ClaimDraft | None:
    """ "was not available for comment", "There was no immediate comment from the ministry"."""
    words = claim_lexicon()
    if parse.lemma[at] == "available":
        verb = parse.head[at]
        negated = any(parse.dep[child] == "neg" for child in parse.children[verb]) or any(
            parse.dep[child] == "neg" for child in parse.children[at]
        )
        if not negated or not _mentions(parse, at, min(parse.right[at] + 1, at + 6), words.wanted):
            return None
        return _draft(parse, verb, "comment_declined", _passive_subject(parse, verb))
    if not any(parse.lower[child] == "there" for child in parse.children[at]):
        return None
    noun = next((child for child in parse.children[at] if parse.dep[child] in ("attr", "nsubj") and child > at), None)
    if noun is None or parse.lemma[noun] not in ("comment", "response", "reaction", "statement", "reply"):
        return None
    if not any(parse.lower[child] == "no" for child in parse.children[noun]) and not _negated(parse, at):
        return None
    for child in parse.children[noun] + parse.children[at]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("from", "by"):
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return _draft(parse, at, "comment_declined", inner)
    return None


def _requested(parse: Parse, verb: int) -> ClaimDraft | None:
    """ "has requested comment from …", "reached out to … for comment", "contacted … for a response"."""
    if parse.dep[verb] in ("amod", "compound"):
        return None
    speaker = source_of(parse, verb)
    if _passive(parse, verb):
        # "was asked for comment": who asked stays open; the words still say that somebody did.
        if not _for_comment(parse, verb):
            return None
        return _draft(parse, verb, "comment_requested", speaker)
    lemma = parse.lemma[verb]
    direct = [child for child in parse.children[verb] if parse.dep[child] == "dobj" and child > verb]
    asks = lemma in ("request", "seek") and any(
        parse.lemma[child] in ("comment", "response", "reaction", "clarification", "statement") for child in direct
    )
    if lemma == "reach" and not any(parse.lower[child] == "out" for child in parse.children[verb]):
        asks = False
    elif lemma in ("ask", "contact", "approach", "reach", "email", "call", "query"):
        asks = _for_comment(parse, verb)
    if not asks or speaker is None:
        return None
    return _draft(parse, verb, "comment_requested", speaker)


def _for_comment(parse: Parse, verb: int) -> bool:
    first, last = verb + 1, min(parse.right[verb] + 1, verb + 40)
    for at in range(first, last - 1):
        if parse.lower[at] == "for" and _mentions(
            parse,
            at + 1,
            min(at + 4, last),
            frozenset({"comment", "response", "reaction", "statement", "clarification"}),
        ):
            return True
    return False


def _draft(parse: Parse, verb: int, act: Act, speaker: int | None) -> ClaimDraft | None:
    cue = cue_range(parse, verb)
    source: Range | None = None
    if speaker is not None:
        source = noun_phrase(parse, speaker, 0, cue[0]) if speaker < verb else noun_phrase(parse, speaker, cue[1])
    sentence_last = parse.sentences[parse.sentence[verb]][1]
    last = cue[1]
    for child in parse.children[verb]:
        if child >= cue[1] and parse.dep[child] not in ("conj", "cc", "advcl", "parataxis"):
            last = max(last, parse.right[child] + 1)
        elif child >= cue[1] and parse.dep[child] in ("conj", "cc"):
            break
    last = min(last, sentence_last)
    for at in range(cue[1] + 1, last):
        if parse.text[at - 1] == "," and parse.tag[at] == "VBG":
            # "declined to comment, referring questions to …"
            last = at - 1
            break
    content = trim(parse, (cue[1], last))
    if content is None:
        # "has not answered": the refusal is the verb group itself.
        content = cue
    return ClaimDraft(
        content=[content],
        cue=cue,
        source=source,
        head=verb,
        act=act,
        certainty="certain",
        polarity="negative" if act == "comment_declined" else "positive",
        rule="comment",
        speaker=speaker,
    )
