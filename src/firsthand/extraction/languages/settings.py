"""Where and when a happening was: the places and days in the sentences that tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from firsthand.extraction.languages.datelines import datelines
from firsthand.extraction.languages.happenings import Trigger, first_match
from firsthand.extraction.languages.language import Language, language_of
from firsthand.extraction.languages.times.table import load_calendar
from firsthand.extraction.languages.tolls import Toll
from firsthand.extraction.languages.words import Sentence, Text, split
from firsthand.model import Basis, Claim, DateArgument, PlaceArgument, PlaceMention, Span, TimeExpression

__all__ = ["dates_of", "day_of", "is_earlier", "lead_of", "places_of"]

_EXACT = frozenset({"point", "settlement"})
_FINE = frozenset({"day", "time"})
_COARSE = frozenset({"month", "year"})
_UNRESOLVED = frozenset({"unresolved"})
_DATED = frozenset({"day", "time", "range", "week", "month", "season", "year"})
# Sentences of the head and lead, whose places and days are those of the main happening.
_LEAD = 6
# Days from the day of the happening beyond which a day is that of another one.
_SAME = 1
# Words before a day among which the finding of the dead is told.
_FOUND = 6
# Words before a day among which it is told that a count rose; words between such a verb, a number and the day.
_RISEN = 7
_SMALL = 3
# Words of a sentence that counts among those of the lead; bylines and rubrics have fewer.
_FULL = 6
# Days before the publication beyond which a day in a sentence of its own dates something earlier.
_LONG_AGO = 45
# The same behind the lead, where a report turns to what was before.
_WHILE = 14
# Sentences that open the report.
_OPENING = 2
# Characters of a town before the one it stands with at the head of a text: "Sanaa/Genf."
_TOWN = 24
_QUOTED = re.compile(r"“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»|\"[^\"\n]+\"")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What closes the place at the head of a text: "TEHERAN:", "(Peshawar)", "KYIV, 3 May /TASS/", "Rostock. Bei …".
_DATELINE = re.compile(r"[^\n\w]{0,2}[:)/—–.-]|,[^\n.]{0,40}(?:/|\(|—|–|\s-\s)")


def lead_of(text: Text, size: int) -> frozenset[int]:
    """The numbers of the first sentences, `size` full ones and the short lines among them."""
    found: set[int] = set()
    full = 0
    for sentence in text.sentences:
        if full == size:
            break
        found.add(sentence.number)
        full += len(sentence.words) >= _FULL
    return frozenset(found)


def is_earlier(
    sentence: Sentence,
    text: Text,
    times: Sequence[TimeExpression],
    days: Sequence[int],
    claims: Sequence[Claim],
    language: Language,
) -> bool:
    """Whether a sentence tells of an earlier time than the report: a past year, or a day long before that of the main
    happening; a running total since a day does not.

    days: the days of the main happening, as ordinals.
    """
    if first_match(language.marks["cumulative"], sentence, 0, len(sentence.words)):
        return False
    said = {claim.said_on.span for claim in claims if claim.said_on is not None}
    inside = [time for time in times if sentence.span.contains(time.span) and time.kind in ("date", "time")]
    ends = [end for time in inside if time.span not in said and (end := _end_of(time)) is not None]
    if any(abs(end - main) <= _SAME for end in ends for main in days):
        return False
    published = (text.report.published or "")[:10]
    told = [int(word.form) for word in sentence.words if _YEAR.fullmatch(word.form)]
    if not inside and told and published:
        return max(told) < int(published[:4])
    if not ends:
        return False
    if days:
        return all(min(days) - end > _SAME for end in ends)
    if not published:
        # Of an undated report, a past month with its year is told of something else than its news.
        dated = [time for time in inside if time.value and time.span not in said]
        return sentence.number not in lead_of(text, _LEAD) and all(time.precision in _COARSE for time in dated)
    behind = sentence.number not in lead_of(text, _OPENING)
    today = date.fromisoformat(_day(published)).toordinal()
    if behind and all(time.precision in _COARSE and time.span not in said for time in inside) and max(ends) < today:
        return True  # news is told with its day; "in June eleven died" is what was before
    return all(today - end > (_WHILE if behind else _LONG_AGO) for end in ends)


def _end_of(time: TimeExpression) -> int | None:
    """The last day of a time told as a day, a month or a year, as an ordinal."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", time.value or "")
    if found is None or time.precision not in _DATED:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= (month or 1) <= 12:
        return None
    if day is not None and month is not None:
        return date(year, month, day).toordinal()
    after = date(year + 1, 1, 1) if month in (None, 12) else date(year, (month or 0) + 1, 1)
    return after.toordinal() - 1


def _day(published: str) -> str:
    """The day of a publication date, its first where it tells only a month or a year."""
    return (published + "-01-01")[:10] if len(published) == 4 else (published + "-01")[:10]


def day_of(time: TimeExpression) -> int | None:
    """The day of a time told to the day, as an ordinal (1 January of year 1 is 1)."""
    if time.value is None or time.precision not in _FINE:
        return None
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", time.value)
    return date(*map(int, found.groups())).toordinal() if found else None


def dates_of(
    text: Text,
    sentences: Sequence[Sentence],
    triggers: Sequence[Trigger],
    tolls: Sequence[Toll],
    times: Sequence[TimeExpression],
    claims: Sequence[Claim],
    *,
    leads: bool,
) -> list[DateArgument]:
    """The time that the first sentence with one gives the happening: not that of a saying, nor one to come; a day
    before anything wider, and that before a day which cannot be resolved ("on Tuesday" of an undated page), of which
    its words still say something. leads: the report is about it, and its lead may date it in another sentence."""
    said = {claim.said_on.span for claim in claims if claim.said_on is not None}
    telling = {one.sentence.number for one in triggers} | {one.sentence.number for one in tolls}
    lead = lead_of(text, _LEAD)
    published = (text.report.published or "")[:10]
    lines = tuple(datelines(text))
    passes = [(True, _FINE), (False, _FINE), (True, _DATED)] if leads else [(True, _FINE), (True, _DATED)]
    if not published:
        passes += [(True, _UNRESOLVED), (False, _UNRESOLVED)] if leads else [(True, _UNRESOLVED)]
    # The day on which dead were found is that of the happening only where no other is told.
    for at_triggers, precisions, finding in [(*one, late) for late in (False, True) for one in passes]:
        for sentence in sentences:
            if (sentence.number in telling) is not at_triggers or (not at_triggers and sentence.number not in lead):
                continue
            own = [one.span for one in triggers if one.sentence is sentence]
            own += [one.casualty.span for one in tolls if one.sentence is sentence]
            found = [
                time
                for time in times
                if sentence.span.contains(time.span)
                and time.kind in ("date", "time")
                and (time.value or _is_marked(time, text))
                and not any(line.contains(time.span) for line in lines)
                and time.precision in precisions
                and not (leads and published and time.precision == "year")
                and not (time.precision in _COARSE and _is_total(sentence, text))
                and time.span not in said
                and not (published and (time.value or "")[:10] > f"{published}~")
                and not _nearer_to_saying(time.span, own, claims, sentence)
                and (finding or not _of_finding(time, sentence, text))
                and not _of_count(time, sentence, text, triggers, tolls)
            ]
            if found:
                best = min(found, key=lambda time: _distance(time.span, own))
                basis: Basis = "clause" if at_triggers else "report"
                return [DateArgument(time=best, claims=_claims_over(best.span, claims), basis=basis)]
    return []


def _of_finding(time: TimeExpression, sentence: Sentence, text: Text) -> bool:
    """Whether shortly before the time stands that dead were found: "la découverte de trois corps mercredi"."""
    at = next((at for at, word in enumerate(sentence.words) if word.start >= time.span.start), 0)
    return first_match(language_of(text.language).marks["found"], sentence, at - _FOUND, at)


def _of_count(
    time: TimeExpression, sentence: Sentence, text: Text, triggers: Sequence[Trigger], tolls: Sequence[Toll]
) -> bool:
    """Whether a day is the one on which a count rose: "el balance de muertos subió este jueves a 14"."""
    words = sentence.words
    first = next((at for at, word in enumerate(words) if word.end > time.span.start), 0)
    last = next((at for at, word in enumerate(words) if word.start >= time.span.end), len(words))
    here = [one for one in triggers if one.sentence is sentence]
    if any(0 <= first - one.last <= 1 for one in here):
        return False  # "el naufragio del jueves subió a 14"
    risen = list(language_of(text.language).marks["risen"].find(words))
    counts = [one for one in tolls if one.sentence is sentence]
    if risen and any(one.first - last < _SMALL and first - one.last < _SMALL for one in counts):
        return True
    return any(
        (0 < first - match.first <= _RISEN and not any(match.first < one.first < first for one in here))
        or 0 <= match.first - last < _SMALL
        for match in risen
    )


def _is_total(sentence: Sentence, text: Text) -> bool:
    """Whether the sentence tells of a running total, whose "since September" is no date of the happening."""
    return first_match(language_of(text.language).marks["cumulative"], sentence, 0, len(sentence.words))


def _is_marked(time: TimeExpression, text: Text) -> bool:
    """Whether an expression without a value names a day of a month or of the week, which other reports may name too."""
    calendar = load_calendar(text.language)
    words = list(split(text.report.text, text.language, time.span.start, time.span.end))
    kinds = {match.value.kind for at in range(len(words)) if (match := calendar.phrases.at(words, at)) is not None}
    dated = "month" in kinds or any(calendar.small["month"].behind(words, at) > at for at in range(1, len(words)))
    return "weekday" in kinds or (dated and any(word.figures for word in words))


def places_of(
    sentences: Sequence[Sentence],
    triggers: Sequence[Trigger],
    tolls: Sequence[Toll],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
    text: Text,
    *,
    leads: bool,
    acting: frozenset[Span],
) -> list[PlaceArgument]:
    """The places in the sentences of the happening's words; where none is exact, in the report's lead; else the head's.

    leads: the report is about it. acting: the spans of those who did it, which are no places of it.
    """
    lead = lead_of(text, _LEAD)
    # A number alone is often given by somebody somewhere else.
    telling = {one.sentence.number for one in triggers}
    sources = [claim.source for claim in claims if claim.source is not None]
    lines = tuple(datelines(text))
    filed, bodies = [], []
    found: list[PlaceArgument] = []
    for at_triggers in (True, False):
        for sentence in sentences:
            if (sentence.number in telling) is not at_triggers or (not leads and not at_triggers):
                continue
            exact = any(one.place.precision in _EXACT for one in found)
            if exact and (not at_triggers or sentence.number not in lead):
                continue
            if not at_triggers and sentence.number not in lead:
                continue
            for place in places:
                if not sentence.span.contains(place.span) or any(place.span.overlaps(span) for span in acting):
                    continue
                if not at_triggers and (
                    found if place.precision not in _EXACT else not _much_named(place, sentence, places, claims, text)
                ):
                    continue
                argument = PlaceArgument(
                    place=place,
                    claims=_claims_over(place.span, claims),
                    basis="clause" if at_triggers else "report",
                )
                here = [one.span for one in triggers if one.sentence is sentence]
                here += [one.casualty.span for one in tolls if one.sentence is sentence]
                if at_triggers and (
                    _spoken_elsewhere(place.span, here, text) or _nearer_to_saying(place.span, here, claims, sentence)
                ):
                    continue
                if _at_head(place, text) or any(line.contains(place.span) for line in lines):
                    filed.append(PlaceArgument(place=place, basis="dateline"))
                elif any(source.overlaps(place.span) for source in sources):
                    bodies.append(PlaceArgument(place=place, claims=argument.claims, basis="body"))
                else:
                    found.append(argument)
    if not any(one.place.precision in _EXACT for one in found):
        found += [one for one in bodies if one.place.precision in _EXACT][:1]
    if not found and leads:
        found = filed[:1]
    return _distinct(found)


def _much_named(
    place: PlaceMention, sentence: Sentence, places: Sequence[PlaceMention], claims: Sequence[Claim], text: Text
) -> bool:
    """Whether a place that stands beside no word of the happening is in the headline, or is named again and not where
    somebody says something."""
    if text.sentences[0].span.contains(place.span):
        return True
    said = any(claim.cue is not None and sentence.span.contains(claim.cue) for claim in claims)
    return not said and sum(one.name == place.name and not _at_head(one, text) for one in places) > 1


def _at_head(place: PlaceMention, text: Text) -> bool:
    """Whether the place stands alone at the head of its paragraph, as where the report was written."""
    whole = text.report.text
    before = whole[: place.span.start].rpartition("\n")[2].strip(' ("«„“[')
    beside = before.endswith("/") and len(before) <= _TOWN
    return (not before or beside) and bool(_DATELINE.match(whole, place.span.end))


def _spoken_elsewhere(span: Span, own: Sequence[Span], text: Text) -> bool:
    """Whether all words of the happening stand in a quotation and the place outside it: "...", said X in Geneva."""
    quotations = [Span(start=one.start(), end=one.end()) for one in _QUOTED.finditer(text.report.text)]
    inside = [next((quoted for quoted in quotations if quoted.contains(one)), None) for one in own]
    return bool(inside) and all(quoted is not None and not quoted.overlaps(span) for quoted in inside)


def _nearer_to_saying(span: Span, own: Sequence[Span], claims: Sequence[Claim], sentence: Sentence) -> bool:
    stated = [
        content
        for claim in claims
        if claim.cue is not None and sentence.span.contains(claim.cue)
        for content in claim.content
        if sentence.span.overlaps(content)
    ]
    if any(content.contains(span) for content in stated):
        return False  # stated with what happened, however near the word for saying is: "... on Friday, according to X"
    outside = bool(own and stated) and not any(content.overlaps(span) for content in stated)
    if outside and all(any(content.contains(one) for content in stated) for one in own):
        return True  # what is stated tells of it, and this stands outside: "...", said X on Friday in Geneva
    cues = [claim.cue for claim in claims if claim.cue is not None and sentence.span.contains(claim.cue)]
    if not cues or not own:
        return False
    return _distance(span, cues) < _distance(span, own) and _distance(span, cues) <= 12


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min((max(span.start - one.end, one.start - span.end, 0) for one in others), default=10_000)


def _claims_over(span: Span, claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if any(content.contains(span) for content in claim.content))


def _distinct(found: Sequence[PlaceArgument]) -> list[PlaceArgument]:
    kept: dict[tuple[str, str], PlaceArgument] = {}
    for one in found:
        kept.setdefault((one.place.name.casefold(), one.place.relation), one)
    return list(kept.values())
