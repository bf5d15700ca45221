"""Names of parties and outlets made comparable: folding, aliases, outlets, authorities with several mouths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from firsthand.data import data_file, load_table

__all__ = [
    "aliases_of",
    "authority_of",
    "capital_of",
    "country_of",
    "fold_name",
    "full_forms",
    "is_agency",
    "is_armed_group",
    "is_generic",
    "is_known_body",
    "is_outlet",
    "is_state",
    "name_key",
    "of_one_state",
    "outlet_key",
    "outlet_keys",
    "shown_name",
    "states_named",
    "with_states",
]

_WORD = re.compile(r"[^\W_]+(?:[-/&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
# Words of the longest name of a state.
_LONGEST_STATE = 4
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/?$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """The words of a name in lower case, without articles, full stops of initials and possessive endings."""
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), name)
    plain = _POSSESSIVE.sub("", plain).casefold()
    words = _WORD.findall(plain)
    while len(words) > 1 and words[0] in _articles():
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """One key for all names of a party: "CIA", "the CIA" and "Central Intelligence Agency" have the same.

    Titles and numbers before it are left out: "Governor Mara Velk", "at least 12 people".
    """
    folded = fold_name(name)
    aliases = _bodies()
    if folded in aliases:
        return aliases[folded]
    words = folded.split()
    while len(words) > 1 and (words[0].isdigit() or words[0] in _quantities() or words[0] in _articles()):
        words.pop(0)
    while len(words) > 1 and words[0] in _titles():
        words.pop(0)
    short = " ".join(words)
    return aliases.get(short, short)


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """One key for all names of an outlet: "AP", "The Associated Press". A web address stands for its domain's own word,
    and that for the outlet whose name it spells: "www.dailybugle.com", "Daily Bugle"."""
    address = _DOMAIN.match(name.strip())
    if address is None:
        folded = fold_name(name)
        return _outlets().get(folded, folded)
    parts = address.group(1).casefold().split(".")
    word = parts[-3] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2]
    return _outlets().get(word) or _spelled_together().get(word.replace("-", "")) or word


def shown_name(key: str, seen: Iterable[str]) -> str:
    """The name to show for a key: the full name of the tables, else the longest of those seen (then the first)."""
    known = _shown().get(key)
    return known if known else min(seen, key=lambda name: (-len(name), name))


def is_generic(key: str) -> bool:
    """True where the name names no one in particular ("gunmen", "police")."""
    return key in _generic()


def is_known_body(folded: str) -> bool:
    """True where a folded name is one of the tables' bodies or outlets."""
    return folded in _bodies() or folded in _outlets()


def aliases_of(key: str) -> frozenset[str]:
    """All names in the tables of the outlet of a key, as they are written there, but for web addresses."""
    return _aliases().get(key, frozenset())


def outlet_keys() -> frozenset[str]:
    """The keys of all outlets of the tables."""
    return frozenset(_aliases())


def is_outlet(name: str) -> bool:
    """True for an outlet of the table."""
    return outlet_key(name) in _shown_outlets()


def is_agency(name: str) -> bool:
    """True for a news agency, whose copy others reprint as a matter of course."""
    return outlet_key(name) in _agencies()


def country_of(key: str) -> str | None:
    """ISO 3166 code of the state that a body belongs to: by the tables, or by the state that its name begins with."""
    known = _countries().get(key)
    if known is not None:
        return known
    words = key.split()
    leading = (" ".join(words[:size]) for size in range(min(3, len(words)), 0, -1))
    return next((code for name in leading if (code := _states().get(name))), None)


def is_armed_group(key: str) -> bool:
    """True for an armed group that is no force of the state to which the tables tie it, and for rebels of any name."""
    return key in _armed_groups() or key.rsplit(" ", 1)[-1] in _rebels()


def of_one_state(one: str, two: str) -> bool:
    """True for two bodies of one state. A state and those who fight it are none."""
    country = country_of(one)
    return country is not None and country == country_of(two) and is_armed_group(one) == is_armed_group(two)


def is_state(key: str) -> bool:
    """True where a name is that of a state or its people, or of its forces in general ("veldrian forces")."""
    states = _states()
    words = key.split()
    while len(words) > 1 and is_generic(words[-1]):
        words.pop()
    return " ".join(words) in states


def states_named(text: str) -> frozenset[str]:
    """Codes of the states whose name, or whose people's name, stands among the words."""
    words = fold_name(text).split()
    runs = (" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return frozenset(code for run in runs if (code := _states().get(run)))


def with_states(words: Sequence[str]) -> list[str]:
    """Folded words with a state's name, or its people's, as one word: "=" and its code, so that "burmese" and "myanmar"
    are the same; "veldria-led" is the state's, too."""
    states = _states()
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_STATE, len(words) - at), 0, -1):
            code = states.get(" ".join(words[at : at + size]))
            if code is not None:
                found.append(f"={code}")
                at += size
                break
        else:
            opening, led, _ = words[at].partition("-led")
            found.append(f"={states[opening]}" if led and opening in states else words[at])
            at += 1
    return found


def capital_of(key: str) -> str:
    """ "=" and the code of the state whose government sits in the town of a folded name, empty for any other."""
    return _capitals().get(key, "")


def authority_of(key: str) -> str:
    """The key under which a speaker or outlet counts: the authority that it speaks for, else itself."""
    return _mouths().get(key, key)


def full_forms(keys: Iterable[str], *, bodies: bool = False) -> Mapping[str, str]:
    """Keys that are the last words of exactly one longer key, with that key: "hegseth" → "pete hegseth".

    bodies: names of bodies, of which generic ones count too: "coast guard" → "veldria coast guard".
    """
    known = set(keys)
    longer: dict[str, set[str]] = {}
    for key in known:
        words = key.split()
        for start in range(1, len(words)):
            longer.setdefault(" ".join(words[start:]), set()).add(key)
    return {
        key: max(longer[key], key=len)
        for key in sorted(known)
        if _one_line(longer.get(key, set())) and (bodies or (" " not in key and not is_generic(key)))
    }


def _one_line(longer: set[str]) -> bool:
    """True where the longer names are all forms of one: each ends the next."""
    ranked = sorted(longer, key=len)
    return bool(ranked) and all(two.endswith(f" {one}") for one, two in pairwise(ranked))


@cache
def _articles() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["articles"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["titles"])


@cache
def _quantities() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["quantities"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold_name(name) for name in load_table("linking/names.toml")["generic"])


@cache
def _bodies() -> dict[str, str]:
    return {alias: key for alias, (key, _, _) in _known("linking/names.toml", "body", "names/bodies.toml").items()}


@cache
def _outlets() -> dict[str, str]:
    return {alias: key for alias, (key, _, _) in _known("linking/outlets.toml", "outlet", "names/outlets.toml").items()}


@cache
def _aliases() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, others, _ in _entries("linking/outlets.toml", "outlet", "names/outlets.toml"):
        for alias in (name, *others):
            if not _DOMAIN.match(alias):
                found.setdefault(outlet_key(alias), set()).add(alias)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _known(table: str, kind: str, shared: str) -> dict[str, tuple[str, str, str]]:
    """Folded name → (key, name to show, country): the entries of linking first, then those that all rooms share."""
    found: dict[str, tuple[str, str, str]] = {}
    for name, aliases, country in _entries(table, kind, shared):
        folded = [fold_name(alias) for alias in (name, *aliases)]
        known = next((found[alias] for alias in folded if alias in found), None)
        entry = known or (folded[0], name, country)
        for alias in folded:
            found.setdefault(alias, entry)
    return found


def _entries(table: str, kind: str, shared: str) -> list[tuple[str, list[str], str]]:
    """(name, other names, country) of each entry of both tables."""
    entries = [(entry["name"], entry["aliases"], entry.get("country", "")) for entry in load_table(table)[kind]]
    for section, rows in load_table(shared).items():
        # `spelled` lists names again that are also common words.
        if section != "spelled":
            entries += [(name, others, country) for name, (country, *others) in rows.items()]
    return entries


@cache
def _spelled_together() -> dict[str, str]:
    """Names of outlets without blanks, as domains have them."""
    return {alias.replace(" ", ""): key for alias, key in _outlets().items() if " " in alias}


@cache
def _shown() -> dict[str, str]:
    tables = (
        ("linking/names.toml", "body", "names/bodies.toml"),
        ("linking/outlets.toml", "outlet", "names/outlets.toml"),
    )
    return {key: name for table in reversed(tables) for key, name, _ in _known(*table).values()}


@cache
def _shown_outlets() -> frozenset[str]:
    return frozenset(_outlets().values())


@cache
def _agencies() -> frozenset[str]:
    named = [entry["name"] for entry in load_table("linking/outlets.toml")["outlet"] if entry.get("agency")]
    return frozenset(outlet_key(name) for name in (*named, *load_table("names/outlets.toml")["agency"]))


@cache
def _countries() -> dict[str, str]:
    known = _known("linking/names.toml", "body", "names/bodies.toml").values()
    return {key: country for key, _, country in known if country}


@cache
def _armed_groups() -> frozenset[str]:
    bodies = load_table("linking/names.toml")["body"]
    return frozenset(name_key(body["name"]) for body in bodies if body.get("armed"))


@cache
def _rebels() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["rebels"])


@cache
def _states() -> dict[str, str]:
    """Folded names of states and of their people ("veldria", "veldrian") with the state's code."""
    found: dict[str, str] = {}
    for line in data_file("places/countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, name, aliases, demonyms = line.split("\t")
        for word in (name, *aliases.split("|"), *demonyms.split("|")):
            if word:
                found.setdefault(fold_name(word), code)
    return found


@cache
def _capitals() -> dict[str, str]:
    return {
        fold_name(town): f"={code}" for code, towns in load_table("linking/capitals.toml").items() for town in towns
    }


@cache
def _mouths() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in load_table("linking/authorities.toml")["authority"]:
        for mouth in entry["mouths"]:
            for key in (name_key(mouth), outlet_key(mouth)):
                found[key] = fold_name(entry["name"])
    return found
