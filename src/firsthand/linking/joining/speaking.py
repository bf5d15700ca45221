"""Reports that only speak of a happening: they comment on it, follow it up, or are written in another language.

Such a report has no mention of the happening to compare, though it may tell of another. It belongs to the happening
that another report tells where the two are plainly of one matter: one is made from the other, or they share speakers,
names, days, places and telling words. A comment on a comment belongs where that one belongs.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.derivations.retelling import facts_agree
from firsthand.linking.joining.likeness import Pair, proper_reason
from firsthand.linking.joining.matching import contradiction, is_proper_name
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.passing import held_in, standing_of
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.model import Derivation, MentionLink, Reason

__all__ = ["bearing_reasons", "passing_reasons", "points_to", "speaking_links", "told_families", "told_in"]

_REUSE = frozenset({"reprint", "edited_reprint", "rewrite", "translation"})
_SHOWN = 6
# More than what rounding each of the reasons to four decimals may add.
_ROUNDED = 0.01
# What of a happening a sentence may hold that shows which one is meant.
_STANDING = frozenset({"in_place", "in_name", "in_target", "in_toll", "in_day"})


def speaking_links(
    pair: Pair, derivations: Sequence[Derivation], links: Sequence[MentionLink]
) -> tuple[MentionLink, ...]:
    """Links from a mention of one report to the other report, by its id, where that may speak of what the mention
    tells; and between two reports that tell of nothing, from the one whose id sorts first, where both speak of one
    matter.

    derivations, links: those between the two. What the two are already known to tell both needs no such link. A link
    from a mention asks for less than what decides: its group may have more that speaks for it.
    """
    joined = {mention for link in links if link.score > 0 for mention in (link.left, link.right)}
    found: list[MentionLink] = []
    for speaker, teller in ((pair.right, pair.left), (pair.left, pair.right)):
        found += _told_by(speaker, teller, pair, derivations, joined)
    if not joined and told_in(pair.left) is None and told_in(pair.right) is None:
        reasons = tuple(bearing_reasons(pair.right, pair.left, pair, derivations, _settings()["weights"]))
        if points_to(reasons, own=False, told=False):
            found += _link(pair.left.report.id, pair.right.report.id, reasons, 0.0)
    return tuple(found)


def _told_by(
    speaker: Profile, teller: Profile, pair: Pair, derivations: Sequence[Derivation], joined: Container[str]
) -> Iterator[MentionLink]:
    weights = _settings()["weights"]
    about = None if joined else told_in(teller)
    slack: float = _settings()["slack"]
    made = math.fsum(reason.weight for reason in _made_from(derivations, weights))
    for told in teller.facts:
        if told.irrealis or told.mention.id in joined:
            continue
        reasons: tuple[Reason, ...] = ()
        if told is about:
            if weights["bias"] + slack + _most_bearing(told, speaker, teller, pair, weights) > 0:
                reasons = tuple(bearing_reasons(speaker, teller, pair, derivations, weights))
        elif weights["bias"] + slack + made + _most_in_passing(told, speaker, weights) > 0:
            reasons = tuple(passing_reasons(told, speaker, teller, derivations, weights))
        if reasons:
            yield from _link(told.mention.id, speaker.report.id, reasons, slack)


def _link(left: str, right: str, reasons: tuple[Reason, ...], slack: float) -> Iterator[MentionLink]:
    score = round(math.fsum([_settings()["weights"]["bias"], slack, *(reason.weight for reason in reasons)]), 4)
    if score > 0:
        yield MentionLink(left=left, right=right, score=score, reasons=reasons)


def told_families() -> tuple[str, ...]:
    """The families of happenings that are spoken of, the gravest first."""
    return tuple(_settings()["families"])


@once_a_report
def told_in(profile: Profile) -> Facts | None:
    """What a report is about: of the gravest family it tells of, the mention with most to say; what happened long
    before only where nothing else is told."""
    told = [one for one in profile.facts if not one.irrealis and one.mention.mode not in _settings()["follows"]]
    told = [one for one in told if not _is_long_ago(one, profile)] or told
    for family in told_families():
        found = [facts for facts in told if facts.family == family]
        if found:
            return max(found, key=lambda facts: (_said(facts), -facts.mention.trigger.start))
    return None


def _is_long_ago(facts: Facts, profile: Profile) -> bool:
    if profile.published is None or not facts.dates:
        return False
    return all(profile.published[0] - last > _settings()["long_ago"] for _, last in facts.dates)


def bearing_reasons(
    speaker: Profile, teller: Profile, pair: Pair, derivations: Sequence[Derivation], weights: Mapping[str, Any]
) -> Iterator[Reason]:
    """What speaks for and against that `speaker` speaks of what `teller` is about; the two are those of the pair.

    Names and numbers in the same order are looked for last, and only where they can still decide.
    """
    told, own = told_in(teller), told_in(speaker)
    found = [] if told is None else list(_standing(told, speaker, weights))
    found += [*_people(speaker, teller, told, weights), *_setting(speaker, teller, told, weights)]
    if own is not None and not points_to(found, own=True, told=told is not None):
        return  # nothing else can make it speak of this one
    found += _topic(speaker, teller, pair, weights)
    if told is None:
        found.append(_reason("own", "tells of nothing", "tells of nothing", weights["neither"]))
    proper = proper_reason(pair, load_table("linking/matching.toml"), about=False)
    if proper is not None:
        found.append(_reason(proper.feature, proper.left, proper.right, weights["nameless"]))
    yield from found
    if own is not None:
        # Words, titles and order that the two share may be those of its own happening.
        yield _reason("own", "", own.mention.mode or own.mention.type, weights["own"])
        return
    wording = [*_made_from(derivations, weights), *_wording(speaker, teller, pair, weights)]
    yield from wording
    found += wording
    if math.fsum([weights["bias"], weights["order"], *(reason.weight for reason in found)]) > 0:
        agreement = facts_agree(speaker, teller)
        if agreement.common >= weights["order_from"]:
            words = f"{agreement.common} names and numbers in the same order"
            yield _reason("facts", words, words, weights["order"] * agreement.share)


def passing_reasons(
    told: Facts, speaker: Profile, teller: Profile, derivations: Sequence[Derivation], weights: Mapping[str, Any]

) -> Iterator[Reason]:  # fmt: skip
    """What speaks for and against that `speaker` speaks of what `told` tells, a mention that `teller` is not about."""
    found = list(_standing(told, speaker, weights))
    made = list(_made_from(derivations, weights))
    if not found and not made:
        return
    yield from found
    yield from made
    yield _reason("in_passing", "", told.mention.mode or told.mention.type, weights["in_passing"])
    beside = (told.people | told.landmarks | told.persons) & (_named(speaker) | speaker.bearing.tellers)
    if beside:
        yield _names("names", beside, weights["beside"])
    yield from _timing(told, speaker, teller, weights)
    own = told_in(speaker)
    if own is not None:
        yield _reason("own", "", own.mention.mode or own.mention.type, weights["own"])


def _most_bearing(told: Facts, speaker: Profile, teller: Profile, pair: Pair, weights: Mapping[str, Any]) -> float:
    """What `bearing_reasons` can weigh at most, for a speaker that tells of a happening of its own; of another nothing
    is known before its words were looked at."""
    if told_in(speaker) is None:
        return math.inf
    found = (
        *_people(speaker, teller, told, weights),
        *_setting(speaker, teller, told, weights),
        *_topic(speaker, teller, pair, weights),
    )
    others = (weights["read_apart"], weights["nameless"], weights["own"])
    most = math.fsum((*(reason.weight for reason in found), *(weight for weight in others if weight > 0)))
    return most + _most_standing(told, speaker, weights) + _ROUNDED


def _most_standing(told: Facts, speaker: Profile, weights: Mapping[str, Any]) -> float:
    held = held_in(told.signs, speaker.sentences)
    return held.most(told.signs, speaker.sentences, weights) if held is not None else 0.0


def _most_in_passing(told: Facts, speaker: Profile, weights: Mapping[str, Any]) -> float:
    """What `passing_reasons` can weigh at most, but for what the one is made from: cheap, and seldom enough for a link,
    so that the sentence need not be looked for."""
    others = (weights["in_passing"], weights["read_apart"], 2 * weights["beside"], weights["day"], weights["own"])
    most = math.fsum(weight for weight in others if weight > 0)
    return most + _most_standing(told, speaker, weights) + _ROUNDED


def _standing(told: Facts, speaker: Profile, weights: Mapping[str, Any]) -> Iterator[Reason]:
    """The signs of the happening in the sentence of the other report that has most of them."""
    held = held_in(told.signs, speaker.sentences)
    if held is None:
        return
    rivals = [facts for facts in speaker.facts if facts.family == told.family and facts.irrealis == told.irrealis]
    others = [facts for facts in rivals if contradiction(told, facts)]
    taken = sorted(at.start for facts in others for at in (facts.mention.trigger, *facts.mention.triggers))
    found = standing_of(told.signs, speaker.sentences, weights, taken, held)
    if found is None:
        return
    for sign, (value, words) in sorted(found.signs.items()):
        yield _reason(f"in_{sign}", words, words, weights[f"in_{sign}"] * value)
    for facts in rivals:
        triggers = (facts.mention.trigger, *facts.mention.triggers)
        if facts not in others and any(found.span.start <= span.start < found.span.end for span in triggers):
            yield _reason("read_apart", "", facts.mention.mode or facts.mention.type, weights["read_apart"])
            break


def _made_from(derivations: Sequence[Derivation], weights: Mapping[str, Any]) -> Iterator[Reason]:
    kinds = {derivation.how for derivation in derivations if derivation.from_report is not None}
    if kinds & _REUSE:
        how = min(kinds & _REUSE)
        yield _reason("derivation", how, how, weights["reuse"])
    if "cites" in kinds:
        yield _reason("derivation", "cites", "cites", weights["cites"])


def _people(speaker: Profile, teller: Profile, told: Facts | None, weights: Mapping[str, Any]) -> Iterator[Reason]:
    ours, theirs = speaker.bearing.tellers, teller.bearing.tellers
    names, others = _named(speaker), _named(teller)
    both = ours & theirs
    if both:
        yield _names("speakers", both, weights["speaker"])
    named = (ours & others) | (names & theirs)
    if named:
        yield _names("spoken_of", named, weights["named"])
    if told is None:
        if names & others:
            yield _names("names", names & others, weights["name"])
        return
    beside = (told.people | told.landmarks | told.persons) & (names | ours)
    if beside:
        yield _names("names", beside, weights["beside"])
    squares = speaker.topic.squares
    hit = [
        key
        for key, name in told.targets.items()
        if is_proper_name(name) and key not in beside and all(word in squares for word in key.split())
    ]
    if hit:
        yield _reason("target", told.targets[min(hit)], min(hit), weights["target"])


def _setting(speaker: Profile, teller: Profile, told: Facts | None, weights: Mapping[str, Any]) -> Iterator[Reason]:
    squares = speaker.topic.squares
    # Small and unlisted places are places in one report and mere words in the next.
    places = [
        name
        for name in teller.bearing.places
        if name in speaker.bearing.places or all(word in squares for word in name.split())
    ]
    if places:
        yield _reason("place", min(places), min(places), weights["place"])
    yield from _timing(told, speaker, teller, weights)


def _timing(told: Facts | None, speaker: Profile, teller: Profile, weights: Mapping[str, Any]) -> Iterator[Reason]:
    days = [day for day in (told.dates if told else ()) if day[1] - day[0] <= 1]
    if days:
        told_days = _dates(told)
        if any(one[0] <= two[1] and two[0] <= one[1] for one in days for two in speaker.bearing.days):
            yield _reason("date", told_days, told_days, weights["day"])
        if speaker.published and all(speaker.published[1] < first for first, _ in days):
            yield _reason("too_early", told_days, speaker.report.published or "", weights["before"])
    if speaker.published and teller.published:
        gap = abs(speaker.published[0] - teller.published[0])
        if gap > weights["apart_days"]:
            key = "far_apart" if gap > weights["far_days"] else "apart"
            yield _reason("published", teller.report.published or "", speaker.report.published or "", weights[key])


def _topic(speaker: Profile, teller: Profile, pair: Pair, weights: Mapping[str, Any]) -> Iterator[Reason]:
    shared = speaker.topic.shared(teller.topic, at_most=_SHOWN)
    if len(shared) >= weights["topic_words"]:
        words = ", ".join(shared)
        agreement = weights["topic"] * pair.topic + weights["held"] * speaker.topic.held_by(teller.topic)
        yield _reason("topic", words, words, agreement)


def _wording(speaker: Profile, teller: Profile, pair: Pair, weights: Mapping[str, Any]) -> Iterator[Reason]:
    title = speaker.bearing.title.agreement(teller.bearing.title, mass=weights["title_mass"])
    if title:
        yield _reason("title", teller.report.title, speaker.report.title, weights["title"] * title)
    for quoted, feature in ((True, "shared_quotation"), (False, "shared_text")):
        length = sum(passage.length for passage in pair.sharing.passages if passage.quoted is quoted)
        if length:
            words = f"{length} words in a row"
            most = weights["passage_words"]
            yield _reason(
                feature, words, words, weights["quoted" if quoted else "passage"] * (min(length, most) / most)
            )


def points_to(reasons: Iterable[Reason], *, own: bool, told: bool) -> bool:
    """Whether something points to the happening itself: a report that tells of another must name who or what stands
    beside this one, or its day; two that tell of nothing, somebody or something that both name."""
    features = {reason.feature for reason in reasons}
    if not told:
        return not features.isdisjoint(("names", "speakers", "spoken_of", "shared_quotation"))
    return not own or not features.isdisjoint(("names", "target", "date", *_STANDING))


def _named(profile: Profile) -> frozenset[str]:
    return frozenset((*profile.named.people, *profile.named.others))


def _names(feature: str, names: Iterable[str], weight: float) -> Reason:
    ranked = sorted(names)
    words = ", ".join(ranked[:_SHOWN])
    return _reason(feature, words, words, weight * min(2, len(ranked)))


def _reason(feature: str, left: str, right: str, weight: float) -> Reason:
    return Reason(feature=feature, left=left, right=right, weight=round(weight, 4))


def _dates(facts: Facts | None) -> str:
    return ", ".join(item.time.value for item in facts.mention.dates if item.time.value) if facts else ""


def _said(facts: Facts) -> int:
    mention = facts.mention
    return len(mention.triggers) + len(mention.casualties) + len(mention.places) + len(mention.dates)


def _settings() -> dict[str, Any]:
    return load_table("linking/speaking.toml")
