"""Another outlet's name in a text: cited with a verb, or alone as a credit.

Extraction reads one report and knows the outlets of its tables. Where the reports of a ledger are compared, the name of
the other's outlet is known, however small it is, and can be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from firsthand.data import load_table
from firsthand.linking.derivations.naming import namings_of
from firsthand.linking.profiles.initials import initials_of
from firsthand.linking.profiles.names import is_outlet
from firsthand.linking.profiles.outlines import is_whole
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.wording import has_rare_word
from firsthand.model import Span

__all__ = ["citation_in", "credit_in", "is_press", "namings_in", "own_initials", "relays"]

# A line that holds a name and nothing else, bare or in brackets, and brackets at the end of a line or of a dateline.
_ALONE = (
    r"(?m)(?:^[\s(\[—–-]*(?i:source:\s*)?(?P<line>{name})[\s)\].]*$"
    r"|[(\[](?P<brackets>{name})[)\]](?:\s*$|\s*[—–-]))"
)

# The agency's capitals before the dash of a dateline, in brackets or behind a comma.
_SIGNED = re.compile(r"(?:\(|, )([A-Z]{2,6})\)?\s*[–—-]\s")
_HEAD = 900
# Behind the name in a dateline.
_DATELINE = re.compile(r"\)?\s*\.?\s*[–—-]")
_INITIALS = range(3, 6)
# A picture's credit: "(Veldrian Navy via NPA)".
_PICTURE = re.compile(r"\([^()\n]{0,60}\bvia\s(?:the\s)?\Z", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w'’-]*)\s$")


def short_names(outlet: str) -> Iterator[str]:
    """What an outlet of several words is called for short: "the Mirror" of the Quay Mirror, "El Faro" of another."""
    words = outlet.split()
    if len(words) > 1 and words[-1] in _press_words():
        yield words[-1]
    small = next((at for at, word in enumerate(words) if at > 1 and word in _of()), 0)
    if small:
        yield " ".join(words[:small])


def citation_in(
    profile: Profile, outlet: str, initials: frozenset[str] = frozenset(), *, words: bool = False
) -> Span | None:
    """The outlet's name with the words by which the text has something from it: "the Quay Mirror reported".

    initials: those by which the outlet signs, in capitals. words: a word of a longer name counts too, behind "the"."""
    if words and " " not in outlet:
        return _cited(profile, _behind_article(profile.report.text, outlet))
    return _cited(
        profile, chain(_names(profile, outlet, initials), namings_of(profile, outlet) if is_outlet(outlet) else ())
    )


def _behind_article(text: str, word: str) -> Iterator[Span]:
    for found in re.finditer(rf"\b[Tt]he ({word.title()})\b(?! [A-Z])", text):
        yield Span(start=found.start(1), end=found.end(1))


def _cited(profile: Profile, names: Iterable[Span]) -> Span | None:
    words = load_table("linking/reuse.toml")["citing"]
    nouns, verbs = set(words["press_nouns"]), set(words["after"])
    for found in names:
        if _PICTURE.search(profile.report.text, max(0, found.start - _HEAD), found.start):
            continue
        before, after = _around(profile, found)
        behind = set(after.split()[: words["words_between"] + 1])
        if _before(before) or set(before.split()[-1:]) & nouns or behind & (nouns | verbs):
            return found
    return None


def namings_in(profile: Profile, outlet: str, initials: frozenset[str] = frozenset()) -> Iterator[Span]:
    """The outlet's name in the text, whatever that says of it, where it is not a house, a company or an advertisement:
    "the account that she gave the Quay Mirror". Whether something is cited must show in what the sentence tells."""
    words = load_table("linking/reuse.toml")["citing"]
    text = profile.report.text
    for found in _names(profile, outlet, initials):
        line = text[found.end :].partition("\n")[0]
        if _DATELINE.match(line) or not is_whole(line):
            continue  # signs and credits
        before, after = _around(profile, found)
        barred = set(after.split()[:1]) & set(words["not_after"])
        if not barred and not any(before.endswith(f" {cue}") for cue in words["not_before"]):
            yield found


def relays(profile: Profile, name: Span) -> str:
    """How a text has something from the body named there: "told" where somebody told it that body, "relayed" where the
    body passes on what others say or writes of itself, empty where it only speaks for itself."""
    words = load_table("linking/reuse.toml")["citing"]
    before, after = _around(profile, name)
    if any(before.endswith(f" {cue}") for cue in words["told"]):
        return "told"
    if {*before.split()[-1:], *after.split()[: words["words_between"] + 1]} & set(words["press_nouns"]):
        return "relayed"
    inside = profile.report.quote(name).casefold().split()
    near = {*after.split()[: words["words_after"]], *before.split()[-words["words_after"] :], *inside}
    return "relayed" if near & set(words["relaying"]) else ""


def is_press(outlet: str) -> bool:
    """True for an outlet of the tables, and for one whose name says that it is one: "Quay Mirror", "Radio Ostmark"."""
    words = set(re.findall(r"\w+", outlet))
    endings = tuple(load_table("linking/reuse.toml")["press"]["endings"])
    return is_outlet(outlet) or not words.isdisjoint(_press_words()) or any(word.endswith(endings) for word in words)


def own_initials(profile: Profile) -> frozenset[str]:
    """The capitals by which a report's outlet signs its dateline, where they are letters of its name, in its order:
    "(NPA) —" of the Norland Press Agency."""
    letters = profile.outlet.replace(" ", "")
    found = (match.group(1).casefold() for match in _SIGNED.finditer(profile.report.text, 0, _HEAD))
    return frozenset(short for short in found if letters[:1] == short[0] and _in_order(short, letters))


def credit_in(profile: Profile, outlet: str) -> Span | None:
    """The outlet's name where it stands alone on a line or in brackets."""
    found = _alone(outlet).search(profile.report.text)
    if found is None:
        return None
    group = "line" if found.group("line") else "brackets"
    return Span(start=found.start(group), end=found.end(group))


def _names(profile: Profile, outlet: str, initials: frozenset[str]) -> Iterator[Span]:
    """Where the name stands in the text. One word may be anybody's ("Herald"); a rare one, and a short one in capitals,
    is the outlet's where it does not end another's name."""
    text = profile.report.text
    rare = outlet not in _press_words() and has_rare_word(outlet)
    letters = len(outlet) in _INITIALS and outlet.isalpha()
    if " " in outlet or rare or letters:
        for found in _named(outlet).finditer(text):
            name = found.group()
            own = name.isupper() if not rare else name[0].isupper()
            if " " in outlet or (own and not _ends_name(text, found.start())):
                yield Span(start=found.start(), end=found.end())
    for short in sorted(initials):
        for found in re.finditer(rf"\b{re.escape(short.upper())}\b", profile.report.text):
            yield Span(start=found.start(), end=found.end())


def _ends_name(text: str, start: int) -> bool:
    """Whether the word there is the last of a longer name: "Tessim Herald"."""
    found = _CAPITAL_BEFORE.search(text[max(0, start - 40) : start])
    return found is not None and found.group(1) not in load_table("linking/reuse.toml")["keys"]["before_names"]


def _before(words: str) -> bool:
    """Whether a word for citing stands before the name, or before a word or two that describe the outlet: "carried by
    the official Quay Agency"."""
    settings = load_table("linking/reuse.toml")["citing"]
    plain = words.split()
    ends = (" ".join(plain[: len(plain) - cut]) for cut in range(settings["words_between"] + 1))
    return any(f" {end}".endswith(f" {cue}") for end in ends for cue in settings["before"])


def _in_order(short: str, letters: str) -> bool:
    rest = iter(letters)
    return all(letter in rest for letter in short)


@cache
def _of() -> frozenset[str]:
    return frozenset(load_table("linking/reuse.toml")["press"]["of"])


@cache
def _press_words() -> frozenset[str]:
    shared: list[str] = load_table("names/press.toml")["words"]
    return frozenset((*shared, *load_table("linking/reuse.toml")["press"]["words"]))


def _around(profile: Profile, span: Span) -> tuple[str, str]:
    text = profile.report.text
    before = re.sub(r"\W+(?:the\W*)?$", "", text[max(0, span.start - 40) : span.start].lower())
    after = re.split(r"[.\n]", text[span.end : span.end + 40].lower())[0]
    return f" {' '.join(before.split())}", re.sub(r"\W+", " ", after).strip()


@lru_cache(maxsize=1024)
def _named(outlet: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_pattern(outlet)}\b")


@lru_cache(maxsize=1024)
def _alone(outlet: str) -> re.Pattern[str]:
    return re.compile(_ALONE.format(name=rf"(?:(?i:the ))?{_pattern(outlet, credit=True)}"))


def _pattern(outlet: str, *, credit: bool = False) -> str:
    """The name in any case, or its initials in capitals."""
    full = r"\W+".join(re.escape(word) for word in outlet.split())
    short = [f"{letters.upper()}" for letters in initials_of(outlet, credit=credit)]
    return "(?:" + "|".join([f"(?i:{full})", *short]) + ")"
