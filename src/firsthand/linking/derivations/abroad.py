"""Whether two reports of different languages, or of one that is not English, tell of one matter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from firsthand.data import load_table
from firsthand.linking.derivations.retelling import abroad
from firsthand.linking.profiles.names import aliases_of
from firsthand.linking.profiles.outlines import Item, items_around, items_of
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Span

__all__ = ["agrees_abroad", "is_abroad", "told_elsewhere"]


def is_abroad(one: Profile, other: Profile) -> bool:
    """True where English alone does not do: no happenings are found in a text of another language."""
    return (one.report.language or "en", other.report.language or "en") != ("en", "en")


def agrees_abroad(citing: Profile, cited: Profile, names: Sequence[Span]) -> bool:
    """Whether what a text tells where it names the other's outlet, or what both tell in all, stands in the other. What
    it tells with numbers that the other has not is from elsewhere."""
    least = load_table("linking/citing.toml")["agreement"]
    mine, theirs = abroad(citing, cited)
    outlets = frozenset(
        item
        for name in (cited.report.outlet, citing.report.outlet, cited.outlet, *aliases_of(cited.outlet))
        for item in items_of(name, sounds=True)
    )
    known = frozenset(item for item in theirs.first if item[0] == "name")
    together = sum(item in theirs.first and _tells(item) and item not in outlets for item in mine.first)
    for name in names:
        if _same_words(citing, cited, name):
            return True
        sentence = items_around(citing.report, name.start, sounds=True, names=known)
        beside = items_around(citing.report, name.start, before=True, sounds=True, names=known)
        common = {item for item in beside if item in theirs.first and _tells(item) and item not in outlets}
        if _other_numbers(sentence, common):
            continue
        if len(common) >= least["beside"] and together >= least["with"]:
            return True
        others = {item for item in sentence if item[0] == "name"} - outlets - common
        if len(others) <= least["others"] and together >= least["all"]:
            return True
    return False


def told_elsewhere(citing: Profile, cited: Profile, name: Span) -> bool:
    """Whether the sentence that names the other's outlet tells numbers that the other has not, and hardly a name of it:
    it has them from another story of that outlet, whatever happening both tell of."""
    _, theirs = abroad(citing, cited)
    known = frozenset(item for item in theirs.first if item[0] == "name")
    outlets = frozenset(
        item for key in (cited.outlet, *aliases_of(cited.outlet)) for item in items_of(key, sounds=True)
    )
    sentence = items_around(citing.report, name.start, sounds=True, names=known)
    beside = items_around(citing.report, name.start, before=True, sounds=True, names=known)
    return _other_numbers(sentence, {item for item in beside - outlets if item in theirs.first and _tells(item)})


def _other_numbers(sentence: Collection[Item], common: Collection[Item]) -> bool:
    least: int = load_table("linking/citing.toml")["agreement"]["names"]
    numbers = {item for item in sentence if item[0] == "number" and _tells(item)}
    return bool(numbers) and numbers.isdisjoint(common) and len(common) < least


def _same_words(citing: Profile, cited: Profile, name: Span) -> bool:
    """Of one language: whether the sentence that cites has words and numbers of the other."""
    if citing.report.language != cited.report.language:
        return False
    least = load_table("linking/citing.toml")["agreement"]
    beside = items_around(citing.report, name.start, before=True) - items_of(cited.outlet)
    common = beside & cited.outline.first.keys()
    return bool(len(common) >= least["words"] and len(common) >= least["share"] * len(beside))


def _tells(item: Item) -> bool:
    """Numbers of two figures and more: whole ones, no times of day."""
    return item[0] == "name" or (item[0] == "number" and len(item[1]) > 1 and item[1].isdigit())
