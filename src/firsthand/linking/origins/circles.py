"""Voices joined into one, and what keeps them apart: two sides, and two seats of power, are never one voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from firsthand.linking.origins.bodies import body_words, holds_words, name_tail, voice_words
from firsthand.linking.origins.mouths import Mouths, Node
from firsthand.linking.origins.sides import Sides, differ, seats_of
from firsthand.linking.profiles.introductions import words_of
from firsthand.linking.profiles.names import with_states

__all__ = ["Circles"]

# Seats of power in the order in which they speak for a state.
_SPEAKING = ("military", "foreign", "presidency", "premier", "interior")
_RANK = {"body": 0, "person": 1, "office": 2, "figure": 3}


class Circles:
    """Who is one with whom. nodes: all who speak, in order. known: the sides of the incident. states: the nodes that
    are a state's name and no more."""

    def __init__(self, nodes: Collection[Node], mouths: Mouths) -> None:
        self.nodes = tuple(sorted(nodes))
        self._mouths = mouths
        self.known = Sides(name for node, name in sorted(mouths.names.items()) if node[0] == "body")
        self.states = frozenset(node for node in self.nodes if self.known.is_side(node[1]))
        self._up = {node: node for node in self.nodes}
        # Persons with a full name among those joined.
        self._named = {node: {node[1]} if node[0] == "person" and " " in node[1] else set() for node in self.nodes}
        # Whose each voice is and where it speaks from, by the head of those joined.
        self._whose = {node: self._sides_of(node) for node in self.nodes}
        self._seat = {node: self._seats_of(node) for node in self.nodes}

    def sides(self, node: Node) -> frozenset[str]:
        """Whose the voice of a node is."""
        return self._whose[self.find(node)]

    def seats(self, node: Node) -> frozenset[str]:
        """The seats of power from which the voice of a node speaks."""
        return self._seat[self.find(node)]

    def find(self, node: Node) -> Node:
        """The head of those joined with a node."""
        while self._up[node] != node:
            node = self._up[node]
        return node

    def join(self, one: Node, two: Node) -> None:
        """A body stands for its people, a person for an office. Two sides, and two seats of power, stay apart."""
        first, second = self.find(one), self.find(two)
        if first == second or self._apart(first, second):
            return
        head, tail = sorted((first, second), key=lambda node: (_RANK[node[0]], -len(node[1]), node[1]))
        self._up[tail] = head
        self._whose[head] |= self._whose[tail]
        self._seat[head] |= self._seat[tail]
        self._named[head] |= self._named[tail]

    def join_forces(self, bodies: Sequence[Node]) -> None:
        """Join one side's army and its defence ministry."""
        seated = [node for node in bodies if self._seat[node] == {"military"} and len(self._whose[node]) == 1]
        for one, two in pairwise(sorted(seated, key=lambda node: (sorted(self._whose[node]), node))):
            if self._whose[one] == self._whose[two]:
                self.join(one, two)

    def join_armies(self, bodies: Sequence[Node]) -> None:
        """Join one side's army, general command and armed forces; "the army" is that of the only side, or of the only
        state, whose forces speak. Of two nobody knows which is which."""
        plain = voice_words("military", of="common") | voice_words("command", of="common")
        forces = {
            node: body_words(node[1]) - plain
            for node in bodies
            if name_tail(node[1]) in voice_words("military", of="common")
        }
        sided = [node for node in forces if forces[node]]
        nameless = [node for node in forces if not forces[node]]
        for one, two in combinations(sided, 2):
            if holds_words(forces[one], forces[two]) and holds_words(forces[two], forces[one]):
                self.join(one, two)
        for one, two in pairwise(nameless):
            self.join(one, two)
        states = [node for node in sided if any(word.startswith("=") for word in forces[node])]
        for homes in (sided, states):
            if nameless and len({self.find(node) for node in homes}) == 1:
                self.join(nameless[0], homes[0])
                break

    def join_seated(self, bodies: Sequence[Node]) -> None:
        """A general of one side is of its army: who is of one side and one seat of power joins the body that is."""
        seats: dict[tuple[str, str], set[Node]] = {}
        for body in bodies:
            home = self.find(body)
            for seat in self._seated(home):
                seats.setdefault(seat, set()).add(home)
        for node in self.nodes:
            if node[0] in ("person", "office") and self.find(node) == node and node not in self.states:
                found = {self.find(home) for seat in self._seated(node) for home in seats.get(seat, ())}
                if len(found) == 1:
                    self.join(node, next(iter(found)))

    def join_states(self) -> None:
        """What a state is said to say is said by one of its organs that speak of the matter: by its military where that
        speaks, else by its foreign ministry, its head or its government. It adds no source to them."""
        for state in sorted(self.states):
            side = self.known.of_name(state[1])
            homes = {self.find(node) for node in self.nodes if node not in self.states}
            own = sorted(home for home in homes if side and self._whose[home] == side)
            organs = [[home for home in own if seat in self._seat[home]] for seat in _SPEAKING]
            for found in (*organs, own):
                if found:
                    self.join(state, found[0])
                    break

    def _seated(self, node: Node) -> Iterator[tuple[str, str]]:
        if len(self._whose[node]) == 1 and len(self._seat[node]) == 1:
            yield next(iter(self._whose[node])), next(iter(self._seat[node]))

    def _sides_of(self, node: Node) -> frozenset[str]:
        """Whose a voice is; of none where its words name two sides."""
        words = (
            set(with_states(words_of(node[1].split("|")[0]))) if node[0] != "person" or node in self.states else set()
        )
        words.discard("")
        for _, told in self._mouths.told(node):
            words |= told.whose
        found = self.known.of(words)
        return found if len(found) == 1 else frozenset()

    def _seats_of(self, node: Node) -> frozenset[str]:
        """Where a voice speaks from: by its own words, or by most of what is said beside a person's name."""
        if node[0] == "body":
            return seats_of(words_of(node[1]))
        votes = Counter(seat for _, told in self._mouths.told(node) for seat in seats_of(told.offices | told.whose))
        return frozenset(seat for seat, count in votes.items() if count == max(votes.values()))

    def _apart(self, one: Node, two: Node) -> bool:
        if self._named[one] and self._named[two] and not (self._seat[one] and self._seat[two]):
            return True
        return differ(self._whose[one], self._whose[two]) or differ(self._seat[one], self._seat[two])
