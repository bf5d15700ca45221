"""Where names stand: lexicon and capitals first, the linguistic pipeline's entities as votes, titles split off."""

from __future__ import annotations

from firsthand.extraction.names.lexicon import Known, Lexicon, lexicon
from firsthand.extraction.names.lookup import Labels, look_up
from firsthand.extraction.names.titles import (
    NameSpan,
    country_before,
    demonym_before,
    lower_title,
    name_words,
    organ,
    organ_of_people,
    outer_start,
    role_of,
)
from firsthand.extraction.parse import Parse

__all__ = ["NameSpan", "find_name_spans"]

_PROPER = frozenset({"NNP", "NNPS"})
_PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "abu",
        "y",
    }
)
_JOINERS = frozenset({"of", "for", "on", "and", "the", "&", "in", "to", "against"})
_HYPHENS = frozenset({"-", "–", "‑"})
_TIME_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_LABEL_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
    ]
)


def find_name_spans(parse: Parse) -> list[NameSpan]:
    """All names of the report in order."""
    words = lexicon()
    labels: Labels = {}
    for entity in parse.entities:
        for position in range(entity.first, entity.last):
            labels[position] = (entity.first, entity.last, entity.label)
    found: list[NameSpan] = []
    text, tags, size = parse.text, parse.tag, len(parse)
    at = 0
    while at < size:
        word = text[at]
        head = word[0]
        if not head.isupper() and word not in ("al", "dpa", "de", "teleSUR"):
            at += 1
            continue
        body = organ_of_people(parse, at, words, labels)
        if body is not None:
            found.append(body)
            at = body.last
            continue
        known, end = look_up(parse, at, words, labels)
        if known is not None and not _goes_on(parse, at, end, known, words):
            found.append(_known_span(parse, at, end, known))
            body = organ(parse, at, end, known.country, words) if known.kind == "place" else None
            if body is not None:
                found.append(body)
            at = end
            continue
        if tags[at] in _PROPER and _is_name_start(parse, at, labels):
            end = _run_end(parse, at, labels, words)
            spans = _split(parse, at, end, labels, words)
            found.extend(spans)
            if spans and spans[-1].kind in ("person", "place", "other"):
                body = organ(parse, spans[-1].first, end, spans[-1].country, words)
                if body is not None:
                    found.append(body)
            at = end
            continue
        at += 1
    return found


def _goes_on(parse: Parse, at: int, end: int, known: Known, words: Lexicon) -> bool:
    """True where the known name is only the beginning of a longer one ("Washington Post-ABC" is not, "Fox Lake" is)."""
    if end >= len(parse):
        return False
    following = parse.lower[end]
    if parse.tag[end] not in _PROPER or following in words.title_words or parse.text[end].isupper():
        return False
    if parse.start[end] != parse.end[end - 1] + 1:
        return False
    if known.kind == "place" and (parse.text[end] in words.male or parse.text[end] in words.female):
        # "ambassador to Denmark Ana Roe": a place and a person side by side.
        return False
    if known.kind == "place":
        # "U.S. Southern District" goes on; "Iran Foreign Minister" is a title, and is left to the split.
        return True
    return (
        end - at == 1
        and known.kind != "outlet"
        and following not in words.organisation_words
        and not (parse.text[at].isupper())
    )


def _known_span(parse: Parse, at: int, end: int, known: Known) -> NameSpan:
    return NameSpan(
        first=at, last=end, outer=at, kind=known.kind, name=known.written, country=known.country, known=known
    )


def _is_name_start(parse: Parse, at: int, labels: Labels) -> bool:
    if parse.lower[at] in _CALENDAR:
        return False
    label = labels.get(at)
    return label is None or label[2] not in _TIME_LABELS


def _run_end(parse: Parse, at: int, labels: Labels, words: Lexicon) -> int:
    """The end of a run of proper nouns with the small words that names hold together."""
    text, tags, lower = parse.text, parse.tag, parse.lower
    limit = parse.sentences[parse.sentence[at]][1]
    while limit < len(parse) and tags[limit - 1] in _PROPER and parse.block[limit] == parse.block[at]:
        # A sentence does not end in a title ("General / Tomas Roe spoke"): the parser broke it in two.
        limit = parse.sentences[parse.sentence[limit]][1]
    opener = lower[at] in words.organisation_openers
    end = at + 1
    while end < limit:
        word = text[end]
        if tags[end] in _PROPER and word[0].isalnum() and lower[end] not in _CALENDAR:
            opener = opener or lower[end] in words.organisation_openers
            end += 1
            continue
        if word in _HYPHENS and end + 1 < limit and parse.start[end] == parse.end[end - 1]:
            joined = _joined_end(parse, end, limit)
            if joined == end:
                break
            end = joined
            continue
        if end + 1 >= limit:
            break
        if lower[end] in ("'s", "’s") and text[end + 1][0].isupper() and lower[end + 1] in words.organisation_words:
            # "Kesh Sheriff's Office": the owner is part of the name.
            end += 2
            continue
        label = labels.get(end)
        same_entity = label is not None and label[0] <= at and label[2] in ("ORG", "PERSON", "FAC", "WORK_OF_ART")
        following = text[end + 1]
        if word[0].isupper() and same_entity and label is not None and label[2] != "WORK_OF_ART" and tags[end] != "POS":
            end += 1
            continue
        if lower[end] in _PARTICLES and following[0].isupper() and tags[end + 1] in _PROPER:
            end += 2
            continue
        if lower[end] in _PARTICLES and lower[end + 1] in _PARTICLES and end + 2 < limit and text[end + 2][0].isupper():
            end += 3
            continue
        if lower[end] in _JOINERS and (same_entity or (opener and lower[end] in ("of", "for", "on"))):
            step = end + 1
            if lower[step] == "the" and step + 1 < limit:
                step += 1
            inside = label is None or step < label[1] or not same_entity
            if (
                text[step][0].isupper()
                and lower[step] not in _CALENDAR
                and tags[step] in ("NNP", "NNPS", "NN", "NNS", "JJ")
                and inside
            ):
                end = step + 1
                continue
        break
    return end


def _joined_end(parse: Parse, at: int, limit: int) -> int:
    """The end of what hangs on the hyphen at `at` ("Mar-a-Lago"), or `at` where no capital follows ("Roe-led")."""
    end = at
    spot = at + 1
    while spot < limit and parse.start[spot] == parse.end[spot - 1]:
        if parse.text[spot][0].isupper():
            end = spot + 1
        elif parse.text[spot] not in _HYPHENS and parse.lower[spot] not in ("a", *_PARTICLES):
            break
        spot += 1
    return end


def _split(parse: Parse, at: int, end: int, labels: Labels, words: Lexicon) -> list[NameSpan]:
    """A run as a name with its title and country, or as several names."""
    lower = parse.lower
    first, country = at, None
    # Country and party words before a title or a name: "Venezuelan President …", "U.S. Southern …", "GOP Sen. …".
    last_title = -1
    for position in range(at, end):
        if lower[position] in words.title_words:
            last_title = position
    rest_is_body = last_title >= 0 and any(
        lower[position] in words.organisation_words and lower[position] not in words.title_words
        for position in range(last_title + 1, end)
    )
    rest_is_name = last_title >= 0 and last_title + 1 < end and lower[last_title + 1] not in _JOINERS
    if rest_is_name and not rest_is_body:
        label = labels.get(at)
        whole_body = label is not None and label[2] == "ORG" and label[0] <= at and label[1] >= end
        if not whole_body or lower[last_title].endswith(".") or _first_name(parse, last_title + 1, words):
            country = country_before(parse, at, last_title, words)
            title = parse.words(at, last_title + 1)
            return [
                NameSpan(
                    first=last_title + 1,
                    last=end,
                    outer=outer_start(parse, at),
                    kind="person",
                    name=name_words(parse, last_title + 1, end),
                    title=title,
                    role=role_of(title.lower(), words),
                    country=country or demonym_before(parse, at, words),
                )
            ]
    if last_title == end - 1 and last_title > at and lower[at] not in words.organisation_openers:
        # "Prime Minister", "Defense Secretary" without a name: a description.
        return []
    if last_title == end - 1 and last_title == at:
        return []
    known, stop = look_up(parse, first, words, labels)
    if known is not None and known.kind == "place" and stop < end and lower[stop] in words.organisation_words:
        country = known.country
    kind = _kind(parse, first, end, labels, words)
    outer, title, role, before = lower_title(parse, first, words)
    if role and _may_be_person(parse, first, end, words):
        kind = "person"
    else:
        outer, title, role = first, "", ""
    if kind != "place":
        country = country or before
    if kind != "person" and country is None:
        country = demonym_before(parse, first, words)
    return [
        NameSpan(
            first=first,
            last=end,
            outer=outer,
            kind=kind,
            name=name_words(parse, first, end),
            title=title,
            role=role,
            country=country if kind != "place" else None,
        )
    ]


def _first_name(parse: Parse, at: int, words: Lexicon) -> bool:
    return parse.text[at] in words.male or parse.text[at] in words.female


def _may_be_person(parse: Parse, first: int, last: int, words: Lexicon) -> bool:
    return last - first <= 5 and not any(parse.lower[at] in words.organisation_words for at in range(first, last))


def _kind(parse: Parse, first: int, last: int, labels: Labels, words: Lexicon) -> str:
    lower = parse.lower
    if last - first > 1:
        if _first_name(parse, first, words) and lower[last - 1] not in words.organisation_words:
            return "person"
        if (
            any(lower[at] in words.organisation_words for at in range(first, last))
            and parse.text[first] not in words.male
        ):
            label = labels.get(first)
            site = label is not None and label[2] in ("FAC", "LOC") and label[1] >= last
            if not site or lower[last - 1] in words.organisation_acting:
                return "organisation"
    label = labels.get(last - 1) or labels.get(first)
    if label is None:
        return "other"
    return _LABEL_KINDS.get(label[2], "other")
