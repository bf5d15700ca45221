"""Stretches of a report that tell of other happenings than its main one: "the first since Nov. 15, when three died",
"a week after a raid in which 53 died", "In 2012 …", the entries of a chronology.

What is counted, dated and placed in such a stretch belongs to what it tells, which is a happening of its own even where
no word but a number of dead tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.data import load_table
from firsthand.extraction.mentions.circumstances import cognition, no_date, root_of
from firsthand.extraction.mentions.elsewhere import counted_apart, told_elsewhere
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.reckoning import Reckoned, lies_before, may_meet, reckon
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument, TimeExpression

__all__ = ["BEARING", "Aside", "Asides", "find_asides"]

BEARING = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST"})
_LIVE = frozenset({"happened", "alleged"})
_DATED = frozenset({"date", "time"})
_FINE = frozenset({"year", "month", "day", "time", "range", "season", "unresolved"})
# So many paragraphs, of so many words, in which the report says what it is about.
_LEAD_PARAGRAPHS, _LEAD_WORDS = 3, 10
# So many blocks, or parts of one, that open with a day each make a chronology.
_ENTRIES = 2
_LISTED = 3
# Tokens after the day of an entry among which its colon or dash stands.
_LABEL = 6
# Days before the publication, and before the days of the lead, from which a day is another happening's.
_LONG_BEFORE, _BEFORE_LEAD = 31, 3
_BEFORE_UNDATED = 20
_UNITS = words_of("minute hour day week fortnight month year")
_COLONS = frozenset({":", "–", "—", "-", "--"})
_OPENING = 4
_APART_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Tokens `first` to `last` (exclusive) with the days that they give. entry: of a chronology. loose: what is told
    there may be told again elsewhere in the report."""

    first: int
    last: int
    dates: tuple[DateArgument, ...] = ()
    entry: bool = False
    loose: bool = False


class Asides:
    """The asides of one report, in order, none within another."""

    def __init__(self, found: Sequence[Aside]) -> None:
        self.all: list[Aside] = []
        for aside in sorted(found, key=lambda one: (not one.entry, one.last - one.first)):
            if all(aside.last <= other.first or other.last <= aside.first for other in self.all):
                self.all.append(aside)
        self.all.sort(key=lambda one: one.first)
        self._firsts = [one.first for one in self.all]

    def at(self, position: int) -> Aside | None:
        """The aside that holds the token."""
        at = bisect_right(self._firsts, position) - 1
        return self.all[at] if at >= 0 and position < self.all[at].last else None


def find_asides(scene: Scene, triggers: Sequence[Trigger], tolls: Sequence[Toll]) -> Asides:
    """All asides of the report."""
    entries = list(_entries(scene))
    found = [*entries]
    about = _About(scene, triggers, tolls)
    if about.tells:
        found += [one for one in _recalled(scene, about) if about.differs(one)]
        apart = [*told_elsewhere(scene, triggers, tolls, about.lead), *counted_apart(scene, tolls, about.lead)]
        found += [Aside(first=first, last=last) for first, last in apart]
    return Asides(found)


class _About:
    """What the lead says the report is about: its days, its numbers, its words for the happening."""

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], tolls: Sequence[Toll]) -> None:
        self._scene = scene
        self._tolls = tolls
        self.triggers = triggers
        told = [one for one in triggers if one.type in BEARING and one.form != "generic" and one.status in _LIVE]
        self.lead = _lead(scene, [one.position for one in told])
        leading = [one for one in told if one.position < self.lead]
        self.tells = bool(leading)
        # The day of the deed itself, not only that of what was said of it, stands in the lead.
        self._fixed = any(one.dates for one in leading)
        self.published = _published(scene)
        self.days: list[Reckoned] = []
        self.dated = False
        known: list[Reckoned] = []
        for start, end, time in scene.times:
            if time.kind not in _DATED or end <= start:
                continue
            read = reckon(time, _words(scene, start, end))
            if start < self.lead and not _opens(scene, start):
                self.days.append(read)
                self.dated = True
            if read.last is not None:
                known.append(read)
        self._latest = max(known, key=lambda one: one.last or 0, default=None)
        self._counted = {
            (toll.casualty.outcome, toll.casualty.low)
            for toll in tolls
            if toll.counted and toll.position < self.lead and toll.casualty.low > 1
        }
        self._places = {place.name for start, _, place in scene.places if start < self.lead}

    def is_long_before(self, time: TimeExpression, start: int, end: int) -> bool:
        """True for a day that cannot be that of what the lead tells."""
        day = reckon(time, _words(self._scene, start, end))
        days = [one for one in self.days if one.month is not None or one.first is not None]
        if any(may_meet(day, one) for one in days):
            return False
        if day.last is None:
            if day.month is None:
                return False
            known = [one for one in days if one.month is not None]
            if known:
                days_between = _BEFORE_LEAD if self._fixed else _BEFORE_UNDATED
                return all(lies_before(day, one, days=days_between) for one in known)
            return day.day is None
        known = [one for one in days if one.first is not None]
        if any(not lies_before(day, one, days=_BEFORE_LEAD) for one in known):
            return False
        if self._fixed and known:
            return True
        latest = self.published or self._latest
        return latest is None or latest == day or lies_before(day, latest, days=_LONG_BEFORE)

    def days_part(self, days: Sequence[Reckoned]) -> bool:
        """Whether the lead gives days, and none of these is one of them."""
        known = [one for one in self.days if one.month is not None or one.first is not None]
        told = [day for day in days if day.month is not None or day.first is not None]
        return (
            bool(told) and (bool(known) or self.dated) and not any(may_meet(day, one) for day in told for one in known)
        )

    def counts(self, first: int, last: int) -> bool:
        """Whether a number of people is told between two tokens."""
        return any(toll.counted and toll.casualty.low > 0 and first <= toll.position < last for toll in self._tolls)

    def differs(self, aside: Aside) -> bool:
        """Whether something says that the aside tells no more of what the lead tells."""
        tolls = [toll for toll in self._tolls if aside.first <= toll.position < aside.last and toll.counted]
        counted = {(toll.casualty.outcome, toll.casualty.low) for toll in tolls if toll.casualty.low > 1}
        if counted & self._counted:
            return False
        if self.dated or (counted and self._counted):
            return True
        places = {place.name for start, _, place in self._scene.places if aside.first <= start < aside.last}
        return bool(places) and not places & self._places


def _lead(scene: Scene, told: Sequence[int]) -> int:
    """The first token behind the headings and the first paragraphs, up to one that tells of a happening."""
    parse = scene.parse
    starts = [at for at in range(len(parse)) if at == 0 or parse.block[at] != parse.block[at - 1]]
    seen = 0
    for first, last in zip(starts, [*starts[1:], len(parse)], strict=True):
        if parse.role(first) != "paragraph" or last - first < _LEAD_WORDS:
            continue
        seen += 1
        if seen == _LEAD_PARAGRAPHS or any(first <= at < last for at in told):
            return last
    return len(parse)


def _published(scene: Scene) -> Reckoned | None:
    published = scene.parse.report.published
    if not published:
        return None
    whole = TimeExpression(
        span=scene.parse.span(0, 1), value=published[:10], precision="day", kind="date", anchor="none"
    )
    return reckon(whole, "")


def _words(scene: Scene, start: int, end: int) -> str:
    return scene.parse.words(start, end)


def _opens(scene: Scene, start: int) -> bool:
    """ "Since January", "until Friday": no day of a happening."""
    return start not in scene.dateline_tokens and no_date(scene, start, start + 1)


# ── chronologies ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _entries(scene: Scene) -> Iterator[Aside]:
    """Blocks, lines and parts between semicolons that open with a day and a colon, where several do."""
    parse = scene.parse
    opened: list[tuple[int, int, DateArgument]] = []
    bounds = _parts(scene)
    at_start = {start: (end, time) for start, end, time in scene.times if end > start and time.kind == "date"}
    for first, last in bounds:
        for start in range(first, min(first + 3, last)):
            if start in at_start:
                end, time = at_start[start]
                if _labelled(scene, end, last):
                    opened.append((first, last, DateArgument(time=time, claims=scene.claims_over(time.span))))
                break
            if parse.text[start][0].isalnum():
                break
    blocks = {parse.block[first] for first, _, _ in opened}
    if len(opened) < (_LISTED if len(blocks) > 1 else _ENTRIES):
        return
    heads = {first for first, _, _ in opened}
    for first, last, date in opened:
        # "May 3: Crowds march; police fire on them": parts without a day go on with the one before.
        for start, end in bounds:
            if start == last and start not in heads and parse.block[start] == parse.block[first]:
                last = end
        yield Aside(first=first, last=last, dates=(date,), entry=True)


def _parts(scene: Scene) -> list[tuple[int, int]]:
    """The blocks, parted at semicolons."""
    parse = scene.parse
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(parse) + 1):
        if at == len(parse) or parse.block[at] != parse.block[first] or parse.text[at - 1] == ";":
            found.append((first, at))
            first = at
    return found


def _labelled(scene: Scene, end: int, last: int) -> bool:
    parse = scene.parse
    for at in range(end, min(end + _LABEL, last)):
        if parse.text[at] in _COLONS:
            return at + 1 < last
        if parse.text[at] in {".", "("}:
            return False
    return False


# ── what is told before, and compared ────────────────────────────────────────────────────────────────────────────────


def _recalled(scene: Scene, about: _About) -> Iterator[Aside]:
    parse = scene.parse
    by_sentence: dict[int, list[tuple[int, int, TimeExpression]]] = {}
    for start, end, time in scene.times:
        if end > start and time.kind in _DATED:
            by_sentence.setdefault(parse.sentence[start], []).append((start, end, time))
    for number, (first, last) in enumerate(parse.sentences):
        if parse.role(first) == "heading":
            continue
        yield from _since(scene, first, last)
        if first >= about.lead and _set_apart(scene, about, first, last):
            yield Aside(first=first, last=_end(scene, first, last))
        if first >= about.lead:
            yield from _one_more(scene, about, first, last)
        yield from _some_time_after(scene, about, first, last)
        if first < about.lead:
            continue
        for start, end, time in by_sentence.get(number, ()):
            if time.precision not in _FINE or no_date(scene, start, end) or start in scene.dateline_tokens:
                continue
            if about.is_long_before(time, start, end):
                found = _told_with(scene, about, start, end, first, last)
                if found is not None:
                    date = DateArgument(time=time, claims=scene.claims_over(time.span))
                    yield Aside(first=found[0], last=found[1], dates=(date,))


def _since(scene: Scene, first: int, last: int) -> Iterator[Aside]:
    """ "The first since Nov. 15, when three men died", "the deadliest since a bombing that killed 300"."""
    parse = scene.parse
    for at in range(first, last - 2):
        if parse.lower[at] != "since":
            continue
        timed = next(((start, end, time) for start, end, time in scene.times if start in {at, at + 1}), None)
        end = timed[1] if timed is not None else at + 1
        dates = () if timed is None else (DateArgument(time=timed[2], claims=scene.claims_over(timed[2].span)),)
        opening = next((one for one in range(end, min(end + 3, last)) if parse.lower[one] in {"when", "which"}), None)
        if timed is not None and opening is not None:
            yield Aside(first=at, last=_end(scene, opening, last), dates=dates)


def _set_apart(scene: Scene, about: _About, first: int, last: int) -> bool:
    """ "On the same day, …", "In a separate incident, …", "Elsewhere, …" """
    opening = scene.parse.lower[first : min(first + _APART_WORDS, last)]
    words = " ".join(opening) + " "
    table = load_table("mentions/retelling.toml")
    if any(words.startswith(f"{phrase} ") for phrase in table["apart_phrases"]):
        return True
    another = next((phrase for phrase in table["apart_before"] if words.startswith(f"{phrase} ")), None)
    if another is None:
        return False
    behind = range(first + len(another.split()), min(first + _APART_WORDS + 1, last))
    told = {one.position for one in about.triggers}
    return any(at in told or scene.parse.lemma[at] in _CASES for at in behind)


_CASES = words_of("incident accident attack case episode event clash")


def _one_more(scene: Scene, about: _About, first: int, last: int) -> Iterator[Aside]:
    """ "He survived an attack on Nov. 29 in which four men died": one not told before, with a day of its own."""
    parse = scene.parse
    for trigger in about.triggers:
        at = trigger.position
        if not first <= at < last or trigger.form != "noun" or trigger.type not in BEARING or not trigger.dates:
            continue
        if not any(parse.lower[child] in {"a", "an"} and parse.dep[child] == "det" for child in parse.children[at]):
            continue
        days = [
            reckon(one.time, _words(scene, *parse.tokens_in(one.time.span)))
            for one in trigger.dates
            if one.time.kind == "date" and one.time.precision in {"day", "month", "year"}
        ]
        if days and about.days_part(days):
            start, end = parse.subtree(at)
            yield Aside(first=max(first, start), last=min(last, end), dates=tuple(trigger.dates), loose=True)


def _end(scene: Scene, at: int, last: int) -> int:
    """The end of the part of the sentence in which the token stands."""
    return next((one for one in range(at, last) if scene.parse.text[one] == ";"), last)


def _some_time_after(scene: Scene, about: _About, first: int, last: int) -> Iterator[Aside]:
    """ "Three days after at least 17 people were killed at a hospital", "six weeks after the deadliest riot"."""
    parse = scene.parse
    for at in range(first + 1, last - 2):
        if parse.lower[at] not in {"after", "before", "following"} or parse.lemma[at - 1] not in _UNITS:
            continue
        _, end = parse.subtree(parse.head[at] if parse.dep[at] == "mark" else at)
        end = max(end, at + 1)
        if at - first > _OPENING:
            end = _end(scene, at, last)
        elif end >= last or end <= at + 2:
            comma = next((one for one in range(at + 1, last) if parse.text[one] == ","), last)
            end = min(max(end, comma), comma)
        inside = [one for one in about.triggers if at < one.position < end]
        outside = [
            one
            for one in about.triggers
            if first <= one.position < last and not at < one.position < end and one.type in BEARING | {""}
        ]
        named = [one for one in inside if one.form != "generic" and not (one.definite and one.form == "noun")]
        counted = about.counts(at, end)
        if not named and not counted:
            continue
        if first < about.lead and not any(
            one.type and one.form != "generic" and one.status in _LIVE for one in outside
        ):
            continue
        if not outside and not any(parse.lemma[one] == "come" for one in range(first, at)):
            continue
        yield Aside(first=at, last=end)


def _told_with(scene: Scene, about: _About, start: int, end: int, first: int, last: int) -> tuple[int, int] | None:
    """The tokens that an expression of time dates: the clause it stands in, or the noun that it tells apart."""
    parse = scene.parse
    positions = {one.position for one in about.triggers if one.form != "generic"}
    low = max([first, *(at + 1 for at in range(first, start) if parse.text[at] == ";")])
    high = _end(scene, end, last)
    at = root_of(scene, start, end)
    for _ in range(12):
        head = parse.head[at]
        if parse.dep[at] in {"relcl", "acl"}:
            left, right = parse.subtree(head)
            return max(low, left), min(high, right)
        if scene.is_verb(at) and parse.dep[at] == "ccomp" and parse.lemma[head] in cognition():
            left, right = parse.subtree(at)
            return max(low, left), min(high, right)
        if scene.is_verb(at) and parse.dep[at] == "advcl" and at != head:
            mark = scene.child(at, "mark", "advmod")
            if mark is not None and parse.lower[mark] in {"after", "since", "before", "as", "because", "while"}:
                left, right = parse.subtree(at)
                return max(low, left), min(high, right)
        if at in positions and not scene.is_verb(at) and parse.dep[at] not in {"nsubj", "nsubjpass", "dobj", "attr"}:
            left, right = parse.subtree(at)
            return max(low, left), min(high, right)
        if head == at or not low <= head < high:
            break
        at = head
    if scene.is_verb(at) and parse.lemma[at] in cognition():
        return None
    return low, high
