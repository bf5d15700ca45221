"""Brings back to the report's main incident what tells of it again without saying so: "after a shooting", "heard
gunfire", "ruled an accident"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.agreement import dates_agree, modes_agree, places_agree, types_agree
from firsthand.extraction.mentions.another import is_earlier, is_of_another_day, is_of_years
from firsthand.extraction.mentions.group import Group
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.merging import dates_another, days_between, ends_attacker, years_before
from firsthand.extraction.mentions.reference import is_called
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument

__all__ = ["rejoin"]

_MATERIAL = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})
_LIVE = frozenset({"happened", "alleged"})
_THINGS = frozenset({"facility", "vessel", "vehicle", "weapon", "place"})
# A day further back than this from the publication belongs to something that happened before, in days.
_RECENT = 31
# From so many sentences on, "a man was shot" tells of somebody else.
_EARLY = 3
_OPENING = 3
_VAGUE = frozenset({"year", "season", "decade"})
_PEOPLE = frozenset({"person", "combatant"})
_KNOWN = words_of("the this that these those his her their its both he she him they them who it")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def rejoin(scene: Scene, groups: list[Group]) -> list[Group]:
    """The groups, those that tell of the report's main incident again joined to its group.

    A report of one happening names it anew in sentence after sentence. What is told after the main incident is taken
    for it where type, mode, day, place, doer, victims and things allow it and no word sets it apart.
    """
    main = next((group for group in groups if _leads(scene, group)), None)
    if main is None:
        return groups
    kept: list[Group] = []
    for group in groups:
        if group is not main and group.triggers[0].position > main.triggers[0].position and _again(scene, main, group):
            for trigger in group.triggers:
                main.add(trigger, scene.parse.sentence[trigger.position], heading=False)
        else:
            kept.append(group)
    main.triggers.sort(key=lambda trigger: trigger.position)
    return kept


def _leads(scene: Scene, group: Group) -> bool:
    return (
        group.type in _MATERIAL
        and group.aside is None
        and group.series is not True
        and not all(dates_another(scene, trigger) for trigger in group.triggers)
        and any(trigger.status in _LIVE for trigger in group.triggers)
    )


def _again(scene: Scene, main: Group, group: Group) -> bool:
    if group.type not in _MATERIAL or main.series is True or group.aside is not None:
        return False
    if group.series is True and not _heard(scene, group.triggers[0]):
        return False
    if not any(trigger.status in _LIVE for trigger in group.triggers):
        return False
    if any(_set_apart(scene, main, trigger) or years_before(scene, trigger, main) for trigger in group.triggers):
        return False
    if not _types(scene, main, group):
        return False
    if dates_agree(group.dates, main.dates, scene.parse.report.quote) < 0:
        return False
    if places_agree(group.places, main.places) < 0:
        return False
    if _long_before(scene, group.dates) and not main.dates:
        return False
    if group.dates and all(argument.time.precision in _VAGUE for argument in group.dates):
        return False  # "earlier this year", "in 2019": another of its kind
    if _part(_doers(main), _doers(group)) or _part(_named(main), _named(group)):
        return False
    things, others = main.things & _THINGS, group.things & _THINGS
    if things and others and not main.heads & group.heads:
        return False
    return all(_may_be_known(scene, main, trigger) for trigger in group.triggers[:1])


def _types(scene: Scene, main: Group, group: Group) -> bool:
    first = group.triggers[0]
    if modes_agree(group.mode, main.mode, group.type) <= -1:
        return False
    accident = main if main.type == "ACCIDENT" else group
    if {main.type, group.type} == {"ASSAULT", "ACCIDENT"} and accident.mode is None:
        # "The shooting was an accident", "shot in a hunting accident": what it is called, and no second happening.
        return first.definite or main.type == "ACCIDENT" or scene.parse.dep[first.position] not in _SUBJECTS
    probe = Trigger(position=first.position, first=0, last=0, type=group.type, mode=group.mode, form=first.form)
    return types_agree(probe, main.type, main.mode) is not None


def _set_apart(scene: Scene, main: Group, trigger: Trigger) -> bool:
    """True where words set it apart: "another", "in a separate", "elsewhere", "the attacker was killed"."""
    if trigger.threat is not None or trigger.policing or days_between(scene, trigger, main):
        return True
    if is_of_another_day(scene, trigger, main.triggers) or is_earlier(scene, trigger) or is_of_years(scene, trigger):
        return True
    if trigger.fresh and not _one_more_victim(scene, main, trigger):
        return True
    if _heard(scene, trigger) or is_called(scene, trigger.position):
        return False
    if trigger.series:
        return True
    if dates_another(scene, trigger) and trigger.beside:
        return True
    if ends_attacker(scene, trigger):
        return True
    parse = scene.parse
    if trigger.form == "noun" and parse.tag[trigger.position] in {"NNS", "NNPS"} and not trigger.definite:
        return True
    first, _ = parse.sentences[parse.sentence[trigger.position]]
    return not _apart_words().isdisjoint(parse.lower[first : first + _OPENING])


def _heard(scene: Scene, trigger: Trigger) -> bool:
    return scene.parse.lemma[trigger.position] in _sounds()


def _one_more_victim(scene: Scene, main: Group, trigger: Trigger) -> bool:
    """ "Another man was also shot", a sentence or two after the first: the same shooting."""
    parse = scene.parse
    sentence = parse.sentence[trigger.position]
    near = any(abs(sentence - parse.sentence[at]) <= _EARLY for at in main.positions)
    return near and trigger.form == "verb" and any(scene.is_a(one, _PEOPLE) for one in trigger.patients)


@cache
def _apart_words() -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")["apart"])


@cache
def _sounds() -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")["sounds"])


def _may_be_known(scene: Scene, main: Group, trigger: Trigger) -> bool:
    """True where the words can speak of something told before: not "a strike killed two", "a woman was stabbed"."""
    parse = scene.parse
    at = trigger.position
    if trigger.definite or trigger.fresh or parse.lemma[at] in _sounds() or is_called(scene, at):
        return True
    away = parse.sentence[at] - main.first_sentence
    if away <= _EARLY:
        return True
    if trigger.form == "verb":
        people = [one for one in trigger.patients if scene.is_a(one, _PEOPLE)]
        return all(_known(scene, one) for one in people) or bool(trigger.heads & main.heads)
    return parse.dep[at] not in _SUBJECTS


def _known(scene: Scene, position: int) -> bool:
    parse = scene.parse
    if parse.pos[position] == "PROPN" or parse.lower[position] in _KNOWN:
        return True
    return any(parse.lower[child] in _KNOWN for child in parse.children[position])


def _doers(group: Group) -> set[str]:
    return group.countries | group.organisations


def _named(group: Group) -> set[str]:
    return {head for head in group.heads if head.startswith("=")}


def _part(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def _long_before(scene: Scene, dates: list[DateArgument]) -> bool:
    """True where every date lies long before the publication."""
    published = scene.parse.report.published
    values = [argument.time.value for argument in dates if argument.time.value]
    if not published or not values:
        return False
    try:
        edge = date.fromisoformat(published[:10]) - timedelta(days=_RECENT)
    except ValueError:
        return False
    return all(value.rpartition("/")[2][:10].ljust(10, "~") < edge.isoformat() for value in values)
