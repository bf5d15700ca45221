"""Finds the names of places in a report: which words they are and how sure it is that they name a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from firsthand.extraction.gazetteer import Gazetteer, Place, place_key
from firsthand.extraction.names import Names
from firsthand.extraction.parse import Entity, Parse
from firsthand.extraction.place_words import Words

__all__ = ["PlaceName", "Surroundings", "find_place_names"]

_LONGEST = 6
_MOST_PLACES = 48
_ARTICLES = frozenset(re.split(" ", "al el ar as ash an at ad az ez es"))
_JOINTS = frozenset(
    re.split(
        " ",
        "- – ' ’ & of the de del la las los le les al el ar as ash an at ad az ez es on en di do da dos das i a and sur du am",
    )
)
_NAMES = frozenset(["NNP", "NNPS"])
# What the label of a named entity says about being a place.
_LABELS = {"GPE": 3.0, "LOC": 2.5, "FAC": 1.0, "ORG": -1.2, "PERSON": -2.5, "NORP": -3.0}
_OTHER_LABEL = -1.5
_LONE = {"ORG": 0.8, "NORP": 2.0}
_ACCEPT = 1.5
_SURE = 3.5


@dataclass(slots=True, kw_only=True)
class PlaceName:
    """A name at tokens `first` to `last` (exclusive). `places` are those of this name, best known first; none is a
    name that the gazetteer does not know. `wanted`: settlement, division, region, sea or point where the words say it.

    score: how sure it is that this names a place at all.
    """

    first: int
    last: int
    key: str
    places: tuple[Place, ...]
    main: frozenset[int]
    score: float = 0.0
    wanted: str = ""
    label: str = ""
    located: bool = False
    shown_last: int = 0
    shown_first: int = 0
    inside: PlaceName | None = None
    holder: bool = False
    part: str = ""
    listed: bool = False


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """What is read off the whole report first: the entity of each token, words of persons' names, demonyms.

    demonyms: (token, last exclusive, country).
    """

    entity: list[int]
    persons: set[str] = field(default_factory=set)
    demonyms: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, parse: Parse, names: Names, words: Words) -> Surroundings:
        """Survey the report."""
        entity = [-1] * len(parse)
        persons: set[str] = set()
        for number, found in enumerate(parse.entities):
            for at in range(found.first, found.last):
                entity[at] = number
            if found.label == "PERSON" and found.last - found.first > 1:
                persons.update(parse.lower[at] for at in range(found.first, found.last))
        for party in names.parties:
            if party.kind == "person" and " " in party.name:
                persons.update(party.name.lower().split())
        return cls(entity=entity, persons=persons)


def find_place_names(
    parse: Parse, names: Names, gazetteer: Gazetteer, words: Words, around: Surroundings
) -> tuple[list[PlaceName], list[PlaceName]]:
    """The names of places, in order and without overlaps, and the names that stand inside names of something else
    ("Arlo Police"): no places here, but a hint where the report is at home. Demonyms are collected in `around`."""
    found: list[PlaceName] = []
    lower, text, size = parse.lower, parse.text, len(parse)
    at = 0
    while at < size:
        word = text[at]
        if not (
            word[0].isupper()
            or (lower[at] in words.parts and at + 1 < size and text[at + 1][0].isupper())
            or _lower_article(parse, at)
        ):
            at += 1
            continue
        demonym = _demonym(parse, at, words)
        if demonym is not None:
            around.demonyms.append(demonym)
        state = _state(parse, at, found, gazetteer, words)
        if state is not None:
            found.append(state)
        if found and found[-1].shown_last == at + 1:
            at += 1
            continue
        name = _match(parse, at, gazetteer, words)
        if name is None:
            if demonym is not None:
                at = demonym[1]
                continue
            at, unknown = _unknown(parse, at, words, around)
            if unknown is not None:
                found.append(unknown)
            continue
        if demonym is not None and demonym[1] >= name.last:
            at = demonym[1]
            continue
        _widen(parse, name, words)
        name.score = _score(parse, name, names, words, around)
        found.append(name)
        at = name.shown_last
    _link(parse, found, gazetteer)
    _share(parse, found)
    sure = {name.key for name in found if name.score >= _SURE and name.places}
    accepted: list[PlaceName] = []
    hints: list[PlaceName] = []
    for name in found:
        if name.score + (1.5 if name.key in sure else 0.0) >= _ACCEPT:
            accepted.append(name)
        elif name.places and name.label != "PERSON" and parse.lower[name.first] not in around.persons:
            hints.append(name)
    return accepted, hints


def _state(parse: Parse, at: int, found: list[PlaceName], gazetteer: Gazetteer, words: Words) -> PlaceName | None:
    """The abbreviation of a division after a name and a comma: "Arlo, Ill."."""
    if not found or found[-1].shown_last != at - 1 or parse.text[at - 1] != ",":
        return None
    form = parse.text[at].replace(".", "")
    for country, division in words.states.get(form, ()):
        places = tuple(
            place
            for place in (gazetteer.place(row) for row, _ in gazetteer.find(division))
            if place.kind == "admin1" and place.country == country
        )
        inner = found[-1].places
        if division == "district of columbia" and found[-1].key == "washington":
            found[-1].shown_last = at + 1
            found[-1].places = tuple(place for place in inner if place.kind == "capital")
            found[-1].score += 3.0
            return None
        if places and (not inner or any(gazetteer.holds(places[0], place) for place in inner)):
            found[-1].score += 3.0
            return PlaceName(
                first=at,
                last=at + 1,
                key=division,
                places=places,
                main=frozenset(place.number for place in places),
                score=5.0,
                label="GPE",
                shown_first=at,
                shown_last=at + 1,
            )
    return None


def _lower_article(parse: Parse, at: int) -> bool:
    return (
        parse.lower[at] in _ARTICLES
        and at + 2 < len(parse)
        and parse.text[at + 1] == "-"
        and parse.text[at + 2][0].isupper()
    )


def _demonym(parse: Parse, at: int, words: Words) -> tuple[int, int, str] | None:
    lower = parse.lower
    if at + 1 < len(parse):
        code = words.demonyms.get(f"{lower[at]} {lower[at + 1]}")
        if code:
            return at, at + 2, code
    code = words.demonyms.get(lower[at] if lower[at].isascii() else place_key(lower[at]))
    return (at, at + 1, code) if code else None


def _match(parse: Parse, first: int, gazetteer: Gazetteer, words: Words) -> PlaceName | None:
    """The longest name of the gazetteer that begins at `first`."""
    text, lower, block = parse.text, parse.lower, parse.block
    ends: list[int] = []
    end = min(len(parse), first + _LONGEST)
    at = first
    while at < end and block[at] == block[first]:
        word = text[at]
        if word[0].isupper() or (at > first and word[0].isdigit()):
            ends.append(at + 1)
        elif not (
            lower[at] in _JOINTS
            or (at == first and lower[at] in words.parts)
            or (lower[at] in words.kinds_after and at > first)
        ):
            break
        elif lower[at] in words.kinds_after:
            ends.append(at + 1)
        at += 1
    for last in reversed(ends):
        surface = parse.words(first, last)
        key = place_key(surface)
        if len(key) < 2 or key in words.never:
            continue
        if len(key) <= 3 and not (surface.isupper() or (len(key) == 3 and surface[1:].islower())):
            continue
        found = gazetteer.find(key)
        if not found or all(word in words.parts for word in key.split()):
            continue
        places = tuple(gazetteer.place(number) for number, _ in found)
        if surface.isupper() and len(key) <= 5 and not _shouted(parse, first, last):
            # "US", "UAE", "NSW": letters stand for states and divisions only.
            places = tuple(place for place in places if place.kind in ("country", "admin1"))
            if not places:
                continue
        return PlaceName(
            first=first,
            last=last,
            key=key,
            places=places,
            main=frozenset(number for number, main in found if main),
            shown_first=first,
            shown_last=last,
        )
    return None


def _shouted(parse: Parse, first: int, last: int) -> bool:
    """True where capitals are the style of the line: a dateline ("KESH —") or a line all in capitals."""
    begin, end = parse.sentences[parse.sentence[first]]
    if first == begin and last < end and parse.text[last] in (",", "(", "-", "–", "—", "--", ":"):
        return True
    letters = [word for word in parse.text[begin:end] if word.isalpha()]
    return len(letters) > 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


def _unknown(parse: Parse, at: int, words: Words, around: Surroundings) -> tuple[int, PlaceName | None]:
    """A name that the gazetteer does not know but the words around it say is a place. Returns where to go on."""
    number = around.entity[at]
    label = parse.entities[number].label if number >= 0 else ""
    first, last = at, at + 1
    if number >= 0:
        entity = parse.entities[number]
        if label in ("GPE", "LOC") and entity.first < at and not parse.text[at - 1][0].isupper():
            first = at
        last = entity.last
    else:
        while (
            last < len(parse)
            and parse.tag[last] in _NAMES
            and parse.text[last][0].isupper()
            and parse.block[last] == parse.block[at]
            and around.entity[last] < 0
        ):
            last += 1
    if parse.tag[at] not in _NAMES and label not in ("GPE", "LOC"):
        return at + 1, None
    while last > first + 1 and not parse.text[last - 1][0].isupper() and parse.lower[last - 1] not in ("'s", "’s"):
        last -= 1
    if parse.lower[first] in ("the", "a") and last > first + 1:
        first += 1
    if not parse.text[first][0].isupper():
        return max(last, at + 1), None
    if parse.lower[last - 1] in ("'s", "’s") and last > first + 1:
        last -= 1
    if any(parse.lower[one] in words.tails for one in range(first, last)):
        return last, None
    key = place_key(parse.words(first, last))
    if not key or key in words.never or parse.lower[first] in around.persons or any(char.isdigit() for char in key):
        return max(last, at + 1), None
    before = parse.lower[first - 1] if first and parse.block[first - 1] == parse.block[first] else ""
    follows = parse.lower[last] if last < len(parse) and parse.block[last] == parse.block[first] else ""
    wanted = words.kinds_after.get(follows, "")
    if before == "of" and first > 1:
        wanted = words.kinds_before.get(parse.lower[first - 2], wanted)
    score = {"GPE": 1.5, "LOC": 0.8}.get(label, -0.5 if label else 0.0)
    if follows == "-" or (first and before == "-"):
        return max(last, at + 1), None
    strong = before in words.strong_locative
    if strong:
        score += 1.2
    elif before in words.locative:
        score += 0.6
    elif before == "on" and first > 1 and parse.lower[first - 2] in words.blows:
        score += 1.0
    if wanted:
        score += 2.0
    if follows == "," and strong:
        score += 1.0
    if label not in ("GPE", "LOC", "FAC") and not wanted and not (strong and follows == ","):
        return max(last, at + 1), None
    if not wanted and before not in words.locative and before not in ("of", "on", ",") and follows != ",":
        return max(last, at + 1), None
    name = PlaceName(
        first=first,
        last=last,
        key=key,
        places=(),
        main=frozenset(),
        score=score,
        wanted=wanted,
        label=label,
        located=before in words.locative,
        shown_first=first,
        shown_last=last,
    )
    if follows in words.kinds_after and words.kinds_after[follows] != "settlement":
        name.shown_last = last + 1
    return max(last, at + 1), name


def _widen(parse: Parse, name: PlaceName, words: Words) -> None:
    """Take in the word that says what the name is ("Arlo province") and the part ("northern Arlo")."""
    lower, block = parse.lower, parse.block
    here = block[name.first]
    last, first = name.last, name.first
    follows = lower[last + 1] if last + 1 < len(parse) and block[last + 1] == here else ""
    if last < len(parse) and block[last] == here:
        kind = words.kinds_after.get(lower[last])
        if kind == "settlement" and follows == "of":
            # "the Arlo town of Kesh": the town is Kesh.
            kind = ""
        if kind and not (
            lower[last] in ("state", "region", "states")
            and last + 1 < len(parse)
            and parse.tag[last + 1] == "NNP"
            and parse.text[last][0].isupper()
        ):
            if (
                kind != "point"
                or parse.text[last][0].isupper()
                or lower[last] in ("airport", "airfield", "airbase", "port")
            ):
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


def _score(parse: Parse, name: PlaceName, names: Names, words: Words, around: Surroundings) -> float:
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
    if not single and best.number in name.main:
        score += 0.8
    if name.located and name.label == "PERSON" and not outside and single and lower[first] not in around.persons:
        score += 1.2
    if name.wanted:
        score += 2.0 if best.kind not in ("country",) else 0.5
    if after == "," and last + 3 < len(parse) and lower[last + 1] in ("a", "an", "the"):
        # "Arlo, a port city", "Arlo, the capital".
        if any(lower[at] in words.kinds_before for at in range(last + 2, min(last + 5, len(parse)))):
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
        if lower[last] in words.tails:
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
    ):
        if not (number >= 0 and parse.entities[number].first == first and name.label in ("GPE", "LOC")):
            score -= 2.0
    if after == "-" and last + 1 < len(parse):
        score -= 4.0 if lower[last + 1] in words.makers else 1.0 if text[last + 1].islower() else 0.0
    if before == "-" and first > 1 and text[first - 2][0].isupper() and single:
        score -= 2.0
    return score


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
    return lower[at] in words.aspects or lower[at] in words.kinds_before or lower[at] in words.parts


def _fame(place: Place) -> float:
    if place.kind in ("country", "sea", "region"):
        return 2.2
    return max(-1.0, min(1.8, (place.prior - 5.2) * 0.9))


def _share(parse: Parse, found: list[PlaceName]) -> None:
    """Names in one list are of a kind: "the Arlo, Kesh and Tarn provinces"; a doubtful one gains from its neighbours."""
    for number in range(len(found) - 1, 0, -1):
        name, before = found[number], found[number - 1]
        gap = parse.lower[before.shown_last : name.shown_first]
        if not 0 < len(gap) <= 2 or any(word not in (",", "and", "or") for word in gap):
            continue
        if name.shown_last > name.last and parse.lower[name.shown_last - 1].endswith("s") and not before.wanted:
            before.wanted = name.wanted
            if before.places and any(place.kind in ("admin1", "admin2") for place in before.places):
                name.listed = before.listed = True
        elif name.listed and not before.wanted:
            before.wanted, before.listed = name.wanted, True
    for left, right in zip(found, found[1:], strict=False):
        gap = parse.lower[left.shown_last : right.shown_first]
        if 0 < len(gap) <= 2 and all(word in (",", "and", "or") for word in gap):
            for one, other in ((left, right), (right, left)):
                if one.score >= _ACCEPT > other.score and other.places:
                    other.score += 1.0


def _listed(name: PlaceName, after: PlaceName, gazetteer: Gazetteer) -> bool:
    """True where two neighbours parted by a comma are of a kind, and none holds the other."""
    if not name.places or not after.places:
        return False
    left, right = name.places[0], after.places[0]
    if left.kind == right.kind and left.kind in ("country", "admin1", "region", "sea"):
        return True
    holders = [place for place in after.places[:4] if place.kind in ("country", "admin1", "admin2")]
    if any(gazetteer.holds(holder, place) for holder in holders for place in name.places):
        return False
    return left.kind == right.kind or any(
        holder.kind == place.kind and holder.country == place.country for holder in holders for place in name.places[:3]
    )


def _link(parse: Parse, found: list[PlaceName], gazetteer: Gazetteer) -> None:
    """Say of each name which other name holds it: "Arlo, Kesh", "Arlo in Kesh", "Arlo (Kesh)"."""
    for number, name in enumerate(found[:-1]):
        after = found[number + 1]
        gap = after.shown_first - name.shown_last
        if not 0 < gap <= 3 or parse.block[after.first] != parse.block[name.first]:
            continue
        between = parse.lower[name.shown_last : after.shown_first]
        if between[0] not in (",", "in", "(", "of", "’s", "'s"):
            continue
        if gap > 1 and not all(word in ("in", "the", "of", ",", "province", "state") for word in between[1:]):
            continue
        if between[0] in ("’s", "'s"):
            after.inside = name
            name.holder = True
            continue
        if between[0] == "," and _listed(name, after, gazetteer):
            # "Kesh, Arlo and Tarn": a list.
            name.score += 0.5
            after.score += 0.5
            continue
        name.inside = after
        after.holder = after.holder or between[0] == ","
        if between[0] == "," and after.places:
            holder = after.places[0].kind in ("country", "admin1", "admin2") or after.wanted == "division"
            if holder and name.places:
                name.score += 1.0
                after.score += 1.0
            if holder and not name.places:
                name.score += 1.0
