"""Whose voice is heard: bodies, those who speak for them, and offices without a name, joined within one incident.

News names a speaker late: the lead has it from "the fire brigade" or "the clinic's director", the second paragraph from
"fire chief Jane Roe" or "Dr. Roe". What the reports say of each speaker beside the name tells which of these are one:

- a body and whoever holds an office of it, in any report of the incident ("the office's director, Jane Roe");
- two names of one body ("the police", "police in Velm"), where no third could be meant;
- an office without a name ("the defence secretary") and whom a report names as its holder, or whom the same report
  names next without a word on who it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from firsthand.linking.origins.bodies import (
    STEM,
    body_words,
    common_nouns,
    holds_words,
    is_of_kind,
    kinds_of_bodies,
    name_tail,
    ranked_titles,
    same_kind,
    titles,
    voice_words,
)
from firsthand.linking.origins.circles import Circles
from firsthand.linking.origins.mouths import Mouths, Node
from firsthand.linking.origins.sides import differ, seats_of
from firsthand.linking.profiles.introductions import Description
from firsthand.linking.profiles.names import is_generic, name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim, Hop

__all__ = ["Voices"]

# Characters between what a body said and "its director".
_PRONOUN_REACH = 120


class Voices:
    """Who counts as one among the speakers of an incident."""

    def __init__(
        self,
        claims: Iterable[Claim],
        last: Mapping[str, Hop],
        speakers: Mapping[str, tuple[str, str]],
        profiles: Mapping[str, Profile],
        pages: Mapping[str, str] | None = None,
    ) -> None:
        """claims: those of the incident. last: their last hops, speakers: key and name of each, by the claim's id.
        pages: the names of bodies whose own pages these reports are, by report."""
        self._last = last
        self._profiles = profiles
        # Whoever is taken for the voice of a body or an office only because a report names him right after it.
        self.late: dict[str, str] = {}
        self._mouths = Mouths(last, profiles)
        self._node: dict[str, Node] = {}
        nodes: set[Node] = set()
        said = sorted(claims, key=lambda claim: (claim.report_id, _place(claim), claim.id))
        for claim in said:
            node = self._mouths.node_of(claim, speakers)
            if node is not None:
                self._node[claim.id] = node
                nodes.add(node)
                self._mouths.describe(node, claim)
        self._pages = {report: ("body", name_key(name)) for report, name in sorted((pages or {}).items())}
        for report, node in self._pages.items():
            nodes.add(node)
            self._mouths.names.setdefault(node, (pages or {})[report])
        self._circles = Circles(nodes, self._mouths)
        self._bodies = sorted(node for node in nodes if node[0] == "body" and node not in self._circles.states)
        for node in self._circles.nodes:
            # "Norair" is taken for a person's name by one report and for a firm's by another.
            if node[0] == "person" and ("body", node[1]) in self._circles.nodes:
                self._circles.join(node, ("body", node[1]))
        self._join_bodies()
        self._circles.join_forces(self._bodies)
        by_report: dict[str, list[Claim]] = {}
        for claim in said:
            if claim.id in self._node:
                by_report.setdefault(claim.report_id, []).append(claim)
        for node in self._circles.nodes:
            if node[0] != "body":
                self._join_body(node, by_report)
        for report, page in self._pages.items():
            self._join_page(page, by_report.get(report, ()), report)
        for ours in by_report.values():
            self._join_press(ours)
        self._join_offices(by_report)
        for ours in by_report.values():
            self._join_figures(ours)
            self._join_named_late(ours)
        self._circles.join_seated(self._bodies)
        self._circles.join_states()

    def of(self, claim_id: str) -> tuple[str, str] | None:
        """Key and name of the voice that a claim's last hop is, None for unnamed sources and documents."""
        node = self._node.get(claim_id)
        found = self._circles.find(node) if node else None
        if found is None or found[0] == "figure":
            return None
        return found[1], self._mouths.names.get(found, found[1])

    def is_person(self, claim_id: str) -> bool:
        """True where a claim's voice is a person with a name, who was joined to no body."""
        node = self._node.get(claim_id)
        return node is not None and self._circles.find(node)[0] == "person"

    def body(self, key: str) -> tuple[str, str] | None:
        """Key and name of the voice that a body of this key is, None where it says nothing."""
        if ("body", key) not in self._circles.nodes:
            return None
        found = self._circles.find(("body", key))
        return found[1], self._mouths.names.get(found, found[1])

    def other_names(self, key: str) -> list[str]:
        """The keys of the other bodies that are one with this one; none where nobody goes by the key."""
        if ("body", key) not in self._circles.nodes:
            return []
        home = self._circles.find(("body", key))
        return sorted(node[1] for node in self._bodies if node[1] != key and self._circles.find(node) == home)

    def is_state_press(self, claim_id: str) -> bool:
        """True where a claim's last hop is a state's own agency or broadcaster, a mouth of its government."""
        return self._node.get(claim_id) in self._mouths.press

    def own(self, claim_id: str) -> tuple[str, str] | None:
        """Key and name of an office without a name, joined to the person who holds it where one is known."""
        node = self._node.get(claim_id)
        if node is None or node[0] not in ("office", "figure"):
            return None
        home = self._circles.find(node)
        if home[0] == "figure":
            return None
        mates = sorted(
            other for other in self._circles.nodes if other[0] == "person" and self._circles.find(other) == home
        )
        held = [other for other in mates if self._holds(other, node)] or mates
        chosen = held[0] if len(held) == 1 else home if home[0] == "body" else node
        return chosen[1], self._mouths.names.get(chosen, chosen[1])

    # --- joining

    def _join_bodies(self) -> None:
        """Two names of one body: the words of one are all among those of the other, and of no third that says more."""
        words = {node: body_words(node[1]) for node in self._bodies}
        for node in self._bodies:
            mine = words[node]
            wider = [
                other
                for other in self._bodies
                if other != node and mine and holds_words(mine, words[other]) and same_kind(node[1], other[1])
            ]
            if not wider:
                continue
            lines = sorted(wider, key=lambda other: (len(words[other]), other))
            if all(holds_words(words[one], words[two]) for one, two in pairwise(lines)):
                self._circles.join(node, lines[-1])
        self._circles.join_armies(self._bodies)

    def _join_body(self, node: Node, by_report: Mapping[str, list[Claim]]) -> None:
        """A person or an office joined to the body that what is said of it names."""
        votes: dict[Node, int] = {}
        for report, told in self._mouths.told(node):
            if told.folk and not told.offices:
                continue
            mouth = bool(told.offices & voice_words("spokesmen"))
            if not told.pronoun and not mouth and not (told.whose and (told.offices or told.ranks or _of_body(told))):
                continue
            here = [self._node[claim.id] for claim in by_report.get(report, ()) if self._node[claim.id][0] == "body"]
            found = self._meant(told, here) or self._meant(told, self._bodies, far=True)
            mouth = bool(told.offices & voice_words("spokesmen")) and not told.whose
            # A foreign minister is of no body that has just spoken, but of his ministry.
            seated = bool(seats_of(told.offices | told.whose)) and not told.pronoun
            near = told.pronoun or mouth or told.whose & voice_words("nameless", of="common")
            if found is None and told.offices and near and not seated and (told.pronoun or not self._is_of(node)):
                found = self._last_named(node, by_report.get(report, ()), pronoun=told.pronoun or mouth)
            if found is not None:
                home = self._circles.find(found)
                votes[home] = votes.get(home, 0) + 1
        if votes:
            best = max(sorted(votes), key=lambda home: votes[home])
            if list(votes.values()).count(votes[best]) == 1:
                self._circles.join(node, best)

    def _is_of(self, node: Node) -> bool:
        """True where some report names whose spokesman somebody is, by more than a word for its kind."""
        return any(
            told.offices & voice_words("spokesmen") and told.whose - common_nouns()
            for _, told in self._mouths.told(node)
        )

    def _join_page(self, page: Node, said: Iterable[Claim], report: str) -> None:
        """Whoever holds an office, on a body's own page, holds it there, where nothing says that it is another's."""
        for node in sorted({self._node[claim.id] for claim in said}):
            told = [one for where, one in self._mouths.told(node) if where == report]
            holds = any(one.offices - titles() or one.offices & voice_words("spokesmen") for one in told)
            others = any(one.folk or seats_of(one.whose) for one in told)
            if node[0] in ("person", "office") and self._circles.find(node) == node and holds and not others:
                self._circles.join(node, page)

    def _meant(self, told: Description, bodies: Iterable[Node], *, far: bool = False) -> Node | None:
        """The one body whose last word, or whose every word, is among the words; of those of other reports (far) none
        whose own words are not."""
        found: dict[Node, int] = {}
        seats, whose = seats_of(told.offices | told.whose), self._circles.known.of(told.whose)
        for body in bodies:
            words = body_words(body[1])
            tail = name_tail(body[1])
            if body in self._circles.states or differ(seats, self._circles.seats(body)):
                continue
            if differ(whose, self._circles.sides(body)):
                continue
            if seats and not self._circles.seats(body) and tail in common_nouns():
                continue  # a vice-president at the hospital is none of its people
            speaks = bool(told.offices & voice_words("spokesmen")) and tail in common_nouns()
            tailed = tail in told.whose and (not far or speaks or words <= {tail} or len(words & told.whose) > 1)
            if words and (holds_words(words, told.whose) or tailed or len(words & told.whose) > 1):
                home = self._circles.find(body)
                found[home] = max(found.get(home, 0), len(words & told.whose))
        if not found:
            return None
        best = max(found.values())
        chosen = sorted(home for home, shared in found.items() if shared == best)
        return chosen[0] if len(chosen) == 1 else None

    def _last_named(self, node: Node, said: Iterable[Claim], *, pronoun: bool) -> Node | None:
        """The body that spoke last before the one who is described as "its director", or as "the airline's": named by a
        word for its kind. A body that has such a word in its name would have been found by it."""
        found: Node | None = None
        told_at = 0
        for claim in sorted(said, key=_place):
            here = self._node[claim.id]
            if here == node:
                near = found is not None and _place(claim) - told_at <= _PRONOUN_REACH
                return found if near or not pronoun else None
            if (
                here[0] == "body"
                and here not in self._circles.states
                and (pronoun or not (body_words(here[1]) & common_nouns() or is_generic(here[1])))
            ):
                found, told_at = here, _end(claim)
        return None

    def _join_press(self, said: list[Claim]) -> None:
        """A state's press speaks for the state whose name it bears, else for the government that speaks beside it."""
        ordered = sorted(said, key=_place)
        nodes = [self._node[claim.id] for claim in ordered]
        for at, node in enumerate(nodes):
            if node not in self._mouths.press or self._circles.find(node) != node:
                continue
            beside = sorted(
                (abs(at - other), other) for other in range(len(nodes)) if nodes[other] not in self._mouths.press
            )
            named = [nodes[other] for _, other in beside if _bears(node[1], nodes[other])]
            near = [nodes[other] for _, other in beside if self._governs(nodes[other])]
            for found in (named, near):
                if found:
                    self._circles.join(node, found[0])
                    break

    def _governs(self, node: Node) -> bool:
        if node[0] == "body":
            return bool(body_words(node[1]) & voice_words("governing", of="common"))
        return any(told.whose & voice_words("governing", of="common") for _, told in self._mouths.told(node))

    def _join_offices(self, by_report: Mapping[str, list[Claim]]) -> None:
        offices = sorted(node for node in self._circles.nodes if node[0] == "office")
        persons = sorted(node for node in self._circles.nodes if node[0] == "person")
        for office in offices:
            reports = {report for report, _ in self._mouths.told(office)}
            near = [one for one in persons if self._holds(one, office, reports)]
            far = [one for one in persons if self._holds(one, office)]
            for found in (near, far):
                if len({self._circles.find(one) for one in found}) == 1:
                    self._circles.join(office, found[0])
                    break
        for one in offices:
            for two in offices:
                if one < two and _fits(_first(self._mouths.told(one)), _first(self._mouths.told(two))):
                    self._circles.join(one, two)

    def _holds(self, person: Node, office: Node, reports: Iterable[str] | None = None) -> bool:
        asked = _first(self._mouths.told(office))
        within = None if reports is None else set(reports)
        return any(
            _fits(asked, told) for report, told in self._mouths.told(person) if within is None or report in within
        )

    def _join_figures(self, said: list[Claim]) -> None:
        """ "The sergeant" of a report is the one person of it who is described with that word."""
        here = sorted({self._node[claim.id] for claim in said})
        for figure in (node for node in here if node[0] == "figure" and self._circles.find(node) == node):
            head = name_tail(figure[1].split("|")[0])
            report = figure[1].split("|")[1]
            fitting = {
                self._circles.find(person)
                for person in here
                if person[0] == "person"
                and any(where == report and head in told.words for where, told in self._mouths.told(person))
            }
            if len(fitting) == 1:
                self._circles.join(figure, next(iter(fitting)))

    def _join_named_late(self, said: list[Claim]) -> None:
        """In one report, an office or a body without a person, and the person named next of whom it says nothing but a
        title: the second sentence gives the name that the first left out."""
        ordered = sorted(said, key=_place)
        for at, claim in enumerate(ordered):
            node = self._node[claim.id]
            if node[0] == "figure" and (at or self._circles.find(node) != node):
                continue  # only the first words of a report leave a name for later
            if node[0] == "person" or any(
                other[0] == "person" and self._circles.find(other) == self._circles.find(node)
                for other in self._circles.nodes
            ):
                continue
            for later in ordered[at + 1 :]:
                other = self._node[later.id]
                if other[0] != "person":
                    continue
                if self._may_be(node, other, claim.report_id):
                    self._circles.join(other, node)
                    self.late[other[1]] = node[1]
                break
        for at, claim in enumerate(ordered):
            node = self._node[claim.id]
            if node[0] != "body" or self._circles.find(node) != node or not self._is_any(claim, node):
                continue
            bodies = (self._node[later.id] for later in ordered[at + 1 :])
            named = next((other for other in bodies if other[0] == "body" and other != node), None)
            if named is not None and not self._is_any(claim, named) and is_of_kind(name_tail(node[1]), named[1]):
                self._circles.join(named, node)

    def _is_any(self, claim: Claim, node: Node) -> bool:
        """True for a body that is called by a word for its kind alone: "a monitoring group", "the organisation"."""
        if name_tail(node[1]) not in voice_words("nouns", of="common") or is_generic(node[1]):
            return False
        report = self._profiles[claim.report_id].report
        source = report.quote(claim.source) if claim.source is not None else self._last[claim.id].name
        return source.casefold().startswith(("a ", "an ")) and source[2:].islower()

    def _may_be(self, node: Node, person: Node, report: str) -> bool:
        told = [one for where, one in self._mouths.told(person) if where == report]
        if any(one.folk or one.offices & voice_words("holders") - titles() for _, one in self._mouths.told(person)):
            return False
        if self._circles.find(person) != person:
            return False
        ranks = {rank for one in told for rank in one.ranks}
        if node[0] == "office":
            return True
        if node[0] == "figure":
            asked = _first(self._mouths.told(node))
            medical = ranks & set(ranked_titles()["medical"]) and asked.words & voice_words("doctors", of="common")
            return bool(medical) or not (asked.folk and ranks)
        kinds = {kind for kind, titles in ranked_titles().items() if ranks & set(titles)}
        return any(name_tail(node[1]) in kinds_of_bodies()[kind] for kind in kinds)


def _place(claim: Claim) -> int:
    span = claim.chain[-1].span or claim.source or claim.content[0]
    return int(span.start)


def _end(claim: Claim) -> int:
    last: int = max(part.end for part in (*claim.content, *((claim.source,) if claim.source else ())))
    return last


def _first(told: Iterable[tuple[str, Description]]) -> Description:
    return next((one for _, one in told), Description())


def _of_body(told: Description) -> bool:
    """True where nothing but a body is said of a person: "Jane Roe of the rescue service"."""
    return bool(told.whose & common_nouns())


def _fits(asked: Description, told: Description) -> bool:
    """True where the holder so described may hold the office asked for."""
    ones, twos = asked.whose, told.whose
    if asked.offices & told.offices:
        return not ones or not twos or bool(ones & twos)
    # The manager of a mine is not the head of the mine rescue.
    return bool(asked.offices & voice_words("heads") and told.offices & voice_words("heads")) and (
        ones == twos or not ones
    )


def _bears(press: str, other: Node) -> bool:
    """True where the press's name has the state's, or begins with a word made of it: "Tarsuni state television"."""
    if other[0] != "body" or not other[1]:
        return False
    if any(word.startswith("=") for word in body_words(press) & body_words(other[1])):
        return True
    first, state = press.split()[0], other[1].split()[0]
    return len(state) > STEM and first.startswith(state[: max(STEM, len(state) - 1)])
