"""One happening or two? Each feature of two mentions adds or takes weight and says why; the sum decides.

The weights stand in `data/linking/matching.toml`. A contradiction of date or place forbids, whatever else agrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal

from firsthand.data import load_table
from firsthand.linking.joining.likeness import Pair, likeness, two_languages
from firsthand.linking.joining.together import together_reason
from firsthand.linking.profiles.ages import ages_reason
from firsthand.linking.profiles.dates import days_between
from firsthand.linking.profiles.geography import named_reason, place_reason
from firsthand.linking.profiles.names import authority_of, is_generic, is_state, name_key, of_one_state
from firsthand.linking.profiles.profile import Facts, Toll
from firsthand.linking.profiles.timing import date_reason, dates_reason, marks_reason
from firsthand.model import MentionLink, Reason

__all__ = [
    "contradiction",
    "evidence",
    "excluded_by",
    "group_limits",
    "is_proper_name",
    "kin_modes",
    "link_mentions",
    "same_people",
]


def link_mentions(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any] | None = None) -> MentionLink | None:
    """The decision on two mentions with its reasons; None where nothing worth keeping speaks for or against.

    `left` must be a mention of `pair.left`, `right` one of `pair.right`. weights: in place of those in use.
    """
    if left.family != right.family:
        return None
    weights = weights or _weights()
    reasons = [
        reason
        for reason in (
            _type(left, right, weights),
            date_reason(left, right, pair.left, pair.right, weights),
            place_reason(left, right, weights) or named_reason(left, right, pair.left, pair.right, weights),
            _actor(left, right, weights),
            _target(left, right, weights),
            _people(left, right, pair, weights),
            *_tolls(left, right, weights),
            _means(left, right, weights),
            *likeness(left, right, pair, weights),
            ages_reason(pair.left.ages, pair.right.ages, weights),
            _main(left, right, pair, weights),
            together_reason(left, right, pair, weights),
            _status(left, right, weights),
            _scope(left, right, weights),
        )
        if reason is not None
    ]
    if same_people(left, right) or _copied(left, right, pair):
        reasons = [_doubted(reason, weights) for reason in reasons]
    score = round(math.fsum([weights["bias"], *(reason.weight for reason in reasons)]), 4)
    speaks_for = math.fsum(reason.weight for reason in reasons if reason.weight > 0)
    if score <= 0 and speaks_for < weights["keep_negative"]:
        return None
    return MentionLink(left=left.mention.id, right=right.mention.id, score=score, reasons=tuple(reasons))


def contradiction(left: Facts, right: Facts) -> bool:
    """True where dates or places exclude that two mentions tell of one happening.

    They do not where both name the same person beside it: nobody is killed twice, and reports misdate.
    """
    return excluded_by(left, right) is not None


def excluded_by(left: Facts, right: Facts) -> Literal["scope", "date", "place"] | None:
    """What excludes that two mentions tell of one happening, the surest first; None where nothing does."""
    if same_people(left, right):
        return None
    weights = _weights()
    forbidden: float = weights["forbidden"]
    if _sums_apart(left, right):
        return "scope"
    date = dates_reason(left, right, weights, doubting=False) or marks_reason(left, right, weights)
    if date is not None and date.weight <= forbidden:
        return "date"
    place = place_reason(left, right, weights)
    return "place" if place is not None and place.weight <= forbidden else None


def same_people(left: Facts, right: Facts) -> bool:
    """Whether both name the same person beside what happened, at most a few weeks apart."""
    if not left.people & right.people:
        return False
    gaps = [days_between(one, two) for one in left.dates for two in right.dates]
    return not gaps or min(gaps) <= _weights()["people"]["days"]


def _copied(left: Facts, right: Facts, pair: Pair) -> bool:
    """Whether two mentions stand at the same words of one text: whatever day their pages give, they tell the same."""
    settings: dict[str, Any] = load_table("linking/reuse.toml")
    whole: bool = min(pair.sharing.left, pair.sharing.right) >= settings["kinds"]["reprint"]
    shortest: int = settings["passages"]["passage_words"]
    return whole and pair.sharing.aligned(left.word, right.word) >= shortest


def _doubted(reason: Reason, weights: dict[str, Any]) -> Reason:
    """A contradiction of date or place between mentions of the same persons: one of the reports errs."""
    if reason.weight > weights["forbidden"]:
        return reason
    return Reason(
        feature=reason.feature, left=reason.left, right=reason.right, weight=weights["people"]["contradiction"]
    )


# A running total so many times another is that of something else.
_MORE = 3


def evidence(link: MentionLink) -> float:
    """What the features of a link weigh together, without the bias that asks for more than nothing."""
    return math.fsum(reason.weight for reason in link.reasons)


def group_limits() -> dict[str, float]:
    """What holds groups of mentions apart: see `[groups]` in `matching.toml`."""
    limits: dict[str, float] = _weights()["groups"]
    return limits


def _weights() -> dict[str, Any]:
    return load_table("linking/matching.toml")


def _type(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason:
    one, two = left.mention, right.mention
    if one.type != two.type:
        found = "kin_type" if one.mode and two.mode and kin_modes(one.mode, two.mode) else "other_type"
    elif one.mode == two.mode and one.mode is not None:
        found = "same_mode"
    elif one.mode is None or two.mode is None:
        found = "one_mode_unknown"
    else:
        found = "kin_mode" if kin_modes(one.mode, two.mode) else "other_mode"
    return Reason(feature="type", left=_type_words(left), right=_type_words(right), weight=weights["type"][found])


def _type_words(facts: Facts) -> str:
    return f"{facts.mention.type} {facts.mention.mode}" if facts.mention.mode else facts.mention.type


@cache
def _mode_groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row) for row in load_table("linking/types.toml")["modes"].values())


def kin_modes(one: str, two: str) -> bool:
    return any(one in group and two in group for group in _mode_groups())


def _actor(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    return _parties("actor", left.actors, right.actors, weights["actor"])


def _target(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    settings = weights["target"]
    persons = left.persons & right.persons
    if persons:
        name = min(persons)
        return Reason(feature="target", left=left.targets[name], right=right.targets[name], weight=settings["person"])
    found = _parties("target", left.targets, right.targets, settings)
    if (found is None or found.weight < 0) and left.targets and right.targets:
        weight = settings["head"] if left.heads & right.heads else 0.0
        if not weight and _target_words(left) & _target_words(right):
            weight = settings["word"]
        if weight:
            one, two = left.targets[min(left.targets)], right.targets[min(right.targets)]
            return Reason(feature="target", left=one, right=two, weight=weight)
    return found


def _people(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any]) -> Reason | None:
    """Persons whom both reports name and neither quotes, at least one of them beside what happened."""
    settings = weights["people"]
    everywhere = pair.left.named.people.keys() & pair.right.named.people.keys()
    shared = sorted(((left.people | right.people) & everywhere) | (left.people & right.people))
    if not shared:
        return None
    weight = min(settings["at_most"], settings["first"] + settings["more"] * (len(shared) - 1))
    words = ", ".join(shared[:6])
    return Reason(feature="people", left=words, right=words, weight=round(weight, 4))


def _target_words(facts: Facts) -> frozenset[str]:
    return frozenset(word for key in facts.targets if not is_generic(key) for word in key.split() if len(word) > 3)


def _parties(feature: str, left: dict[str, str], right: dict[str, str], settings: dict[str, Any]) -> Reason | None:
    if not left or not right:
        return None
    shared = sorted(left.keys() & right.keys())
    named = [key for key in shared if not is_generic(key) and not is_state(key)]
    if named:
        return Reason(feature=feature, left=left[named[0]], right=right[named[0]], weight=settings["shared"])
    states = [key for key in shared if is_state(key)]
    if states:
        weight = settings.get("state", settings["generic"])
        return Reason(feature=feature, left=left[states[0]], right=right[states[0]], weight=weight)
    if shared:
        return Reason(feature=feature, left=left[shared[0]], right=right[shared[0]], weight=settings["generic"])
    # Only names can differ: "a neighbour" and "the gunman" may be one person.
    ones = sorted(key for key, name in left.items() if is_proper_name(name))
    twos = sorted(key for key, name in right.items() if is_proper_name(name))
    if not ones or not twos:
        return None
    kin = any(_related(one, two) for one in ones for two in twos)
    weight = settings.get("kin", settings["generic"]) if kin else settings["other"]
    return Reason(feature=feature, left=left[ones[0]], right=right[twos[0]], weight=weight)


@lru_cache(maxsize=16384)
def is_proper_name(name: str) -> bool:
    """True where all words but the small ones are capitalised: "Sarn Front", "Guards of Tessim"."""
    words = [word for word in name.split() if len(word) > 3 or not word.islower()]
    return bool(words) and all(word[0].isupper() for word in words) and not is_generic(name_key(name))


def _related(one: str, two: str) -> bool:
    """Bodies of one state or one authority, or a name that holds the other ("maduro", "nicolas maduro")."""
    if of_one_state(one, two) or authority_of(one) == authority_of(two):
        return True
    words, others = set(one.split()), set(two.split())
    return words <= others or others <= words


def _tolls(left: Facts, right: Facts, weights: dict[str, Any]) -> Iterator[Reason]:
    settings = weights["toll"]
    outcomes = sorted({toll[0] for toll in left.tolls} & {toll[0] for toll in right.tolls})
    for outcome in outcomes:
        found = [
            (_toll(one, two, outcome, settings), one, two)
            for one in left.tolls
            for two in right.tolls
            if one[0] == two[0] == outcome
        ]
        weight, one, two = max(found, key=lambda item: (item[0], item[1][1], item[2][1]))
        if weight:
            yield Reason(feature=outcome, left=_toll_words(one), right=_toll_words(two), weight=weight)


def _toll(one: Toll, two: Toll, outcome: str, settings: dict[str, Any]) -> float:
    (_, low, high, _), (_, other_low, other_high, _) = one, two
    found: float
    if low == other_low and high == other_high:
        if low == 0:
            found = settings["same_none"] if high == 0 else 0.0
        else:
            found = settings["same_rare" if low >= settings["rare_from"] else "same"]
    else:
        # "At least 20" could hold with any more, but two reports of one day seldom differ that much.
        small, large = sorted((max(low, 1), max(other_low, 1)))
        possible = (high is None or other_low <= high) and (other_high is None or low <= other_high)
        if possible and large <= small * settings["compatible_factor"]:
            found = settings["compatible"]
        elif large <= small * settings["near_factor"]:
            found = settings["near"]
        else:
            found = settings["far" if outcome == "killed" else "far_other"]
    return found


def _toll_words(toll: Toll) -> str:
    _, low, high, _ = toll
    return f"{low} or more" if high is None else (str(low) if low == high else f"{low}–{high}")


def _means(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    shared = sorted(left.means.keys() & right.means.keys())
    if not shared:
        return None
    key = shared[0]
    return Reason(feature="means", left=left.means[key], right=right.means[key], weight=weights["means"]["shared"])


def _main(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any]) -> Reason | None:
    """Both are what their reports are about."""
    if left.mention.id != pair.left.main or right.mention.id != pair.right.main:
        return None
    report = "what the report is about"
    weight = weights["main"]["both"] + (weights["main"]["two_languages"] if two_languages(pair) else 0.0)
    return Reason(feature="main", left=report, right=report, weight=round(weight, 4))


def _status(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    if left.irrealis == right.irrealis:
        return None
    one, two = left.mention.status, right.mention.status
    return Reason(feature="status", left=one, right=two, weight=weights["status"]["irrealis"])


def _scope(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    settings = weights["scope"]
    if _sums_apart(left, right):
        words = ["running total" if facts.totals else "this incident" for facts in (left, right)]
        return Reason(feature="scope", left=words[0], right=words[1], weight=weights["forbidden"])
    if left.campaign and right.campaign and left.totals and right.totals:
        small, large = min(max(left.totals), max(right.totals)), max(*left.totals, *right.totals)
        near = large <= small * settings["total_factor"]
        weight: float = settings["same_total" if small == large else "total" if near else "other_total"]
        return Reason(feature="scope", left=str(max(left.totals)), right=str(max(right.totals)), weight=weight)
    if (left.campaign and right.tolls) or (right.campaign and left.tolls):
        words = ["running total" if facts.campaign else "this incident" for facts in (left, right)]
        return Reason(feature="scope", left=words[0], right=words[1], weight=settings["campaign"])
    return None


def _sums_apart(left: Facts, right: Facts) -> bool:
    """True where one counts the dead of many happenings, and the other those of one, or of far fewer."""
    if left.campaign and right.campaign and left.totals and right.totals:
        small, large = sorted((max(left.totals), max(right.totals)))
        return large > small * _MORE
    return any(one.campaign and one.totals and other.tolls for one, other in ((left, right), (right, left)))
