"""Who speaks in each claim, before any two are joined: a person, a body, an office without a name, or a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from firsthand.linking.origins.bodies import name_tail, state_press, titles, voice_words
from firsthand.linking.origins.hops import is_hidden
from firsthand.linking.profiles.introductions import Description, described, introductions, owned, words_of
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.renderings import described_in_english
from firsthand.model import Claim, Hop, Report

__all__ = ["Mouths", "Node", "office_of"]

# A node of the voices: "person", "body", "office" or "figure", and its key.
Node = tuple[str, str]
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "you", "one", "another", "both", "neither", "two"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "two", "three", "several", "some"})
# Characters before a name among which "the state agency" is looked for.
_PRESS_REACH = 24
# Where a second party begins: "the ship's owner and a western navy".
_SECOND = re.compile(r" and (?=(?:a|an|the|its|his|her|their|two|three|several) )")


def office_of(name: str) -> Description | None:
    """What a hop without a name says where it means the one holder of an office ("the mayor") or the voice of a body
    ("a spokesman for the army"); None for anybody else."""
    name = _SECOND.split(name)[0]
    words = name.split()
    if not words:
        return None
    told = described(name)
    spoken = words_of(name)
    if (
        told.folk
        or not told.offices
        or any(word.endswith("s") and word[:-1] in voice_words("offices") for word in spoken)
    ):
        return None
    if told.offices & voice_words("spokesmen"):
        return told
    definite = words[0].casefold() not in _INDEFINITE
    return told if definite and told.offices & voice_words("holders") else None


class Mouths:
    """The nodes of an incident's claims, their names, and what reports say of each.

    last: the last hop of each claim, by its id. press: agencies and broadcasters that are a state's own.
    """

    def __init__(self, last: Mapping[str, Hop], profiles: Mapping[str, Profile]) -> None:
        self._last = last
        self._profiles = profiles
        self.press: set[Node] = set()
        self.names: dict[Node, str] = {}
        self._told: dict[Node, dict[str, list[Description]]] = {}

    def node_of(self, claim: Claim, speakers: Mapping[str, tuple[str, str]]) -> Node | None:
        last = self._last[claim.id]
        if fold_name(last.name) in _PRONOUNS:
            return None
        if last.kind == "person" and claim.id in speakers:
            key, name = speakers[claim.id]
            node = ("person", key)
        elif last.kind in ("organisation", "outlet") and self._is_state_press(claim):
            key, name = fold_name(last.name), last.name
            node = ("body", key)
            self.press.add(node)
        elif last.kind == "organisation" and claim.id in speakers:
            key, name = speakers[claim.id]
            # A rank before a name makes no body of it: "Brigadier Jane Roe".
            first = words_of(last.name)[:1]
            node = ("person" if first and first[0] in titles() else "body", key)
        elif last.kind == "unnamed":
            name = last.name
            found = self._unnamed(claim)
            if found is None:
                return None
            node = found
        else:
            return None
        known = self.names.get(node)
        self.names[node] = name if known is None else min(known, name, key=lambda one: (-len(one), one))
        return node

    def _is_state_press(self, claim: Claim) -> bool:
        """True where the name or the words right before it say so: "the state agency TANA", "state television"."""
        last = self._last[claim.id]
        before = ""
        if last.span is not None:
            text = self._profiles[claim.report_id].report.text
            before = text[max(0, last.span.start - _PRESS_REACH) : last.span.start]
        return state_press().search(f"{before} {last.name}") is not None

    def _unnamed(self, claim: Claim) -> Node | None:
        """An office, of which there is one at a happening, or a figure: one person of one report, of whom nothing but a
        word is said where it stands ("the sergeant", "an engineer")."""
        last = self._last[claim.id]
        told = office_of(last.name)
        if told is not None and last.span is not None:
            told = owned(told, self._profiles[claim.report_id].report.text, last.span.start)
        if told is not None and (told.whose or not told.offices & voice_words("spokesmen")):
            key = _office_key(told)
            return "office", f"{key}|{claim.report_id}" if told.pronoun and not told.whose else key
        words = words_of(last.name)
        if name_tail(last.name) in voice_words("kin", of="common") and not is_hidden(last):
            return "body", "family"
        if not words or words[-1].endswith("s") or is_hidden(last):
            return None
        article = last.name.split()[0].casefold()
        if (told is None and article not in ("the", "a", "an")) or set(words) & voice_words("nobody", of="common"):
            return None
        return "figure", f"{' '.join(words)}|{claim.report_id}"

    def describe(self, node: Node, claim: Claim) -> None:
        if node[0] == "body":
            return
        told = self._told.setdefault(node, {}).setdefault(claim.report_id, [])
        report = self._profiles[claim.report_id].report
        last = self._last[claim.id]
        if node[0] in ("office", "figure"):
            words = report.quote(claim.source) if claim.source is not None else last.name
            shown = last.span or claim.source
            found = _described(_SECOND.split(words.split(",")[0])[0], report)
            if not found.offices:
                # "The newspaper, which cited the governor": the source's words begin with another.
                found = described(last.name)
            told.append(owned(found, report.text, shown.start) if shown is not None else found)
            return
        if not told and " " in last.name and report.language in ("", "en"):
            told.extend(_introduced(self._profiles[claim.report_id], last.name))
            told.append(Description())
        if claim.source is not None:
            words = report.quote(claim.source).replace(last.name, " ")
            told.append(owned(_described(words, report), report.text, claim.source.start))

    def told(self, node: Node) -> Iterator[tuple[str, Description]]:
        """What each report says of a node beside its name: the report, and a description."""
        for report, told in self._told.get(node, {}).items():
            for one in told:
                yield report, one


def _described(words: str, report: Report) -> Description:
    return described(described_in_english(words, report.language))


@once_a_report
def _introduced(profile: Profile, name: str) -> tuple[Description, ...]:
    return tuple(introductions(profile.report.text, name))


def _office_key(told: Description) -> str:
    return " ".join(sorted(told.offices)) + (f" of {' '.join(sorted(told.whose))}" if told.whose else "")
