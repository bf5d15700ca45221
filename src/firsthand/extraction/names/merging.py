"""Merges the names of a report into parties: surnames, acronyms, other names of the same body, slips of the pen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.fuzz import ratio

from firsthand.extraction.names.lexicon import Known, Lexicon, lexicon
from firsthand.extraction.names.spans import NameSpan
from firsthand.extraction.parse import Parse

__all__ = ["PartyDraft", "merge_names"]

Kind = Literal["person", "organisation", "outlet", "document", "place", "other"]
Gender = Literal["male", "female", ""]

_NAME_WORDS = 3
_SAME_SURNAME = 84.0
_SETTLEMENTS = frozenset({"town", "city", "village", "port", "province", "district", "region", "island", "capital"})
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "&", "-"})
_GENERATION = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})


@dataclass(slots=True, kw_only=True)
class PartyDraft:
    """A party while it is put together. `known`: its entry in the lexicon. `section`: which descriptions fit it."""

    name: str
    kind: Kind
    role: str = ""
    country: str | None = None
    gender: Gender = ""
    known: Known | None = None
    carrier: bool = False
    roles: set[str] = field(default_factory=set)
    spans: list[NameSpan] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def section(self) -> str:
        return self.known.section if self.known else ""


def merge_names(parse: Parse, spans: list[NameSpan]) -> list[PartyDraft]:
    """One draft a party, in order of first mention, with the mentions that are names."""
    words = lexicon()
    clusters: dict[str, list[NameSpan]] = {}
    for span in spans:
        if span.known is not None:
            key = f"={span.known.name}"
        elif span.body and span.country:
            key = f"~{span.country} {span.body}"
        else:
            key = span.name.lower()
        clusters.setdefault(key, []).append(span)
    drafts = [_draft(parse, group, words) for group in clusters.values()]
    drafts = _merge_persons(parse, drafts)
    drafts = _merge_short_forms(_merge_acronyms(parse, drafts), words)
    carriers = _carriers(parse)
    for draft in drafts:
        if draft.known is None and draft.kind in ("organisation", "other", "person") and not draft.spans[0].body:
            _find_outlet(parse, draft, carriers, words)
        _finish(parse, draft, words)
    drafts.sort(key=lambda draft: draft.spans[0].first)
    return drafts


def _stands_like_a_place(parse: Parse, group: list[NameSpan], words: Lexicon) -> bool:
    """True for a name that things happen in and that does nothing itself ("in Kessim", "the port of Kessim")."""
    inside = 0
    for span in group:
        head = span.last - 1
        if parse.lower[head] in words.organisation_words or span.body or parse.text[head].isupper():
            return False
        if parse.dep[head] in ("nsubj", "nsubjpass", "agent") or parse.lower[span.first - 1] == "the":
            return False
        before = parse.lower[span.first - 1] if span.first else ""
        if before in ("in", "near", "at", "outside", "around", "inside") or (
            before == "of" and span.first > 1 and parse.lower[span.first - 2] in _SETTLEMENTS
        ):
            inside += 1
    return inside > 0


def _carriers(parse: Parse) -> frozenset[str]:
    """Names of the outlet that carries the report and of those it credits, small and without an article."""
    report = parse.report
    names = [report.outlet, *(credit.name for credit in report.credits if credit.kind != "photo")]
    return frozenset(name.lower().removeprefix("the ") for name in names if name)


def _find_outlet(parse: Parse, draft: PartyDraft, carriers: frozenset[str], words: Lexicon) -> None:
    """Make a party an outlet where the report carries it, or where its name or the word before it says so."""
    name = draft.name.lower().removeprefix("the ")
    carried = any(carrier == name or carrier.endswith(f" {name}") for carrier in carriers)
    first = draft.spans[0].first
    titled = first > 0 and parse.lower[first - 1] in words.outlet_titles and parse.tag[first - 1] == "NN"
    if titled and first > 1 and parse.lower[first - 1] == "agency":
        titled = parse.lower[first - 2] == "news"
    ending = " " in name and name.rsplit(" ", 1)[-1] in words.outlet_endings
    draft.carrier = carried
    if carried or _signs(parse, draft.spans[0]) or (draft.kind != "person" and (titled or ending)):
        draft.kind = "outlet"


def _signs(parse: Parse, span: NameSpan) -> bool:
    """True for the agency of a dateline: "SAN ARLO (Northern Wire) —"."""
    after = span.last
    return (
        span.first > 0
        and after + 1 < len(parse)
        and parse.text[span.first - 1] == "("
        and parse.text[after] == ")"
        and parse.text[after + 1] in ("-", "–", "—")
        and parse.sentence[span.first] == 0
    )


def _draft(parse: Parse, group: list[NameSpan], words: Lexicon) -> PartyDraft:
    kinds = Counter(span.kind for span in group)
    known = group[0].known
    if known is not None:
        # A country keeps its usual name; a body or an outlet the fullest name that this report gives it.
        written = max((span.name for span in group), key=len)
        name = known.name if known.kind in ("outlet", "place") else written
        return PartyDraft(name=name, kind=known.kind, country=known.country, known=known, spans=group)  # type: ignore[arg-type]
    titled = [span for span in group if span.title]
    kind = "person" if titled else kinds.most_common(1)[0][0]
    if kind in ("organisation", "other") and not titled and _stands_like_a_place(parse, group, words):
        kind = "place"
    return PartyDraft(name=group[0].name, kind=kind, spans=group)  # type: ignore[arg-type]


def _merge_persons(parse: Parse, drafts: list[PartyDraft]) -> list[PartyDraft]:
    """Join surnames to full names, and full names that differ by a slip of the pen."""
    full: dict[str, list[PartyDraft]] = {}
    kept: list[PartyDraft] = []
    single: list[PartyDraft] = []
    for draft in drafts:
        if draft.known is not None or draft.spans[0].body:
            kept.append(draft)
            continue
        parts = _parts(draft.name)
        if len(parts) < 2:
            single.append(draft)
        elif draft.kind in ("person", "other"):
            other = _same_person(full.get(parts[-1], []), parts) or _slip(full, parts, draft)
            if other is not None and (draft.kind == "person" or other.kind == "person"):
                _join(parse, other, draft)
                if other not in full.setdefault(parts[-1], []):
                    full[parts[-1]].append(other)
                continue
            full.setdefault(parts[-1], []).append(draft)
            for inner in parts[1:-1]:
                # Two surnames ("Luis Ortega Marín"): the first of them may stand alone as well.
                if len(parts) > 2:
                    full.setdefault(inner, []).append(draft)
            kept.append(draft)
        else:
            kept.append(draft)
    for draft in single:
        owners = [
            owner
            for owner in full.get(draft.name.lower(), [])
            if owner.kind == "person" or (owner.kind == "other" and draft.kind in ("person", "other"))
        ]
        somewhere = draft.kind == "place" and any(
            span.first > 0 and parse.tag[span.first - 1] == "IN" for span in draft.spans
        )
        if owners and (not somewhere or any(span.title for span in draft.spans)):
            _spread(parse, draft, owners)
            continue
        kept.append(draft)
    return kept


def _parts(name: str) -> list[str]:
    parts = name.lower().split()
    while len(parts) > 1 and parts[-1] in _GENERATION:
        parts.pop()
    return parts


def _same_person(candidates: list[PartyDraft], parts: list[str]) -> PartyDraft | None:
    """A person of the same first and last name, with or without the names between them."""
    for candidate in candidates:
        other = _parts(candidate.name)
        if other[-1] == parts[-1] and (other[0] == parts[0] or set(parts) <= set(other) or set(other) <= set(parts)):
            return candidate
    return None


def _slip(full: dict[str, list[PartyDraft]], parts: list[str], draft: PartyDraft) -> PartyDraft | None:
    """A person of the same first name and title whose surname is spelt almost alike."""
    title = draft.spans[0].role
    for candidates in full.values():
        for candidate in candidates:
            other = _parts(candidate.name)
            if other[0] == parts[0] and len(other) == len(parts) and len(parts[-1]) > 4:
                same_title = bool(title) and any(span.role == title for span in candidate.spans)
                if same_title and ratio(other[-1], parts[-1]) >= _SAME_SURNAME:
                    return candidate
    return None


def _join(parse: Parse, into: PartyDraft, other: PartyDraft) -> None:
    """Move the spans of `other` to `into`. Running text is better evidence of a spelling than a caption."""
    if (_in_caption(parse, into) and not _in_caption(parse, other)) or (
        len(other.name) > len(into.name) and set(_parts(into.name)) <= set(_parts(other.name))
    ):
        into.name = other.name
    if other.kind == "person":
        into.kind = "person"
    into.spans = sorted([*into.spans, *other.spans], key=lambda span: span.first)


def _in_caption(parse: Parse, draft: PartyDraft) -> bool:
    return all(parse.role(span.first) == "caption" for span in draft.spans)


def _spread(parse: Parse, draft: PartyDraft, owners: list[PartyDraft]) -> None:
    """Give each bare surname to the person of that name who was named last before it, or first after it.

    A title decides between two of one name ("Mrs. Roe"); where nothing decides, the nearest one before it is meant.
    """
    unique = list({id(owner): owner for owner in owners}.values())
    if draft.kind == "person":
        for owner in unique:
            owner.kind = "person"
    for span in draft.spans:
        fitting = unique
        if span.role:
            fitting = [owner for owner in unique if any(one.role == span.role for one in owner.spans)] or unique
        before = [
            (max((one.first for one in owner.spans if one.first < span.first), default=-1), owner) for owner in fitting
        ]
        place, owner = max(before, key=lambda pair: pair[0])
        if place < 0:
            owner = min(fitting, key=lambda one: one.spans[0].first)
        owner.spans.append(span)
        owner.spans.sort(key=lambda one: one.first)


def _merge_short_forms(drafts: list[PartyDraft], words: Lexicon) -> list[PartyDraft]:
    """Join "the Observatory" to "Kessim Observatory", "the Post" to "Harbour Post", where one alone bears the word."""
    kept: list[PartyDraft] = []
    endings = [other.name.lower().split()[-1] for other in drafts if other.kind == "outlet" and " " in other.name]
    for draft in drafts:
        word = draft.name.lower()
        if draft.known is None and endings.count(word) == 1:
            outlet = next(
                other for other in drafts if other.kind == "outlet" and other.name.lower().endswith(f" {word}")
            )
            outlet.spans = sorted([*outlet.spans, *draft.spans], key=lambda span: span.first)
            continue
        if draft.known is None and word in words.organisation_words and " " not in word:
            fuller = [
                other
                for other in drafts
                if other is not draft and word in other.name.lower().split() and other.kind not in ("person", "outlet")
            ]
            if len(fuller) == 1:
                fuller[0].spans = sorted([*fuller[0].spans, *draft.spans], key=lambda span: span.first)
                fuller[0].kind = "organisation"
                continue
        kept.append(draft)
    return kept


def _merge_acronyms(parse: Parse, drafts: list[PartyDraft]) -> list[PartyDraft]:
    """Join "Veldrian Relief Union (VRU)" and "VRU": by the brackets, else by the initials of an organisation."""
    starts = {span.first: draft for draft in drafts for span in draft.spans}
    owner: dict[int, PartyDraft] = {}
    for draft in drafts:
        if draft.kind == "person":
            continue
        for span in draft.spans:
            after = span.last
            if after + 1 >= len(parse) or parse.text[after] != "(":
                continue
            short = starts.get(after + 1)
            if short is None or short is draft or not _is_acronym(short.name):
                continue
            if _initials_fit(short.name, draft.name) and draft.kind != "place":
                owner[id(short)] = draft
    longer = [draft for draft in drafts if draft.kind == "organisation" and " " in draft.name]
    for draft in drafts:
        if id(draft) in owner or not _is_acronym(draft.name) or draft.kind in ("person", "place", "outlet"):
            continue
        for candidate in longer:
            if candidate is not draft and _initials(candidate.name) == draft.name.replace(".", ""):
                owner[id(draft)] = candidate
                break
    kept: list[PartyDraft] = []
    for draft in drafts:
        target = owner.get(id(draft))
        if target is None:
            kept.append(draft)
            continue
        if target.known is None and draft.known is not None:
            target.known, target.country = draft.known, target.country or draft.known.country
        if target.kind != "outlet":
            target.kind = "outlet" if draft.kind == "outlet" else "organisation"
        target.spans = sorted([*target.spans, *draft.spans], key=lambda span: span.first)
    return kept


def _is_acronym(name: str) -> bool:
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalnum() and sum(letter.isupper() for letter in bare) >= len(bare) - 1


def _initials(name: str) -> str:
    return "".join(
        part[0] for part in name.replace("-", " ").split() if part.lower() not in _SMALL and part[0].isupper()
    )


def _initials_fit(short: str, name: str) -> bool:
    """True where the letters of the acronym occur in this order in the name's capitals (one may be missing)."""
    letters = [letter for letter in short if letter.isupper()]
    capitals = "".join(letter for letter in name if letter.isupper())
    at, hits = 0, 0
    for letter in letters:
        place = capitals.find(letter, at)
        if place >= 0:
            hits += 1
            at = place + 1
    return hits >= max(2, len(letters) - 1)


def _finish(parse: Parse, draft: PartyDraft, words: Lexicon) -> None:
    """Roles, country and gender of a party from its titles, its appositions and its first name."""
    for span in draft.spans:
        draft.mentions.append((span.outer, span.last))
        if span.role:
            draft.roles.add(span.role)
            draft.role = draft.role or span.role
        if span.country and draft.country is None:
            draft.country = span.country
        title = span.title.lower().split()
        for word in title:
            if word in words.male:
                draft.gender = "male"
            elif word in words.female:
                draft.gender = "female"
    if draft.kind == "organisation" and _is_held_by_one(parse, draft, words):
        draft.kind = "person"
    if draft.kind != "person":
        return
    for span in draft.spans:
        role, country, gender = _apposition(parse, span, words)
        if role:
            draft.roles.add(role)
            draft.role = draft.role or role
            draft.country = draft.country or country
        draft.gender = draft.gender or gender
    if not draft.gender:
        first = draft.name.split()[0]
        if first in words.male:
            draft.gender = "male"
        elif first in words.female:
            draft.gender = "female"


def _is_held_by_one(parse: Parse, draft: PartyDraft, words: Lexicon) -> bool:
    """Whether a name of two or three words that was taken for a body's is followed by an office that one person holds:
    "Jane Roe, the director of the port"."""
    parts = draft.name.split()
    if not 1 < len(parts) <= _NAME_WORDS or not all(part.isalpha() and part.istitle() for part in parts):
        return False
    roles = (_apposition(parse, span, words)[0] for span in draft.spans)
    return any(role and role.split()[-1] not in words.shared_offices for role in roles)


def _apposition(parse: Parse, span: NameSpan, words: Lexicon) -> tuple[str, str | None, Gender]:
    """The role in "Jane Roe, the defence minister," and "the defence minister, Jane Roe,", with its country."""
    head = span.last - 1
    candidates = [child for child in parse.children[head] if parse.dep[child] == "appos" and child > head]
    if parse.dep[head] == "appos" and parse.head[head] < span.outer:
        candidates.append(parse.head[head])
    for candidate in candidates:
        if parse.pos[candidate] != "NOUN" or parse.lemma[candidate] not in words.people_nouns:
            continue
        first = candidate
        while (
            first - 1 >= 0 and parse.head[first - 1] == candidate and parse.pos[first - 1] in ("NOUN", "PROPN", "ADJ")
        ):
            first -= 1
        country: str | None = None
        for position in range(parse.left[candidate], min(parse.right[candidate] + 1, candidate + 8)):
            country = country or words.demonyms.get(parse.text[position])
        role = " ".join(part.lower() for part in parse.text[first : candidate + 1] if part not in words.demonyms)
        gender: Gender = "male" if parse.lower[candidate] in words.male else ""
        gender = "female" if parse.lower[candidate] in words.female else gender
        return role, country, gender
    return "", None, ""
