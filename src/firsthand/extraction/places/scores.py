"""How sure it is that a name means a place: the entity's label, the words around it, fame."""

from __future__ import annotations

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Entity, Parse
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.gazetteer import Place, place_key
from firsthand.extraction.places.words import Words

__all__ = ["score_name", "widen_name"]

_NAMES = frozenset(["NNP", "NNPS"])
# What the label of a named entity says about being a place.
_LABELS = {"GPE": 3.0, "LOC": 2.5, "FAC": 1.0, "ORG": -1.2, "PERSON": -2.5, "NORP": -3.0}
_OTHER_LABEL = -1.5
_LONE = {"ORG": 0.8, "NORP": 2.0}


def widen_name(parse: Parse, name: PlaceName, words: Words) -> None:
    """Take in the word that says what the name is ("Arlo province") and the part ("northern Arlo")."""
    lower, block = parse.lower, parse.block
    here = block[name.first]
    last, first = name.last, name.first
    follows = lower[last + 1] if last + 1 < len(parse) and block[last + 1] == here else ""
    if last < len(parse) and block[last] == here:
        kind = words.kinds_after.get(lower[last])
        if follows == "of" and (kind == "settlement" or parse.text[last][0].isupper()):
            # "the Arlo town of Kesh": the town is Kesh; "the Arlo Department of Health" is a body.
            kind = ""
        capital = parse.text[last][0].isupper()
        if lower[last] in ("state", "region", "states"):
            # "Arlo State University" is no state.
            longer = capital and last + 1 < len(parse) and parse.tag[last + 1] == "NNP"
        else:
            # "Arlo prison" may be any prison there; "Arlo airport" is the one.
            longer = kind == "point" and not capital and lower[last] not in ("airport", "airfield", "airbase", "port")
        if kind and not longer:
            name.wanted = kind
            name.shown_last = last + 1
    own = lower[last - 1]
    if not name.wanted and last - first > 1 and own in words.kinds_after and name.places[0].kind != "country":
        name.wanted = words.kinds_after[own]
    if first and block[first - 1] == here:
        before = lower[first - 1]
        if before == "of" and first > 1:
            name.wanted = name.wanted or words.kinds_before.get(lower[first - 2], "")
        elif before in words.kinds_before and parse.pos[first - 1] == "NOUN":
            name.wanted = name.wanted or words.kinds_before[before]
        elif before in words.parts and not _is_name_part(parse, first - 1):
            name.part = before
            name.shown_first = first - 1
            if first > 2 and lower[first - 2] == "-" and lower[first - 3] in words.parts:
                name.shown_first = first - 3


def _is_name_part(parse: Parse, at: int) -> bool:
    return (
        parse.text[at][0].isupper()
        and at > 0
        and parse.text[at - 1][0].isupper()
        and parse.sentence[at - 1] == parse.sentence[at]
    )


def score_name(parse: Parse, name: PlaceName, names: Names, words: Words, around: Surroundings) -> float:
    first, last, lower, text = name.first, name.last, parse.lower, parse.text
    best = name.places[0]
    single = last - first == 1
    number = around.entity[last - 1]
    score = 0.0
    outside = False
    if number >= 0:
        entity = parse.entities[number]
        name.label = entity.label
        score += _LABELS.get(entity.label, _OTHER_LABEL)
        begins, ends = _clipped(parse, entity, first, last)
        if (begins, ends) != (entity.first, entity.last):
            # "Arlo, Kesh Province," as one body: the model lost its way.
            score -= min(0.0, _LABELS.get(entity.label, _OTHER_LABEL))
        elif begins >= name.shown_first and ends <= name.shown_last:
            # The small model often takes a lone name of a town for a body, a people or a person.
            score += _LONE.get(entity.label, 0.0)
            if entity.label == "PERSON" and not single and best.prior > 5.5:
                score += 2.0
        if ends > last and lower[ends - 1] in ("'s", "’s"):
            ends -= 1
        outside = (begins < name.shown_first and lower[begins] != "the") or ends > name.shown_last
        if outside and entity.label in ("PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"):
            score -= 2.0
    same = parse.block[first]
    before = lower[first - 1] if first and parse.block[first - 1] == same else ""
    after = lower[last] if last < len(parse) and parse.block[last] == same else ""
    if name.shown_first < first:
        before = lower[name.shown_first - 1] if name.shown_first and parse.block[name.shown_first - 1] == same else ""
    if before == "the" and first > 1:
        before = lower[name.shown_first - 2]
    if before in words.strong_locative or (
        before == "of" and name.shown_first > 1 and _of_place(lower, name.shown_first - 2, words)
    ):
        score += 1.5
        name.located = True
    elif before in words.locative:
        score += 1.0
        name.located = True
    if before == "on" and name.shown_first > 1 and lower[name.shown_first - 2] in words.blows:
        score += 1.5
        name.located = True
    if best.number not in name.main:
        score -= 0.6
    elif not single:
        score += 0.8
    elif before == "of" and not name.located:
        score += 0.7
    if text[first].isupper() and _opens(parse, first, last):
        score += 2.0
    if best.kind in ("settlement", "admin2") and name.key not in words.doubtful and _leads_noun(parse, last):
        score += 1.0
    if name.located and name.label == "PERSON" and not outside and single and lower[first] not in around.persons:
        score += 1.2
    if name.wanted:
        score += 2.0 if best.kind not in ("country",) else 0.5
    if after == "," and _apposed(lower, last + 1, words):
        score += 1.5
    score += _fame(best)
    party = names.at(last - 1)
    if party is not None and party.kind == "person":
        if place_key(party.name) != name.key or party.role:
            score -= 2.5
        elif not name.located:
            score -= 0.5
    if single:
        if name.key in words.doubtful and best.kind not in ("country", "capital"):
            score -= 1.5
        if lower[first] in around.persons and not name.located:
            score -= 2.5
        if parse.tag[first] not in _NAMES and parse.tag[first] not in ("JJ", "NNS", "NN"):
            score -= 2.0
    if before in words.titles or (first and lower[first - 1] in words.titles):
        score -= 3.0
    if before == "of" and first > 1 and lower[first - 2] in words.heads:
        score -= 2.0
    if first and lower[first - 1] in words.heads and text[first - 1][0].isupper():
        score -= 2.0
    heading = parse.role(first) == "heading"
    if after and text[last][0].isupper() and name.shown_last == last and not heading:
        if lower[last] in words.local and best.kind in ("settlement", "admin2"):
            # Its own town's or county's body still says where.
            score += 1.5 if outside else 0.5
        elif lower[last] in words.tails:
            score -= 4.0
        elif (
            parse.tag[last] in _NAMES
            and parse.sentence[last] == parse.sentence[first]
            and not (number >= 0 and parse.entities[number].last == last and name.label in ("GPE", "LOC"))
        ):
            score -= 2.0
    elif after in words.tails and heading:
        score -= 2.0
    if after in words.illness or (after and last + 1 < len(parse) and lower[last + 1] in words.illness):
        score -= 4.0
    if (
        first
        and text[first - 1][0].isupper()
        and parse.tag[first - 1] in _NAMES
        and parse.sentence[first - 1] == parse.sentence[first]
        and not heading
        and not name.part
        and not (number >= 0 and parse.entities[number].first == first and name.label in ("GPE", "LOC"))
    ):
        score -= 2.0
    if after == "-" and last + 1 < len(parse):
        score -= 4.0 if lower[last + 1] in words.makers else 1.0 if text[last + 1].islower() else 0.0
    if before == "-" and first > 1 and text[first - 2][0].isupper() and single:
        score -= 2.0
    return score


def _apposed(lower: list[str], at: int, words: Words) -> bool:
    """True where an apposition says that it is a place: "Arlo, a port city", "Arlo, the capital"."""
    return (
        at + 2 < len(lower)
        and lower[at] in ("a", "an", "the")
        and any(word in words.kinds_before for word in lower[at + 1 : at + 4])
    )


def _opens(parse: Parse, first: int, last: int) -> bool:
    """True for a name at the head of a line that a dateline's sign follows: "KESH —", "KESH (AP)"."""
    begin = parse.sentences[parse.sentence[first]][0]
    return (
        first == begin
        and last < len(parse)
        and parse.text[last] in ("-", "–", "—", "--", "(")
        and (first == 0 or parse.block[first - 1] != parse.block[first] or parse.text[first - 1] == ".")
    )


def _leads_noun(parse: Parse, last: int) -> bool:
    """True where a common noun follows that the name belongs to: "an Arlo man", "the Arlo police"."""
    return (
        last < len(parse)
        and parse.tag[last] in ("NN", "NNS")
        and parse.text[last].islower()
        and parse.dep[last - 1] in ("compound", "amod", "nmod", "nsubj")
    )


def _clipped(parse: Parse, entity: Entity, first: int, last: int) -> tuple[int, int]:
    """The part of an entity between its commas in which the name stands."""
    begins, ends = entity.first, entity.last
    for at in range(first - 1, entity.first - 1, -1):
        if parse.text[at] == ",":
            begins = at + 1
            break
    for at in range(last, entity.last):
        if parse.text[at] == ",":
            ends = at
            break
    return begins, ends


def _of_place(lower: list[str], at: int, words: Words) -> bool:
    """True where the noun before "of" is one that places have: "outskirts of", "coast of", "north of"."""
    return (
        lower[at] in words.belongings
        or lower[at] in words.aspects
        or lower[at] in words.kinds_before
        or lower[at] in words.parts
    )


def _fame(place: Place) -> float:
    if place.kind in ("country", "sea", "region"):
        return 2.2
    return max(-1.0, min(1.8, (place.prior - 5.2) * 0.9))
