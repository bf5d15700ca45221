"""When and where: the dates and places that hang on a trigger's clause, and on no other thing in the sentence."""

from __future__ import annotations

from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.clause_days import comes_behind, is_some_time_after, tells_how
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.prepositions import leading, leads_place, nearness
from firsthand.extraction.mentions.reference import is_called
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument, PlaceArgument, PlaceMention, TimeExpression

__all__ = [
    "cognition",
    "dateline_place",
    "is_judged",
    "no_date",
    "read_circumstances",
    "root_of",
    "telling_verbs",
]

_PLACE_PREPOSITIONS = words_of(
    """in at near on off outside inside around across along over within throughout through between toward
    towards north south east west northeast northwest southeast southwest of from to into onto against
    about aboard under opposite by beside behind bordering targeting"""
)
_ROUTE = frozenset({"from", "to", "for", "bound"})
_ROUTED = frozenset({"MOBILIZE", "RETREAT", "COERCE", "AID"})
_JUDGED = words_of(
    "sentence convict charge try jail accuse indict acquit plead arraign extradite appeal appear testify"
)
_COURTS = words_of("court judge hearing trial arraignment grand-jury jury magistrate")
_BEFORE_COURT = frozenset({"in", "before", "at", "during", "to"})
# What stands before the day of a page: "Posted: Sunday, May 4".
_STAMPED = frozenset({"posted", "updated", "published"})
# Verbs of a count that grew, and words for such a count.
_RISES = words_of("rise climb reach stand grow jump increase exceed pass surpass")
_COUNTS = words_of("toll number count figure tally total fatality death")
# Stretches of time in which happenings are ranked, and the words back to the rank.
# What has its day before it: "during the Friday rush hour", "at Sunday mass".
_HOURS = words_of("hour prayer service mass shift commute")
_AT_HOURS = frozenset({"during", "at", "in"})
_STRETCHES = frozenset({"month", "season", "year", "decade", "century"})
_RANKED_WITHIN = 10
_ORDINALS = words_of("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def read_circumstances(scene: Scene, trigger: Trigger, positions: frozenset[int]) -> None:
    """Fill dates and places of the trigger. `positions`: all triggers, so that none takes what is another's."""
    own = {trigger.position, *(() if is_some_time_after(scene, trigger.position) else trigger.verbs)}
    if tells_how(scene, trigger, telling_verbs()):
        own.add(scene.parse.head[trigger.position])
    if trigger.form == "noun" and scene.parse.dep[trigger.position] in {"compound", "amod"}:
        own.add(scene.parse.head[trigger.position])  # "the Sunday shooting death of a child"
    dated = not (is_called(scene, trigger.position) or _died_of(scene, trigger))
    sentence = scene.parse.sentence[trigger.position]
    first, last = scene.parse.sentences[sentence]
    for start, end, time in scene.times if dated else ():
        if start < first:
            continue
        if start >= last:
            break
        if time.kind in {"duration", "set"} or end <= start or no_date(scene, start, end) or _ranks(scene, start, time):
            continue
        if _reaches(scene, start, end, own, positions, is_time=True, trigger=trigger):
            trigger.dates.append(DateArgument(time=time, claims=scene.claims_over(time.span)))
    for start, end, place in scene.places:
        if start < first:
            continue
        if start >= last:
            break
        if end <= start or start in scene.dateline_tokens:
            continue
        if trigger.places and nearness(scene, scene.parse.head[root_of(scene, start, end)]) is not None:
            continue  # "in Marn, 30 km north of Arlo": where the town is
        if _reaches(scene, start, end, own, positions, is_time=False, trigger=trigger):
            trigger.places.append(PlaceArgument(place=place, claims=scene.claims_over(place.span)))
    _take_shared(scene, trigger, positions, dated=dated)
    if not any(one.time.value for one in trigger.dates) and dated and trigger.form != "generic":
        _loose_dates(scene, trigger, first, last, positions)
    if not trigger.places and trigger.form != "generic":
        _loose_places(scene, trigger, first, last, positions)


def _take_shared(scene: Scene, trigger: Trigger, positions: frozenset[int], *, dated: bool) -> None:
    """ "Killed a guard and wounded nine others in Arlo on Friday": what closes the last of several verbs of one doer is
    said of the first, too, where that has no day and no place of its own."""
    parse = scene.parse
    last = max((verb for verb in trigger.verbs if scene.is_verb(verb)), default=None)
    if last is None or (trigger.dates and trigger.places):
        return
    for verb in (child for child in parse.children[last] if parse.dep[child] == "conj" and scene.is_verb(child)):
        if scene.child(verb, "nsubj", "nsubjpass") is not None or parse.lemma[verb] in cognition() | _elsewhere():
            continue
        if is_judged(scene, verb):
            continue
        first, end = parse.sentences[parse.sentence[verb]]
        if not trigger.dates and dated:
            for start, stop, time in scene.times:
                if not (verb < start and first <= start < end and stop > start) or time.kind in {"duration", "set"}:
                    continue
                if no_date(scene, start, stop) or _ranks(scene, start, time):
                    continue
                if _reaches(scene, start, stop, {verb}, positions, is_time=True, trigger=trigger):
                    trigger.dates.append(DateArgument(time=time, claims=scene.claims_over(time.span)))
        if not trigger.places:
            for start, stop, place in scene.places:
                here = verb < start and first <= start < end and stop > start and start not in scene.dateline_tokens
                if here and _reaches(scene, start, stop, {verb}, positions, is_time=False, trigger=trigger):
                    trigger.places.append(PlaceArgument(place=place, claims=scene.claims_over(place.span)))


@cache
def _elsewhere() -> frozenset[str]:
    """Verbs of what comes later or somewhere else: dying of wounds, being brought to a hospital, fleeing."""
    table = load_table("mentions/retelling.toml")
    return words_of(table["carries"]) | words_of(table["aftermath"]) | words_of(table["leaves"])


def _died_of(scene: Scene, trigger: Trigger) -> bool:
    """ "Died on Friday of a gunshot wound": the day of the death, which may be a later one than the deed's."""
    parse = scene.parse
    if parse.lemma[trigger.position] != "wound":
        return False
    verb = scene.clause_verb(trigger.position)
    return verb is not None and parse.lemma[verb] in {"die", "succumb"}


def root_of(scene: Scene, start: int, end: int) -> int:
    """The token of the expression whose head lies outside it."""
    head = scene.parse.head
    for at in range(start, end):
        if not start <= head[at] < end:
            return at
    # The parser may end a sentence after "a.m.", and the day that follows tells the clause.
    return next((at for at in reversed(range(start, end)) if head[at] == at), start)


def cognition() -> frozenset[str]:
    """Verbs of saying, knowing and asking, by lemma."""
    return words_of(load_table("mentions/status.toml")["verbs"]["cognition"])


def _reaches(
    scene: Scene,
    start: int,
    end: int,
    own: set[int],
    positions: frozenset[int],
    *,
    is_time: bool,
    trigger: Trigger,
) -> bool:
    """Climb from the expression; True where the way leads to the trigger or its verbs through nothing that keeps it."""
    parse = scene.parse
    if is_time and trigger.form != "verb" and comes_behind(scene, start, trigger.position):
        return True
    at = root_of(scene, start, end)
    preposition = ""
    for step in range(9):
        if at in own:
            return True
        head = parse.head[at]
        if head == at:
            return False
        dep = parse.dep[at]
        if not is_time and step == 0 and dep in {"nsubj"} and parse.pos[head] == "VERB":
            # The doer's name is no place of the deed; of something that befalls, its subject is.
            return head in own and trigger.type in {"DISASTER"}
        if not is_time and dep == "nsubj" and step > 0 and head in own:
            return trigger.type in {"ACCIDENT", "DISASTER", "PROTEST"} or preposition in {
                "in",
                "at",
                "near",
                "off",
                "on",
            }
        if dep in {"relcl", "ccomp"} and at not in own:
            return False
        hour = parse.lemma[head] in _HOURS and parse.dep[head] == "pobj" and parse.lower[parse.head[head]] in _AT_HOURS
        if is_time and dep in {"compound", "nmod", "amod", "nummod"} and head not in own and not hour:
            return False
        if parse.dep[at] == "prep":
            preposition = parse.lower[at]
            if not is_time and preposition not in _PLACE_PREPOSITIONS:
                return False
            if preposition in _ROUTE and trigger.type not in _ROUTED and not is_time and nearness(scene, at) is None:
                return False
        if head in positions and head not in own:
            return False
        if at not in own and parse.pos[at] == "VERB" and dep != "prep" and (is_time or dep in {"advcl", "conj", "acl"}):
            return False
        if parse.pos[at] in {"NOUN", "PROPN"} and step > 0 and not is_time:
            named = not preposition and dep == "pobj" and parse.dep[head] == "agent"
            doer = named or dep in {"appos", "poss", "agent"}
            if doer and scene.is_a(at, frozenset({"person"})):
                return False  # "shot by an Arlo deputy"
            if preposition == "of" and scene.is_a(at, frozenset({"person", "force"})):
                return False
        if (
            is_time
            and parse.pos[at] in {"NOUN", "PROPN"}
            and step > 0
            and dep not in {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "npadvmod", "conj", "compound", "poss"}
        ):
            return False
        at = head
    return False


def no_date(scene: Scene, start: int, end: int) -> bool:
    """True for "now", for the day of the dateline, for that of a count, and for what only opens or closes a stretch:
    "since January"."""
    parse = scene.parse
    if start in scene.dateline_tokens:
        return True
    if parse.lower[start] in {"now", "currently"} and end == start + 1:
        return True
    if not _STAMPED.isdisjoint(parse.lower[max(0, start - 2) : start]):
        return True
    if _is_of_count(scene, root_of(scene, start, end)):
        return True
    before = parse.lower[start - 1] if start else ""
    return before in {"since", "until", "till"} or parse.lower[start] in {"since", "until", "till"}


def _is_of_count(scene: Scene, at: int) -> bool:
    """Whether a day is the one on which a count rose: "the death toll of the shipwreck rose to 14 on Thursday"."""
    parse = scene.parse
    while not scene.is_verb(at):
        if parse.dep[at] in {"nsubj", "nsubjpass"} or parse.head[at] == at:
            return False
        at = parse.head[at]
    subject = scene.subject(at)
    return parse.lemma[at] in _RISES and subject is not None and parse.lemma[subject] in _COUNTS


def _ranks(scene: Scene, start: int, time: TimeExpression) -> bool:
    """ "The deadliest attack this year", "the third shooting in the town since May": the stretch in which something is
    ranked, of a happening whose own day is told elsewhere."""
    if time.precision not in _STRETCHES:
        return False
    parse = scene.parse
    first, _ = parse.sentences[parse.sentence[start]]
    for at in range(start - 1, max(first, start - _RANKED_WITHIN) - 1, -1):
        if parse.text[at] in {",", ";"} or parse.pos[at] == "VERB":
            return False
        if parse.tag[at] == "JJS" or (parse.lower[at] in _ORDINALS and parse.dep[at] in {"amod", "compound", "nummod"}):
            return True
    return False


def _loose_dates(scene: Scene, trigger: Trigger, first: int, last: int, positions: frozenset[int]) -> None:
    """Without a date by syntax, the only trigger of a sentence takes the one date in it that dates no saying."""
    parse = scene.parse
    if any(first <= at < last and at != trigger.position and at not in trigger.verbs for at in positions):
        return
    said = {claim.said_on.span for claim in scene.claims if claim.said_on is not None}
    found: list[DateArgument] = []
    for start, end, time in scene.times:
        if start < first or start >= last or end <= start:
            continue
        if time.kind in {"duration", "set"} or time.span in said or no_date(scene, start, end):
            continue
        if _ranks(scene, start, time):
            continue
        at = root_of(scene, start, end)
        verb = scene.clause_verb(at)
        if verb is None or parse.lemma[verb] in cognition() or parse.dep[at] in {"compound", "nmod", "amod", "poss"}:
            continue
        if parse.dep[verb] in {"relcl", "advcl"} and verb not in {trigger.position, *trigger.verbs}:
            continue
        judged = is_judged(scene, verb) and verb not in {trigger.position, *trigger.verbs}
        if judged and not (trigger.definite and parse.dep[verb] == "acl" and verb < trigger.position < start):
            continue  # "was sentenced on Friday for her murder": the day of the court
        within = trigger.position < start < verb
        far = _embedded(scene, trigger, verb) or _aside(scene, trigger, verb)
        if not within and far and parse.lemma[verb] not in telling_verbs():
            continue  # "gathered on Friday to mourn a boy who was killed"
        found.append(DateArgument(time=time, claims=scene.claims_over(time.span)))
    if len(found) == 1:
        trigger.dates.extend(found)


def _embedded(scene: Scene, trigger: Trigger, verb: int) -> bool:
    """True where a noun in the verb's clause carries the trigger's: "mourned a boy who was killed"."""
    parse = scene.parse
    at = trigger.position
    inside = False
    for _ in range(10):
        if at == verb:
            return inside
        if parse.dep[at] in {"relcl", "acl"}:
            inside = True
        if parse.head[at] == at:
            return False
        at = parse.head[at]
    return False


def _aside(scene: Scene, trigger: Trigger, verb: int) -> bool:
    """True for a noun that only explains its verb: "a motive for the killing remained unclear on Monday"."""
    parse = scene.parse
    at = trigger.position
    if trigger.form != "noun" or parse.head[at] == verb:
        return False
    above = parse.head[at]
    return parse.dep[at] == "pobj" and parse.lower[above] in {
        "for",
        "into",
        "about",
        "of",
        "after",
        "following",
        "since",
    }


@cache
def telling_verbs() -> frozenset[str]:
    """Verbs whose day may be that of the deed of which they tell the outcome or the finding."""
    casualties = load_table("mentions/casualties.toml")["verbs"]
    retelling = load_table("mentions/retelling.toml")
    outcomes = frozenset(word for name in ("killed", "injured", "dies") for word in words_of(casualties[name]))
    return outcomes | words_of(retelling["occurs"]) | words_of(retelling["responds"])


def is_judged(scene: Scene, verb: int) -> bool:
    """True for what a court does or what is done in one: its day and its place are not the deed's."""
    parse = scene.parse
    if parse.lemma[verb] in _JUDGED or _of_rites(scene, verb):
        return True
    return any(parse.lemma[inner] in _COURTS for _, inner in scene.prep_objects(verb, _BEFORE_COURT)) or any(
        parse.lower[child] in {"back", "again"}
        and any(parse.lemma[inner] in _COURTS for _, inner in scene.prep_objects(child, _BEFORE_COURT))
        for child in parse.children[verb]
    )


def _of_rites(scene: Scene, verb: int) -> bool:
    """ "An autopsy performed on Friday", "a vigil was held", "halted his trial": what follows a deed on later days."""
    parse = scene.parse
    parts = [scene.subject(verb), scene.patient(verb), scene.child(verb, "dobj")]
    if parse.dep[verb] in {"acl", "relcl"}:
        parts.append(parse.head[verb])
    nouns = {at for at in parts if at is not None}
    nouns |= {child for at in nouns for child in parse.children[at] if parse.dep[child] == "compound"}
    return any(parse.lemma[at] in _rites() for at in nouns)


@cache
def _rites() -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")["rites"])


def _loose_places(scene: Scene, trigger: Trigger, first: int, last: int, positions: frozenset[int]) -> None:
    """Without a place by syntax, the only trigger of a sentence takes its places that stand after in, at, near, off."""
    parse = scene.parse
    head = parse.head[trigger.position]
    if parse.dep[trigger.position] == "pobj" and parse.lower[head] in {"after", "following", "since"}:
        return  # "march in the capital after a mine collapse": the place of the march
    own = {trigger.position, *trigger.verbs, *trigger.linked}
    if any(first <= at < last and at not in own for at in positions):
        return
    for start, end, place in scene.places:
        if start < first:
            continue
        if start >= last:
            break
        if start in scene.dateline_tokens:
            continue
        at = root_of(scene, start, end)
        head = leading(scene, at)
        if parse.dep[at] not in {"pobj", "conj"} or not leads_place(scene, head):
            continue
        above = parse.head[head]
        if parse.dep[above] == "pobj" and parse.lower[parse.head[above]] in _ROUTE and trigger.type not in _ROUTED:
            continue  # "from their territory in Ostria"
        if parse.lemma[above] in cognition() or scene.is_a(above, frozenset({"person", "force"})):
            continue
        trigger.places.append(PlaceArgument(place=place, claims=scene.claims_over(place.span)))


def dateline_place(scene: Scene) -> PlaceMention | None:
    """The place of the report's dateline, where it was found in the text's first paragraph."""
    dateline = scene.parse.report.dateline
    if not dateline:
        return None
    text = scene.parse.report.text
    for _, _, place in scene.places:
        words = text[place.span.start : place.span.end]
        if words.lower() in dateline.lower():
            return place
        break
    return None
