"""Blocking keys: which reports are worth comparing. Two that share a key meet, all others never do.

Near-duplicates: MinHash over word shingles in bands (Broder 1997; Indyk and Motwani 1998), so that two texts that
share a fifth of their shingles meet in about half of cases and half of them in nearly all. Quotations: the two smallest
shingle numbers of each long one. Citations: the outlet, the kind of incident and the days around publication.
Incidents: family of types, a bucket of days, and a cell of the map or a country with one more fact. No key stands for
a whole country, a whole day or a whole outlet, so that buckets stay small however large the collection grows.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice
from typing import Any

from rensa import RMinHash

from firsthand.data import load_table
from firsthand.data.sounds import cased
from firsthand.linking.derivations.naming import outlets_named
from firsthand.linking.derivations.retelling import sounded
from firsthand.linking.joining.sounding import common_sounds
from firsthand.linking.joining.speaking import told_families, told_in
from firsthand.linking.profiles.dates import Days
from firsthand.linking.profiles.geography import place_words
from firsthand.linking.profiles.names import fold_name, is_generic
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.linking.profiles.wording import has_rare_word, rarest
from firsthand.model import PlaceMention

__all__ = ["keys_of"]

_REPORTED = re.compile(r"\b([A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)+)(?: first)? report(?:s|ed)\b")

# Mixes the numbers of two items, so that a pair is taken or not whatever other pairs are.
_MIXING = 2654435761
_SHIFT = 1 << 16


def keys_of(profile: Profile) -> frozenset[str]:
    """All blocking keys of a document."""
    found = (
        _text_keys, _quotation_keys, _outlet_keys, _people_keys, _mark_keys, _topic_keys, _mention_keys, _silent_keys,
        _sound_keys,
    )  # fmt: skip
    return frozenset(key for keys in found for key in keys(profile))


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/reuse.toml")["keys"]
    return found


def _text_keys(profile: Profile) -> Iterator[str]:
    settings = _settings()
    shingles = profile.wording.shingles(0, len(profile.wording.words), settings["shingle_words"])
    if not shingles:
        return
    for number, band in islice(_bands(shingles, settings["permutations"]), settings["text_bands"]):
        yield f"text:{number}:{band}"


def _quotation_keys(profile: Profile) -> Iterator[str]:
    settings = _settings()
    long = [item for item in profile.wording.quotations if item.last - item.first >= settings["quotation_words"]]
    for item in long[: settings["quotations_at_most"]]:
        for number in sorted(set(profile.wording.numbers(item.first, item.last, 4)))[:2]:
            yield f"quote:{number:08x}"


def _outlet_keys(profile: Profile) -> Iterator[str]:
    """An outlet's own reports and those that cite it meet by the kind of incident and the days of publication."""
    if profile.published is None:
        return
    yield from _outlet_name_keys(profile)
    families = sorted({facts.family for facts in profile.facts})
    width = _settings()["outlet_days"]
    first, last = profile.published
    if last - first > _settings()["range_days_at_most"]:
        return
    own = range(first // width, last // width + 1)
    # A citation follows what it cites, so the citing report looks back.
    back = range((first - width) // width, last // width + 1)
    for name, buckets in ((profile.outlet, own), *((name, back) for name in (*profile.cited, *profile.credited))):
        if name:
            yield from (f"outlet:{name}:{family}:{bucket}" for family in families for bucket in buckets)


def _outlet_name_keys(profile: Profile) -> Iterator[str]:
    """An outlet with a name, in the days of publication: so meet reports in which no happening was found."""
    width = _settings()["outlet_days"]
    first, last = profile.published or (0, 0)
    if last - first > _settings()["range_days_at_most"]:
        return
    names = _names(profile, rare=False)
    passing_on = {fold_name(found.group(1)) for found in _REPORTED.finditer(profile.report.text)}
    named = {profile.outlet, *profile.cited, *profile.passing, *profile.credited, *passing_on}
    for outlet in sorted(named - {""}):
        for bucket in range((first - 1) // width, (last + 1) // width + 1):
            yield from (f"outlet:{outlet}:{bucket}:{name}" for name in names)


def _mark_keys(profile: Profile) -> Iterator[str]:
    """Rare names in the days around publication: what a rewriter and a translator keep, in reports of any language and
    whatever was understood of them."""
    settings = _settings()
    names = _names(profile)
    # Three rare names meet whatever the day: a page that gives none may retell one that does.
    yield from (f"marks:{'+'.join(three)}" for three in combinations(sorted(names), 3))
    if profile.published is None or profile.published[1] - profile.published[0] > settings["range_days_at_most"]:
        return
    width = settings["outlet_days"]
    first, last = profile.published
    for bucket in range((first - 1) // width, (last + 1) // width + 1):
        yield from (f"marks:{bucket}:{name}" for name in names)


def _sound_keys(profile: Profile) -> Iterator[str]:
    """Names by their sounds, and numbers, in the days of publication: so meet reports of two languages, where the one
    tells the other's text or has something from its outlet. They decide themselves which ones (consistent sampling)."""
    settings = _settings()
    published = profile.published
    items = _sounds(profile)
    # Two of them meet whatever the day: a text that gives none may be made from one that does.
    telling = [item for item in items if item not in common_sounds()][: settings["sounds_paired"]]
    numbers = [_order(item)[0] for item in telling]
    for (one, first), (other, second) in combinations(zip(telling, numbers, strict=True), 2):
        if one.isdigit() and other.isdigit():
            continue
        if (first ^ second * _MIXING) // _SHIFT % settings["sound_pairs_one_in"] == 0:
            yield f"sounds:{one}+{other}"
    if published is None or published[1] - published[0] > settings["range_days_at_most"]:
        return
    width = settings["outlet_days"]
    few = [item for item in items if _order(item)[0] % settings["sounds_one_in"] == 0][: settings["sounds_at_most"]]
    for bucket in range((published[0] - 1) // width, (published[1] + 1) // width + 1):
        yield from (f"sound:{bucket}:{item}" for item in few)
    # A citation follows what it cites by weeks, so the citing report looks back.
    width = settings["people_days"]
    own = range(published[0] // width, published[1] // width + 1)
    back = range((published[0] - width) // width, published[1] // width + 1)
    named = (
        (profile.outlet, own),
        *((name, back) for name in sorted(outlets_named(profile), key=_order)[: settings["named_at_most"]]),
    )
    half = [item for item in items if _order(item)[0] % settings["told_one_in"] == 0][: settings["told_at_most"]]
    for outlet, buckets in named:
        if outlet:
            yield from (f"told:{outlet}:{bucket}:{item}" for bucket in buckets for item in half)


def _sounds(profile: Profile) -> list[str]:
    """The names of a text by their sounds, and its numbers; in a script without capitals all its words."""
    outline = sounded(profile)
    capitals = cased(profile.report.text)
    kept = {
        item[1]
        for item in outline.first
        if (item[0] == "name" and len(item[1]) > 2)
        or (item[0] == "word" and not capitals and len(item[1]) > 2)
        or (item[0] == "number" and len(item[1]) > 1 and item[1].isdigit())
    }
    return sorted(kept, key=_order)


def _names(profile: Profile, *, rare: bool = True) -> list[str]:
    """Some names of two words, one of them rare where that is asked for. Which ones is decided by the names themselves,
    so that two reports keep the same ones (consistent sampling)."""
    text = profile.report.text
    found = {
        fold_name(match.group())
        for block in profile.report.blocks
        if block.role == "paragraph" and block.duplicate_of is None
        for match in _name().finditer(text, block.span.start, block.span.end)
    }
    kept = [name for name in found if not rare or has_rare_word(name)]
    return sorted(kept, key=_order)[: _settings()["marks_at_most"]]


@cache
def _name() -> re.Pattern[str]:
    before = "|".join(_settings()["before_names"])
    return re.compile(rf"\b(?!(?:{before})\b)[A-ZÀ-ÖØ-Þ][\w'’-]+ [A-ZÀ-ÖØ-Þ][\w'’-]+\b")


def _order(word: str) -> tuple[int, str]:
    return zlib.crc32(word.encode()), word


def _people_keys(profile: Profile) -> Iterator[str]:
    """The persons whom a report names most, in the weeks before publication."""
    settings = _settings()
    if profile.published is None or profile.published[1] - profile.published[0] > settings["range_days_at_most"]:
        return
    width = settings["people_days"]
    ranked = sorted(profile.named.people.items(), key=lambda item: (-len(item[1]), item[0]))
    for bucket in range((profile.published[0] - width) // width, profile.published[1] // width + 1):
        yield from (f"person:{bucket}:{name}" for name, _ in ranked[: settings["people_at_most"]])


def _topic_keys(profile: Profile) -> Iterator[str]:
    """MinHash bands of the report's rare words around its publication: so meet reports of one story in which different
    happenings were found, or none."""
    settings = _settings()
    words = sorted(rarest(profile.topic))
    if len(words) < settings["topic_words_at_least"]:
        return
    published = profile.published
    # Without a date only the words can bring a report to the others.
    count: int = settings["topic_bands" if published else "topic_bands_undated"]
    bands = [f"{number}:{band}" for number, band in _bands(words, count * settings["band_rows"])]
    if published is None:
        yield from (f"topic:{band}" for band in bands)
        return
    if published[1] - published[0] > settings["range_days_at_most"]:
        return
    width = settings["topic_days"]
    for bucket in range((published[0] - width // 2) // width, published[1] // width + 1):
        yield from (f"topic:{bucket}:{band}" for band in bands)


def _bands(words: list[str], permutations: int) -> Iterator[tuple[int, str]]:
    """The bands of a MinHash sketch, numbered, each as one word."""
    settings = _settings()
    sketch = RMinHash(num_perm=permutations, seed=settings["seed"])
    sketch.update(words)
    values: list[int] = sketch.digest()
    rows = settings["band_rows"]
    for band in range(0, len(values), rows):
        yield band // rows, "".join(f"{value:08x}" for value in values[band : band + rows])


def _silent_keys(profile: Profile) -> Iterator[str]:
    """Rare words of a report that tells of no happening, as others have them around a trigger: so it meets those that
    tell what it speaks of."""
    settings = _settings()
    if told_in(profile) is not None or profile.published is None:
        return
    if profile.published[1] - profile.published[0] > settings["range_days_at_most"]:
        return
    words = rarest(profile.topic, at_most=settings["silent_words_at_most"])
    width = settings["word_days"]
    for family in told_families():
        for bucket in range((profile.published[0] - width) // width, profile.published[1] // width + 1):
            yield from (f"{family}:{bucket}:word:{word}" for word in words)


def _mention_keys(profile: Profile) -> Iterator[str]:
    limit = _settings()["keys_a_mention_at_most"]
    for facts in profile.facts:
        for count, key in enumerate(_keys_of_mention(facts, profile.published)):
            if count >= limit:
                break
            yield key


def _keys_of_mention(facts: Facts, published: Days | None) -> Iterator[str]:
    buckets = _buckets(facts, published)
    yield from _timeless_keys(facts)
    cells = _cells(facts)
    telling, common = _details(facts)
    countries = sorted(facts.countries)
    # Two facts of different kinds let a report without any place meet the others.
    pairs = [
        f"{one}+{two}"
        for one, two in combinations(sorted(telling + common), 2)
        if one.split(":")[0] != two.split(":")[0] and not (one in common and two in common)
    ]
    for bucket in buckets:
        yield from (f"{facts.family}:{bucket}:{cell}" for cell in cells)
        yield from (f"{facts.family}:{bucket}:{country}:{detail}" for country in countries for detail in telling)
        yield from (f"{facts.family}:{bucket}:{pair}" for pair in pairs)
    yield from _name_keys(facts, published)


def _name_keys(facts: Facts, published: Days | None) -> Iterator[str]:
    """Names of two words and more, and rare words, around the trigger in the days before publication: a victim, a
    street, a hospital that several reports of one happening name. Pairs of rare words meet without any date."""
    settings = _settings()
    words = rarest(facts.words, at_most=settings["words_at_most"])
    pairs = combinations(sorted(words[: settings["words_paired"]]), 2)
    yield from (f"{facts.family}:words:{one}+{two}" for one, two in pairs)
    if published is None or published[1] - published[0] > settings["range_days_at_most"]:
        return
    width = settings["name_days"]
    names = sorted(facts.persons | facts.names | facts.people)[: settings["names_at_most"]]
    for bucket in range((published[0] - width) // width, published[1] // width + 1):
        yield from (f"{facts.family}:{bucket}:{facts.mention.mode}:name:{name}" for name in names)
    width = settings["word_days"]
    for bucket in range((published[0] - width) // width, published[1] // width + 1):
        yield from (f"{facts.family}:{bucket}:word:{word}" for word in words)


def _timeless_keys(facts: Facts) -> Iterator[str]:
    """A settlement with a number of dead or injured, or with a kind of target: few incidents share such a pair,
    whatever their date, and a report without any date needs it."""
    for place in facts.exact:
        where = f"{facts.family}:{place.geoname_id or place.name.casefold()}"
        for outcome, low, high, _ in facts.tolls:
            if low > 0 and high == low:
                yield f"{where}:{outcome}:{low}"
        yield from (f"{where}:target:{head}" for head in sorted(facts.heads))


def _details(facts: Facts) -> tuple[list[str], list[str]]:
    """(facts that few happenings of a country's days share, facts that many do: a kind of deed, one dead)."""
    least = _settings()["toll_at_least"]
    tolls = {(outcome, low) for outcome, low, _, _ in facts.tolls if low > 0}
    telling = [f"actor:{key}" for key in facts.actors if not is_generic(key)]
    telling += [f"target:{head}" for head in facts.heads]
    telling += [f"{outcome}:{low}" for outcome, low in sorted(tolls) if low >= least]
    common = [f"{outcome}:{low}" for outcome, low in sorted(tolls) if low < least]
    if not facts.exact and facts.mention.mode:
        common.append(f"mode:{facts.mention.mode}")
    return sorted(telling), common


def _buckets(facts: Facts, published: Days | None) -> list[int]:
    """The buckets of days in which the mention may lie, one day wider on both sides so that near misses meet."""
    settings = _settings()
    width, longest = settings["day_bucket"], settings["range_days_at_most"]
    ranges = [days for days in facts.dates if days[1] - days[0] <= longest]
    if not ranges and published and published[1] - published[0] <= longest:
        ranges = [(published[0] - settings["recent_days"], published[1])]
    return sorted({bucket for first, last in ranges for bucket in range((first - 1) // width, (last + 1) // width + 1)})


def _cells(facts: Facts) -> list[str]:
    """The four cells of the map that surround each exact place: two places less than half a cell apart share one."""
    return sorted({cell for place in facts.setting for cell in _cells_of_place(place)})


def _cells_of_place(place: PlaceMention) -> Iterator[str]:
    if place.latitude is None or place.longitude is None:
        yield f"name:{place_words(place.name)}"
        return
    size = _settings()["cell_degrees"]
    north, east = place.latitude / size, place.longitude / size
    for row in (math.floor(north - 0.5), math.floor(north + 0.5)):
        for column in (math.floor(east - 0.5), math.floor(east + 0.5)):
            yield f"cell:{row}:{column}"
