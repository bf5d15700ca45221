"""Which triggers speak of one incident: by reference, type, mode, arguments, dates and places."""

from __future__ import annotations

from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.agreement import dates_agree, modes_agree, places_agree, types_agree
from firsthand.extraction.mentions.another import is_earlier, is_of_another_day, is_of_years
from firsthand.extraction.mentions.group import Group, countries_of, organisations_of
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.unlinked import is_unlinked

__all__ = ["dates_another", "days_between", "ends_attacker", "merge_triggers", "years_before"]

# What a trigger must reach to join a group; each reason for or against adds to it. Set by reading, not by fitting.
_JOIN = 1.0
_JOIN_GENERIC = 1.5
_DEFINITE = 2.0
_FRESH = -5.0
_SERIES_CLASH = -2.5
_PLURAL_CLASH = -2.0
_TARGETS_MEET = 2.0
_THINGS_MEET = 0.5
_TARGETS_KIN = 1.0
_TARGETS_PART = -1.0
_PEOPLE_PART = -0.3
_TARGETS_PART_ACTS = -2.0
_ACTORS_MEET = 1.0
_ACTORS_PART = -1.5
_ORGANISATIONS_PART = -0.5
_LINKED = 3.0
_SAME_WEATHER = 0.7
_POLICE_PART = -3.0
_HEADLINE = 1.5
_BACKGROUND = -1.5
_DISTANCE = -0.08
# Acts on one thing each: another thing is another act.
_SINGLE_ACTS = frozenset({"COERCE", "RETREAT", "MOBILIZE", "SANCTION", "AID", "AGREE"})
_FAR = 10
_RETELLING = 4


def merge_triggers(scene: Scene, triggers: list[Trigger]) -> list[Group]:
    """Groups of triggers in order of their first. A generic word that joins no group is left out."""
    parse = scene.parse
    groups: list[Group] = []
    for trigger in triggers:
        sentence = parse.sentence[trigger.position]
        heading = parse.role(trigger.position) == "heading"
        word = parse.lemma[trigger.position]
        best: Group | None = None
        best_score = _JOIN_GENERIC if trigger.form == "generic" else _JOIN
        for group in reversed(groups):
            score = _score(scene, trigger, group, sentence)
            if score is not None and (score > best_score or (best is None and score == best_score)):
                best, best_score = group, score
        if best is None:
            if trigger.form == "generic":
                # "The incident" has no type of its own to be told apart by; "the first, on Sept. 2" has that of all.
                apart = next((group for group in groups if _days_apart(scene, trigger, group)), None)
                if apart is None or not (trigger.type or is_of_another_day(scene, trigger, apart.triggers)):
                    continue
                trigger.type = trigger.type or apart.type
                trigger.form = "noun"
            best = Group()
            groups.append(best)
        best.add(trigger, sentence, heading=heading)
        best.habit = best.habit and _habit(scene, trigger)
        if heading:
            best.told_in_heading.add(word)
    return groups


def _score(scene: Scene, trigger: Trigger, group: Group, sentence: int) -> float | None:
    """How well the trigger fits the group; None where it cannot belong to it."""
    fit = types_agree(trigger, group.type, group.mode)
    if fit is None:
        return None
    if ends_attacker(scene, trigger) and not ends_attacker(scene, group.triggers[0]):
        return None
    if _told_aside(scene, trigger, group, sentence):
        return None
    if is_unlinked(scene, trigger) != all(is_unlinked(scene, one) for one in group.triggers):
        # The other of two that have nothing to do with each other is told by its place.
        names = {one.place.name for one in trigger.places}
        if not names & {one.place.name for one in group.places}:
            return None
    if years_before(scene, trigger, group) or _days_apart(scene, trigger, group):
        return None
    if is_of_years(scene, trigger) != any(is_of_years(scene, one) for one in group.triggers):
        return None
    score = fit + modes_agree(trigger.mode, group.mode, trigger.type or group.type)
    score += _DISTANCE * min(sentence - group.last_sentence, _FAR)
    if _retold(scene, trigger, group, sentence):
        score += _HEADLINE
    else:
        score += _reference(scene, trigger, group, sentence)
    if group.heading and sentence - group.last_sentence <= 2:
        score += _HEADLINE
    linked = any(at in group.positions for at in trigger.linked)
    if linked:
        score += _LINKED
    elif trigger.type == "DISASTER" and sentence == group.last_sentence:
        score += _SAME_WEATHER
    score += 0.0 if linked and trigger.type == "COERCE" else _targets(scene, trigger, group)
    named, named_before = countries_of(trigger), group.countries
    if trigger.parties & group.parties:
        score += _ACTORS_MEET
    elif named and named_before:
        score += _ACTORS_PART
    elif organisations_of(trigger) and group.organisations:
        score += _ORGANISATIONS_PART
    if trigger.policing and group.type == "ASSAULT" and group.triggers[0].actors and not group.triggers[0].policing:
        score += _POLICE_PART
    score += dates_agree(trigger.dates, group.dates, scene.parse.report.quote)
    return score + places_agree(trigger.places, group.places)


def _told_aside(scene: Scene, trigger: Trigger, group: Group, sentence: int) -> bool:
    """True where one of the two is told beside the report's main happening, and nothing says that both are one."""
    if trigger.aside == group.aside:
        return False
    if min(trigger.aside or 0, group.aside or 0) < 0:
        # A running total is of many: of what is told as many, it may be one.
        many = group.series or any(_of_many(scene, one) for one in group.triggers)
        return max(trigger.aside or 0, group.aside or 0) > 0 or not (
            many and (trigger.series or _of_many(scene, trigger))
        )
    if trigger.aside is None:
        # "The attack", right behind what was told aside, speaks of that.
        behind = (
            sentence - group.last_sentence <= 1
            and scene.parse.block[trigger.position] == scene.parse.block[group.triggers[-1].position]
        )
        return not (behind and (trigger.definite or trigger.form == "generic"))
    return dates_agree(trigger.dates, group.dates) <= 0


def _of_many(scene: Scene, trigger: Trigger) -> bool:
    """ "Boats have been hit", "hit at least 25 boats": what befell many things one after the other."""
    parse = scene.parse
    for patient in trigger.patients:
        if parse.tag[patient] != "NNS" or not scene.is_a(patient, _SINGLE_THINGS):
            continue
        counts = [scene.quantity_at[child] for child in parse.children[patient] if child in scene.quantity_at]
        if all(one.low > _FEW for one in counts):
            return True
    return False


_SINGLE_THINGS = frozenset({"vessel", "vehicle", "facility"})
_FEW = 3


def years_before(scene: Scene, trigger: Trigger, group: Group) -> bool:
    """True for what happened in an earlier year, beside what the text tells without a day, as news does: "In 2012, 40
    workers died in a fire". "The fire" of that year may be the one that the report is of."""
    year = (scene.parse.report.published or "")[:_YEAR]
    told = [date.time.value for date in trigger.dates if date.time.value]
    if not told or trigger.definite or trigger.linked:
        return False
    if not year:
        # Of a page without a day, what it tells "on Tuesday" is news, and what it tells of 2012 is not.
        return bool(group.dates) and not any(date.time.value for date in group.dates)
    if group.dates:
        known = [_last_year(date.time.value) for date in group.dates if date.time.value]
        year = min(known, default="")
    elif all(scene.parse.role(one.position) == "heading" for one in group.triggers):
        return False
    return all(_last_year(value) < year for value in told)


def _last_year(value: str) -> str:
    return value.rpartition("/")[2][:_YEAR] or value[:_YEAR]


def days_between(scene: Scene, trigger: Trigger, group: Group) -> bool:
    """ "Died in a blast two days before the fire": two happenings, with the days that lie between them."""
    parse = scene.parse
    for one in group.triggers:
        low, high = sorted((one.position, trigger.position))
        if parse.sentence[low] != parse.sentence[high]:
            continue
        if any(
            parse.lemma[at] in _SPANS and parse.lower[at + 1] in {"before", "after"} and at not in scene.place_tokens
            for at in range(low + 1, high - 1)
        ):
            return True
    return False


_SPANS = words_of("day week month year")


def _days_apart(scene: Scene, trigger: Trigger, group: Group) -> bool:
    return days_between(scene, trigger, group) or is_of_another_day(scene, trigger, group.triggers)


_YEAR = 4


def ends_attacker(scene: Scene, trigger: Trigger) -> bool:
    """ "The attacker was killed by police": another deed than his, by others."""
    parse = scene.parse
    return trigger.form == "verb" and any(
        parse.lemma[patient] in _ATTACKERS
        and any(parse.lower[child] in {"the", "this", "that", "both"} for child in parse.children[patient])
        for patient in trigger.patients
    )


_ATTACKERS = words_of(
    "perpetrator attacker gunman shooter assailant suspect bomber assassin hijacker kidnapper knifeman"
)


def _retold(scene: Scene, trigger: Trigger, group: Group, sentence: int) -> bool:
    """True where the first sentences of the text tell in the same word what the headline told: "an explosion"."""
    parse = scene.parse
    return (
        parse.lemma[trigger.position] in group.told_in_heading
        and not trigger.fresh
        and not trigger.series
        and parse.tag[trigger.position] not in {"NNS", "NNPS"}
        and "earlier" not in parse.lower[parse.sentences[sentence][0] : trigger.position]
        and parse.role(trigger.position) != "heading"
        and sentence - group.first_sentence <= _RETELLING
    )


def _reference(scene: Scene, trigger: Trigger, group: Group, sentence: int) -> float:
    """What articles, numbers and words like "another" say about whether the thing is known."""
    score = 0.0
    early = group.heading or sentence - group.first_sentence <= 1
    retold = group.heading and sentence - group.first_sentence <= 2
    earlier = is_earlier(scene, trigger) and sentence != group.last_sentence
    if earlier or (trigger.fresh and not retold):
        score += _FRESH
    plural = scene.parse.tag[trigger.position] in {"NNS", "NNPS"}
    if trigger.form != "verb":
        if trigger.definite or _clipped(scene, trigger, group):
            score += _DEFINITE
        elif _habitual(scene, trigger, group, sentence) or (not early and not plural):
            score += _BACKGROUND
        if dates_another(scene, trigger) and not trigger.definite and trigger.beside:
            score += _BACKGROUND
    if trigger.series is not None and group.series is not None and trigger.series != group.series:
        score += _SERIES_CLASH
    elif plural and trigger.definite and group.series is False and trigger.form != "verb":
        score += _PLURAL_CLASH
    elif trigger.series and group.series is None and not trigger.definite and not early:
        score += _PLURAL_CLASH / 2
    return score


def _clipped(scene: Scene, trigger: Trigger, group: Group) -> bool:
    """ "Killed in strike" after an airstrike: a noun without an article, in the word that the incident was told in."""
    parse = scene.parse
    at = trigger.position
    if parse.tag[at] != "NN" or parse.dep[at] != "pobj" or scene.child(at, "det", "poss", "nummod", "amod") is not None:
        return False
    word = parse.lemma[at]
    return any(parse.lemma[other].endswith(word) for other in group.positions)


def _habitual(scene: Scene, trigger: Trigger, group: Group, sentence: int) -> bool:
    """True for a habit that the sentence does not tie to the incident, nor what was hit."""
    return sentence != group.last_sentence and _habit(scene, trigger) and not trigger.heads & group.heads


def _habit(scene: Scene, trigger: Trigger) -> bool:
    """ "He planned suicide attacks", "responsible for many bombings": deeds without a day, told of somebody."""
    many = scene.parse.tag[trigger.position] in {"NNS", "NNPS"} and trigger.form == "noun"
    return many and not trigger.definite and not trigger.dates and trigger.first not in scene.quantity_at


def _targets(scene: Scene, trigger: Trigger, group: Group) -> float:
    if trigger.heads & group.heads:
        return _TARGETS_MEET if not trigger.fresh else 0.0
    if trigger.things & group.things & {"vessel", "vehicle"} and _known_thing(scene, trigger):
        return _THINGS_MEET
    if trigger.heads and group.heads:
        if trigger.type in _SINGLE_ACTS:
            return _TARGETS_PART_ACTS
        if not trigger.fresh and any(one & trigger.heads and one & group.heads for one in _same_places()):
            return _TARGETS_KIN
        # People in a building that is hit are no other target than the building.
        if {"people"} == trigger.things or {"people"} == group.things:
            return _PEOPLE_PART if trigger.things == group.things else 0.0
        return _TARGETS_PART
    if trigger.things and group.things and "people" not in trigger.things | group.things:
        return _THINGS_MEET if trigger.things & group.things else -_THINGS_MEET
    return 0.0


@cache
def _same_places() -> tuple[frozenset[str], ...]:
    return tuple(words_of(words) for words in load_table("mentions/retelling.toml")["same_places"].values())


def _known_thing(scene: Scene, trigger: Trigger) -> bool:
    """ "Boarded the ship": a thing told of before, by a word of its kind."""
    parse = scene.parse
    return any(
        parse.lower[child] in {"the", "this", "that", "their", "its"} and parse.lemma[patient] in _KINDS_OF_THING
        for patient in trigger.patients
        for child in parse.children[patient]
    )


_KINDS_OF_THING = words_of("ship vessel boat tanker craft vehicle car truck plane aircraft bus train ferry")


def dates_another(scene: Scene, trigger: Trigger) -> bool:
    """True for what only dates something else: "a week after a bombing", "following an attack"."""
    parse = scene.parse
    head = parse.head[trigger.position]
    if parse.dep[trigger.position] == "advcl" and parse.tag[trigger.position] in {"NN", "NNP"}:
        # A headline's "thousands march after mine collapse", its noun taken for a verb.
        mark = scene.child(trigger.position, "mark")
        return mark is not None and parse.lower[mark] in {"after", "following", "since", "before"}
    if parse.dep[trigger.position] == "nsubj" and parse.dep[head] == "advcl":
        # "killed 23 after a rebel attack injured a soldier"
        mark = scene.child(head, "mark", "advmod")
        return mark is not None and parse.lower[mark] in {"after", "since", "before"}
    return parse.dep[trigger.position] == "pobj" and parse.lower[head] in {"after", "following", "since", "before"}
