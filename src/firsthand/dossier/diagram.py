"""Who told whom as a graph: reports on the left, origins on the right, and the outlets in between."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from firsthand.dossier.catalogue import UNTITLED, Catalogue, ReportCard
from firsthand.dossier.wording import derivation_word, plural, word
from firsthand.model import Claim, Derivation, Document, Incident, Origin, without_occasion
from firsthand.safety import Withholder

__all__ = ["Edge", "Graph", "GraphNode", "chain_graph"]

_REUSE = frozenset({"reprint", "edited_reprint", "rewrite", "translation"})
# Words short enough for a narrow box.
_KINDS = {"unnamed": "unnamed", "observation": "saw it"}
_THROUGH = frozenset({"outlet", "organisation"})
# More reports than this are drawn together where they reach the same origins the same way.
_SINGLY = 16


@dataclass(slots=True, kw_only=True)
class GraphNode:
    """A box of the diagram. kind: report, outlet or origin. name, detail and count: its texts; spoken: all of it in
    words.

    state: of an origin, counted, uncounted or unknown; of a report that only speaks of the incident, speaks. size: how
        many reports the box stands for.
    column: from the left.
    """

    key: str
    kind: str
    name: str
    detail: str
    spoken: str
    count: str = ""
    size: int = 1
    href: str = ""
    state: str = ""
    letter: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two boxes. how: own (the outlet's own report), text (carries another's text) or cites."""

    start: str
    end: str
    how: str


@dataclass(slots=True, kw_only=True)
class Graph:
    """Boxes in the order of their columns, and the lines between them."""

    nodes: dict[str, GraphNode] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[GraphNode]:
        return [node for node in self.nodes.values() if node.kind == kind]

    @property
    def columns(self) -> int:
        return max((node.column for node in self.nodes.values()), default=0) + 1

    def join(self, start: str, end: str, how: str) -> None:
        """A line between two boxes; of two the first that says more than `own` is kept."""
        known = self.edges.get((start, end))
        if start != end and (known is None or known.how == "own"):
            self.edges[(start, end)] = Edge(start=start, end=end, how=how)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Path:
    """One way from a report to an origin: the outlets between them, nearest first."""

    through: tuple[tuple[str, str], ...]
    origin: str
    how: str


def chain_graph(
    incident: Incident,
    documents: Sequence[Document],
    claims: Mapping[str, Claim],
    letters: Mapping[str, str],
    derivations: Mapping[str, Sequence[Derivation]],
    catalogue: Catalogue,
    withhold: Withholder,
    *,
    between: int = 2,
) -> Graph:
    """The graph of an incident. between: how many outlets a way may show between report and origin; of a longer way the
    first and those nearest to the origin."""
    graph = Graph()
    ways: dict[str, list[_Path]] = {}
    cards: dict[str, ReportCard] = {}
    place = {document.report.id: number for number, document in enumerate(documents)}
    surest = {one: _surest(derivations.get(one, ()), place) for one in place}
    for document in documents:
        card = catalogue.card(document.report.id)
        if card is not None:
            cards[card.id] = card
            owed = surest[card.id]
            ways[card.id] = _ways(card, incident.origins, claims, owed, catalogue, withhold, between)
    speaking = frozenset(incident.spoken_of_in)
    for group in _together(ways, speaking):
        _put_reports(
            graph, [cards[one] for one in group], ways[group[0]], letters, surest, catalogue, withhold, speaking
        )
    for origin in incident.origins:
        _put_origin(graph, origin, letters[origin.id], withhold)
    _place(graph)
    return graph


def _ways(
    card: ReportCard,
    origins: Iterable[Origin],
    claims: Mapping[str, Claim],
    owed: Sequence[Derivation],
    catalogue: Catalogue,
    withhold: Withholder,
    between: int,
) -> list[_Path]:
    text = next((_from(one, catalogue, withhold) for one in owed if one.how in _REUSE), None)
    found: dict[tuple[tuple[tuple[str, str], ...], str], _Path] = {}
    for origin in origins:
        if card.id not in origin.reports:
            continue
        mine = [claims[one] for one in origin.claims if one in claims and claims[one].report_id == card.id]
        for chain in [claim.chain for claim in mine] or [origin.chain]:
            # The last hop is the origin itself, unless the chain ends at an outlet that tells it in its own words.
            hops = chain[1:] if chain and chain[-1].kind == "outlet" else chain[1:-1]
            names = [withhold(hop.name) for hop in hops if hop.kind in _THROUGH and hop.name]
            if text and _fold(text) not in map(_fold, names):
                names.insert(0, text)
            through = {_fold(name): name for name in names if name and _fold(name) != _fold(card.name)}
            steps = tuple(through.items()) or ((_fold(card.name), card.name),)
            if len(steps) > between:
                steps = (steps[0], *steps[len(steps) - between + 1 :]) if between > 1 else steps[-1:]
            how = "own" if steps[0][0] == _fold(card.name) else "cites"
            how = "text" if text and steps[0][0] == _fold(text) and how == "cites" else how
            found[(steps, origin.id)] = _Path(through=steps, origin=origin.id, how=how)
    return list(found.values())


def _surest(owed: Iterable[Derivation], place: Mapping[str, int]) -> list[Derivation]:
    """Those between two reports first, for they know more than a credit alone; of these, from the earliest report, so
    that all copies of a text meet where it began."""
    last = len(place)
    return sorted(
        (one for one in owed if one.directed),
        key=lambda one: (one.from_report is None, place.get(one.from_report or "", last)),
    )


def _from(derivation: Derivation, catalogue: Catalogue, withhold: Withholder) -> str:
    other = catalogue.card(derivation.from_report) if derivation.from_report else None
    return other.name if other else withhold(derivation.from_name)


def _fold(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _together(ways: Mapping[str, Sequence[_Path]], speaking: Collection[str]) -> list[list[str]]:
    """Each report by itself, or where there are many, those with the same ways together; apart those that only speak of
    the incident."""
    if len(ways) <= _SINGLY:
        return [[one] for one in ways]
    found: dict[tuple[frozenset[_Path], bool], list[str]] = {}
    for one, paths in ways.items():
        found.setdefault((frozenset(paths), one in speaking), []).append(one)
    return list(found.values())


def _put_reports(
    graph: Graph,
    cards: Sequence[ReportCard],
    ways: Sequence[_Path],
    letters: Mapping[str, str],
    derivations: Mapping[str, Sequence[Derivation]],
    catalogue: Catalogue,
    withhold: Withholder,
    speaking: Collection[str],
) -> None:
    first = cards[0]
    more = len(cards) - 1
    name = first.name if not more else f"{first.name} and {more} more"
    speaks = first.id in speaking
    owed = derivations.get(first.id, ())
    depends = next(
        (f"{derivation_word(one)} {_from(one, catalogue, withhold)}" for one in owed if one.how in _REUSE), ""
    )
    reached = ", ".join(sorted({letters[path.origin] for path in ways if path.origin in letters}))
    spoken = f"{name}, {first.day_words or 'undated'}: {first.title}"
    spoken += "; only speaks of it" if speaks else ""
    spoken += f"; {depends}" if depends else ""
    spoken += f"; goes back to {reached}" if reached else "; no origin is known"
    key = f"report-{first.id}"
    graph.nodes[key] = GraphNode(
        key=key,
        kind="report",
        size=len(cards),
        name=name,
        detail=first.day_words or "undated",
        count="only speaks of it" if speaks else first.title if first.title != UNTITLED else "",
        spoken=spoken,
        href=first.page,
        state="speaks" if speaks else "",
    )
    if not ways:
        # It says nothing that was read, and carries a text: a translation meets the others where the text began.
        outlet = next((_from(one, catalogue, withhold) for one in owed if one.how in _REUSE), "")
        if outlet:
            step = f"outlet-{_fold(outlet)}"
            graph.nodes.setdefault(step, GraphNode(key=step, kind="outlet", name=outlet, detail="", spoken=outlet))
            graph.join(key, step, "text")
    for path in ways:
        steps = [key]
        for fold, outlet in path.through:
            steps.append(f"outlet-{fold}")
            graph.nodes.setdefault(
                steps[-1], GraphNode(key=steps[-1], kind="outlet", name=outlet, detail="", spoken=outlet)
            )
        for number, (start, end) in enumerate(pairwise(steps)):
            graph.join(start, end, path.how if number == 0 else "cites")
        graph.join(steps[-1], f"origin-{path.origin}", "own")


def _put_origin(graph: Graph, origin: Origin, letter: str, withhold: Withholder) -> None:
    key = f"origin-{origin.id}"
    state = "unknown" if origin.kind == "unknown" else "uncounted" if origin.not_counted else "counted"
    name = withhold(origin.name) or "not named"
    who, occasion = _split(origin, name)
    detail = {"unknown": "not traced", "uncounted": "not counted"}.get(
        state, occasion or _KINDS.get(origin.kind, word("origin", origin.kind))
    )
    reports = plural(len(origin.reports), "report")
    graph.nodes[key] = GraphNode(
        key=key,
        kind="origin",
        name=who,
        detail=detail,
        count=reports,
        spoken=f"Origin {letter}: {name}, {word('origin', origin.kind)}, in {reports}"
        + (f"; not counted: {withhold(origin.not_counted)}" if origin.not_counted else ""),
        href=f"#origin-{letter}",
        state=state,
        letter=letter,
    )


def _split(origin: Origin, name: str) -> tuple[str, str]:
    """The name of an origin without the day or the words that linking puts behind it, and that day."""
    if origin.kind == "unknown":
        return name.removesuffix(", in its own words"), ""
    who = without_occasion(name)
    return who, name[len(who) :].lstrip(", ")


def _place(graph: Graph) -> None:
    """Columns: reports left, origins right, each outlet one step left of what it leads to."""
    following: dict[str, set[str]] = {}
    for edge in graph.edges.values():
        if graph.nodes.get(edge.end) and graph.nodes[edge.end].kind == "outlet":
            following.setdefault(edge.start, set()).add(edge.end)
    depth: dict[str, int] = {}

    def steps(key: str, seen: frozenset[str]) -> int:
        if key not in depth:
            depth[key] = max(
                (steps(one, seen | {key}) + 1 for one in following.get(key, ()) if one not in seen), default=0
            )
        return depth[key]

    outlets = graph.of_kind("outlet")
    deepest = max((steps(node.key, frozenset()) for node in outlets), default=-1)
    for node in outlets:
        node.column = deepest - depth[node.key] + 1
    for node in graph.of_kind("origin"):
        node.column = deepest + 2
    for node in outlets:
        before = [graph.nodes[edge.start] for edge in graph.edges.values() if edge.end == node.key]
        through = sum(one.size for one in before if one.kind == "report")
        node.detail = plural(through, "report") if through else ""
        node.spoken = f"{node.name}, {node.detail}" if through else node.name
    for key in [edge for edge in graph.edges if edge[1] not in graph.nodes]:
        del graph.edges[key]
