"""Finds the names of places in a report: which words they are and how sure it is that they name a place."""

from __future__ import annotations

import re

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.frames import names_town, names_works
from firsthand.extraction.places.gazetteer import Gazetteer, place_key
from firsthand.extraction.places.lists import ACCEPT, link_names, share_kinds
from firsthand.extraction.places.scores import score_name, widen_name
from firsthand.extraction.places.words import Words

__all__ = ["accepted_names", "hinting_names", "survey_names"]

_LONGEST = 6
_MOST_PLACES = 48
_ARTICLES = frozenset(re.split(" ", "al el ar as ash an at ad az ez es"))
_JOINTS = frozenset(
    re.split(
        " ",
        "- – ' ’ & of the de del la las los le les al el ar as ash an at ad az ez es on en di do da dos das i a and "
        "sur du am",
    )
)
_NAMES = frozenset(["NNP", "NNPS"])
_SURE = 3.5
_LARGE = frozenset(["country", "admin1"])
_PARTED = 5.5
"""The prior from which a town is large enough that its parts are spoken of."""
_LITTLE = 4.8
"""The prior up to which a lone word may be the beginning of a longer name that the gazetteer does not know."""
_METROPOLIS = 7.0
"""The prior from which a city goes by its letters."""
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.){2,3}$")
_OF = frozenset(["of", "and"])
_SHORTENED = re.compile(r"[A-Z][a-z]{1,4}\.$")


def accepted_names(found: list[PlaceName]) -> list[PlaceName]:
    """The names that are sure enough to be places, by their scores."""
    sure = {name.key for name in found if name.score >= (_SURE if name.places else ACCEPT + 0.5)}
    return [name for name in found if name.score + (1.5 if name.key in sure else 0.0) >= ACCEPT]


def hinting_names(
    parse: Parse, found: list[PlaceName], accepted: list[PlaceName], around: Surroundings
) -> list[PlaceName]:
    """The names that stand inside names of something else ("Arlo Police"): no places here, but a hint where the report
    is at home."""
    taken = {id(name) for name in accepted}
    return [
        name
        for name in found
        if id(name) not in taken
        and name.places
        and name.label != "PERSON"
        and parse.lower[name.first] not in around.persons
    ]


def survey_names(
    parse: Parse, names: Names, gazetteer: Gazetteer, words: Words, around: Surroundings
) -> list[PlaceName]:
    """Everything that may name a place, in order and without overlaps, with the score of how sure it is.

    Demonyms are collected in `around`.
    """
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
        state = _state(parse, at, found, gazetteer, words) or _lone_state(parse, at, gazetteer, words)
        if state is not None:
            found.append(state)
        if found and found[-1].shown_last == at + 1:
            at += 1
            continue
        name = _match(parse, at, gazetteer, words)
        if name is not None and _cut_short(parse, name, around):
            name = None
        if name is not None and demonym is not None and _kind_of_people(parse, name, demonym[1], words):
            name = None
        if name is None and _before_town(parse, at, words):
            at += 2
            continue
        if name is None:
            if demonym is not None or lower[at] == "the" or _part_of_known(parse, at, gazetteer, words):
                at = demonym[1] if demonym is not None else at + 1
                continue
            at, unknown = _unknown(parse, at, words, around)
            if unknown is not None:
                found.append(unknown)
            continue
        if demonym is not None and demonym[1] >= name.last:
            at = demonym[1]
            continue
        widen_name(parse, name, words)
        name.score = score_name(parse, name, names, words, around)
        found.append(name)
        at = name.shown_last
    link_names(parse, found, gazetteer)
    share_kinds(parse, found)
    return found


def _kind_of_people(parse: Parse, name: PlaceName, end: int, words: Words) -> bool:
    """True for "Veldrian town" in lower case: a demonym and what it stands on, though a town is called so."""
    last = name.last - 1
    return end == last and parse.text[last].islower() and parse.lower[last] in words.kinds_after


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


def _lone_state(parse: Parse, at: int, gazetteer: Gazetteer, words: Words) -> PlaceName | None:
    """The abbreviation of a division that stands without a town: "N.J.", "D-N.D.", "a Ga. pastor"."""
    word = parse.text[at]
    if not (_INITIALS.match(word) or (_SHORTENED.match(word) and _before_noun(parse, at))):
        return None
    for country, division in words.states.get(word.replace(".", ""), ()):
        if _INITIALS.match(word) and not _are_initials(word, division):
            continue
        for row, _ in gazetteer.find(division):
            place = gazetteer.place(row)
            if place.kind == "admin1" and place.country == country:
                return PlaceName(
                    first=at,
                    last=at + 1,
                    key=division,
                    places=(place,),
                    main=frozenset([place.number]),
                    score=3.0,
                    label="GPE",
                    shown_first=at,
                    shown_last=at + 1,
                )
    return None


def _are_initials(word: str, name: str) -> bool:
    """True for "N.J." of New Jersey; "L.A." is no division of one word, which is shortened to its first letters."""
    firsts = [part[0] for part in name.split() if part not in _OF]
    letters = [part[:1].lower() for part in word.split(".") if part]
    return letters == firsts[: len(letters)] and len(letters) == len(firsts)


def _before_noun(parse: Parse, at: int) -> bool:
    """True where the sentence goes on with a word in lower case: the point is the abbreviation's own."""
    after = at + 1
    return (
        after < len(parse)
        and parse.block[after] == parse.block[at]
        and parse.text[after].isalpha()
        and parse.text[after].islower()
        and parse.tag[after] in ("NN", "NNS", "JJ", "VBG", "VBN")
    )


def _part_of_known(parse: Parse, at: int, gazetteer: Gazetteer, words: Words) -> bool:
    """True for "Northeast" before the name of a large place: "Northeast Arlo" is a part of Arlo."""
    if parse.lower[at] not in words.parts or at + 1 >= len(parse) or parse.block[at + 1] != parse.block[at]:
        return False
    if not parse.text[at + 1][0].isupper() or parse.lower[at + 1] in words.parts:
        return False
    name = _match(parse, at + 1, gazetteer, words)
    if name is not None and parse.text[at].islower():
        return True
    return name is not None and (name.places[0].kind in _LARGE or name.places[0].prior >= _PARTED)


def _before_town(parse: Parse, at: int, words: Words) -> bool:
    """True for "Town of" in capitals before a name: the official name of a municipality."""
    return (
        at + 2 < len(parse)
        and words.kinds_before.get(parse.lower[at]) == "settlement"
        and parse.text[at][0].isupper()
        and parse.lower[at + 1] == "of"
        and parse.text[at + 2][0].isupper()
        and parse.block[at + 2] == parse.block[at]
    )


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
        if len(key) < 2 or key in words.kinds_after or key in words.kinds_before:
            continue
        if key in words.never and not _INITIALS.match(surface):
            continue
        if len(key) <= 3 and not (surface.isupper() or (len(key) == 3 and surface[1:].islower())):
            continue
        found = gazetteer.find(key)
        if not found or all(word in words.parts for word in key.split()):
            continue
        places = tuple(gazetteer.place(number) for number, _ in found)
        if lower[first] == "the" and not places[0].name.startswith("The "):
            # The article belongs to the sentence, not to the name.
            return None
        if surface.isupper() and len(key) <= 5 and not _shouted(parse, first, last):
            # "US", "UAE", "NSW", "NYC": letters stand for states, divisions and the largest cities only.
            places = tuple(
                place for place in places if place.kind in ("country", "admin1") or place.prior >= _METROPOLIS
            )
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


def _cut_short(parse: Parse, name: PlaceName, around: Surroundings) -> bool:
    """True where a lone word of little fame only begins a longer name of a place: "Bint" of "Bint Jbeil"."""
    last = name.last
    if name.last - name.first > 1 or name.places[0].prior > _LITTLE or last >= len(parse):
        return False
    number = around.entity[name.first]
    if number < 0 or around.entity[last] != number or parse.entities[number].label not in ("GPE", "LOC"):
        return False
    same = parse.block[last] == parse.block[name.first] and parse.entities[number].first == name.first
    return same and parse.text[last][0].isupper() and parse.tag[last] in _NAMES and parse.text[last].isalpha()


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
    if before == "of" and first > 1 and parse.text[first - 2].islower():
        wanted = words.kinds_before.get(parse.lower[first - 2], wanted)
    if label in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY") or key in words.titles:
        return max(last, at + 1), None
    if first and parse.text[first - 1][0].isupper() and parse.tag[first - 1] in _NAMES and not label:
        return max(last, at + 1), None
    if not wanted and names_works(parse, last):
        wanted = "point"
    town = names_town(parse, first, last)
    score = {"GPE": 1.3, "LOC": 0.8}.get(label, -0.5 if label else 0.0)
    if town or wanted == "point":
        score = max(score, 1.3)  # the label is often wrong there
    if follows == "-" or (first and before == "-"):
        return max(last, at + 1), None
    strong = before in words.strong_locative
    if strong:
        score += 1.2
    elif before in words.locative:
        score += 0.6
    elif before == "on" and first > 1 and parse.lower[first - 2] in words.blows:
        score += 1.0
    elif follows == "," or before == ",":
        score += 0.4
    if wanted:
        score += 2.0
    if follows == "," and strong:
        score += 1.0
    if label not in ("GPE", "LOC", "FAC") and not wanted and not town and not (strong and follows == ","):
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
