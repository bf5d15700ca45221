"""Of which of a report's incidents a number of people is, and which it speaks of where nothing else tells."""

from __future__ import annotations

from firsthand.extraction.mentions.agreement import dates_agree
from firsthand.extraction.mentions.asides import BEARING, Asides
from firsthand.extraction.mentions.circumstances import root_of
from firsthand.extraction.mentions.group import Group
from firsthand.extraction.mentions.leads import is_haven, stands_where
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_additions import is_victim
from firsthand.extraction.mentions.tolls import Toll
from firsthand.model import DateArgument

__all__ = ["nearest", "owner_of"]

_LIVE = frozenset({"happened", "alleged"})
_DETAINING = frozenset({"COERCE", "ASSAULT", "PROTEST"})
_NEAR_SENTENCES = 4
_LATER = words_of("toll total body corpse remains die succumb")


def owner_of(scene: Scene, toll: Toll, groups: list[Group], owner: dict[int, Group], asides: Asides) -> Group | None:
    allowed = _DETAINING if toll.casualty.outcome == "detained" else BEARING
    total = owner.get(id(toll.trigger)) if toll.trigger is not None else None
    if total is not None and total.aside is not None and total.aside < 0:
        return total if toll.casualty.scope == "cumulative" else None
    aside = asides.at(toll.position)
    if aside is not None:
        told = owner.get(id(toll.trigger)) if toll.trigger is not None else None
        if told is not None and told.type in allowed and any(aside.first <= at < aside.last for at in told.positions):
            return told
        return _nearest_within(toll.position, aside.first, aside.last, groups, allowed)
    groups = [one for one in groups if one.aside is None or (one.aside >= 0 and _goes_on(scene, toll.position, one))]
    if toll.trigger is not None:
        group = owner.get(id(toll.trigger))
        if group is not None and (group.type in allowed or toll.casualty.outcome == "rescued"):
            return group if toll.trigger.status not in {"hypothetical", "planned"} else None
        if group is not None and group.type == "THREATEN":
            return None
    if not toll.counted and toll.trigger is None and toll.casualty.outcome not in {"killed", "injured"}:
        return None
    here = _by_town(scene, toll, [one for one in groups if one.type in allowed]) if toll.trigger is None else None
    if here is not None:
        return here
    # One person's death far from any incident is an obituary, not a victim.
    found = nearest(scene, toll.position, groups, allowed, back_only=False)
    if found is not None and not toll.counted and toll.trigger is None:
        apart = scene.parse.sentence[toll.position] - found.last_sentence_before(scene, toll.position)
        if apart > 2 and not is_victim(scene, toll, found.triggers):
            return None
    if found is None:
        return None
    own_dates = [date for date in _sentence_dates(scene, toll.position, toll.casualty.claims) if date.time.value]
    if own_dates and all(_years_ago(scene, date, found) for date in own_dates):
        return None  # "in 2011, 26 people died when an arcade fell in"
    if scene.parse.lemma[toll.position] in _LATER or toll.casualty.outcome in {"rescued", "missing"}:
        return found  # a toll rises and bodies are found on later days
    return None if own_dates and dates_agree(own_dates, found.dates) < 0 else found


def _by_town(scene: Scene, toll: Toll, groups: list[Group]) -> Group | None:
    """ "Seventy-three were injured in Arlo", behind words of what befell another town: of the one happening of Arlo."""
    first, last = scene.parse.sentences[scene.parse.sentence[toll.position]]
    towns = {
        place.name
        for start, end, place in scene.places
        if first <= start < last and end > start and place.precision in {"point", "settlement"}
        if stands_where(scene, root := root_of(scene, start, end)) and not is_haven(scene, root)
    }
    of_towns = [group for group in groups if towns & {argument.place.name for argument in group.places}]
    return of_towns[0] if len(of_towns) == 1 and len(groups) > 1 else None


def _nearest_within(position: int, first: int, last: int, groups: list[Group], allowed: frozenset[str]) -> Group | None:
    """The happening told nearest to the token between two others."""
    near = [
        (abs(trigger.position - position), trigger.position, group)
        for group in groups
        if group.type in allowed
        for trigger in group.triggers
        if first <= trigger.position < last and trigger.status in _LIVE
    ]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _goes_on(scene: Scene, position: int, group: Group) -> bool:
    """True where the token stands in the paragraph of what is told aside, right behind it."""
    parse = scene.parse
    return any(
        parse.block[at] == parse.block[position] and 0 <= parse.sentence[position] - parse.sentence[at] <= 1
        for at in group.positions
        if at <= position
    )


def _years_ago(scene: Scene, date: DateArgument, group: Group) -> bool:
    """True for a year before the one in which the report came out, unless the incident itself is of that year."""
    year, published = (date.time.value or "")[:4], (scene.parse.report.published or "")[:4]
    if date.time.precision != "year" or not (year.isdigit() and published.isdigit()) or int(year) >= int(published):
        return False
    return all((one.time.value or "")[:4] != year for one in group.dates) and (
        bool(group.dates) or int(published) - int(year) > 1
    )


def _sentence_dates(scene: Scene, position: int, claims: tuple[str, ...]) -> list[DateArgument]:
    """The dates in the sentence of the token. Where the token stands inside claims, only the dates inside them:
    "12 were killed, the governor said on Saturday" dates the saying."""
    first, last = scene.parse.sentences[scene.parse.sentence[position]]
    inside = [span for claim in scene.claims if claim.id in claims for span in claim.content]
    return [
        DateArgument(time=time)
        for start, end, time in scene.times
        if first <= start
        and end <= last
        and time.kind in {"date", "time"}
        and time.precision in {"year", "month", "day", "time"}
        and (not inside or any(span.contains(time.span) for span in inside))
    ]


def nearest(
    scene: Scene, position: int, groups: list[Group], allowed: frozenset[str], *, back_only: bool
) -> Group | None:
    """The incident last spoken of before the token, else the report's first, else the next within two sentences."""
    parse = scene.parse
    sentence = parse.sentence[position]
    best: tuple[int, Group] | None = None
    ahead: tuple[int, Group] | None = None
    main: Group | None = None
    # What somebody is said to do kills nobody a sentence further on, unless nothing else is told.
    only_habits = all(group.habit for group in groups if group.type in allowed)
    for group in groups:
        if group.type not in allowed:
            continue
        if group.habit and not only_habits and all(parse.sentence[at] != sentence for at in group.positions):
            continue
        live = [trigger for trigger in group.triggers if trigger.status in {"happened", "alleged"}]
        if not live:
            continue
        main = main or group
        for trigger in live:
            at = trigger.position
            if at <= position:
                if best is None or at > best[0]:
                    best = (at, group)
            elif ahead is None or at < ahead[0]:
                ahead = (at, group)
    if (
        ahead is not None
        and parse.sentence[ahead[0]] == sentence
        and (best is None or parse.sentence[best[0]] != sentence)
    ):
        return ahead[1]
    if best is not None and sentence - parse.sentence[best[0]] <= _NEAR_SENTENCES:
        return best[1]
    if back_only:
        return best[1] if best is not None and sentence - parse.sentence[best[0]] <= 2 else None
    if best is not None:
        return main
    # A report of one happening may count its dead before it tells of it.
    only = sum(group.type in allowed for group in groups) == 1
    if ahead is not None and parse.sentence[ahead[0]] - sentence <= (2 * _NEAR_SENTENCES if only else 2):
        return ahead[1]
    return None
