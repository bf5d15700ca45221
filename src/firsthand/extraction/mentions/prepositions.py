"""What leads the name of a place: the preposition, or a word of direction, distance or closeness."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = ["leading", "leads_place", "near_words", "nearness"]


def nearness(scene: Scene, preposition: int) -> int | None:
    """The word of direction, distance or closeness that the preposition belongs to: "north" in "30 miles north of
    Arlo", "miles" in "ten miles from Arlo", "close" in "close to Arlo"; None for another."""
    parse = scene.parse
    word = parse.head[preposition]
    if parse.lower[preposition] not in _OFF or word != preposition - 1:
        return None
    if parse.lower[word] not in _near_words()[parse.lower[preposition]] or _far(scene, word):
        return None
    return word


def _far(scene: Scene, word: int) -> bool:
    """ "370 kilometres south of Arlo": so far off that the town tells only the direction."""
    parse = scene.parse
    first = parse.sentences[parse.sentence[word]][0]
    for at in range(word, max(first, word - _REACH) - 1, -1):
        length = _LENGTHS.get(parse.lower[at])
        quantity = scene.quantity_at.get(at - 1) or scene.quantity_at.get(at)
        if length is not None and quantity is not None:
            return quantity.low * length > _FAR_KM
    return False


# How many words before a direction its distance may stand, how many kilometres a unit has, and what is far.
_REACH = 4
_LENGTHS = MappingProxyType(
    {
        **dict.fromkeys(("km", "kilometers", "kilometres", "kilometer", "kilometre"), 1.0),
        **dict.fromkeys(("miles", "mile"), 1.61),
    }
)
_FAR_KM = 150.0


@cache
def _near_words() -> MappingProxyType[str, frozenset[str]]:
    table = load_table("mentions/retelling.toml")["nearness"]
    return MappingProxyType({word: words_of(table[word]) for word in _OFF})


@cache
def near_words() -> frozenset[str]:
    """All words of direction, distance and closeness that `leading` may give: they tell where."""
    return frozenset().union(*_near_words().values())


_OFF = ("of", "from", "to")


def leading(scene: Scene, root: int) -> int:
    """The token of the preposition that leads the name, through what it is the name of: "in" in "in the city of Arlo",
    "off" in "off the coast of Arlo", "between" of the second name, too; else the name's own head."""
    parse = scene.parse
    at = root
    if parse.dep[at] == "conj" and parse.lower[parse.head[parse.head[at]]] == "between":
        at = parse.head[at]
    for _ in range(3):
        preposition = parse.head[at]
        near = nearness(scene, preposition) if parse.dep[at] == "pobj" else None
        if near is not None:
            return near
        noun = parse.head[preposition]
        of = parse.dep[at] == "pobj" and parse.lower[preposition] == "of"
        if not of or parse.lemma[noun] not in _place_kinds() or parse.dep[noun] != "pobj":
            return preposition
        at = noun
    return parse.head[at]


def leads_place(scene: Scene, preposition: int) -> bool:
    """True for the prepositions that tell where; "on" does so only with an island, a coast or an edge."""
    parse = scene.parse
    if parse.lower[preposition] == "on":
        inner = scene.child(preposition, "pobj")
        return inner is not None and parse.lemma[inner] in {"island", "outskirts", "edge", "peninsula", "coast"}
    return parse.lower[preposition] in _LEADING | near_words()


@cache
def _place_kinds() -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")["place_kinds"])


_LEADING = words_of("in at near off across outside around inside between")
