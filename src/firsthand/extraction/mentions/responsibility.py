"""How the report ties a deed to its doer: told as a fact, claimed, blamed on it, held possible, or only denied.

The kinds follow the fill rules of MUC-4 for the confidence in a perpetrator (1992), which newsrooms still write by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.model import Argument, Claim, Mention, Responsibility

__all__ = ["is_authority", "with_responsibility"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    claiming: frozenset[str]
    claimed: frozenset[str]
    claiming_alone: frozenset[str]
    accusing: frozenset[str]
    hedges: frozenset[str]
    modals: frozenset[str]
    authorities: frozenset[str]
    no_authorities: frozenset[str]


@cache
def _words() -> _Words:
    table = load_table("mentions/responsibility.toml")
    return _Words(
        claiming=words_of(table["claims"]["verbs"]),
        claimed=words_of(table["claims"]["nouns"]),
        claiming_alone=words_of(table["claims"]["alone"]),
        accusing=words_of(table["accuses"]["verbs"]),
        hedges=words_of(table["hedges"]["words"]),
        modals=words_of(table["hedges"]["modals"]),
        authorities=words_of(table["authorities"]["words"]),
        no_authorities=words_of(table["authorities"]["not"]),
    )


def with_responsibility(scene: Scene, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions with the responsibility of each of their actors filled in."""
    claims = {claim.id: claim for claim in scene.claims}
    return [
        replace(mention, actors=tuple(_with(scene, mention, actor, claims) for actor in mention.actors))
        if mention.actors
        else mention
        for mention in mentions
    ]


def is_authority(words: str) -> bool:
    """True where the words name a state, its forces or courts, or somebody who speaks for them."""
    found = words.lower().replace("-", " ").replace("'s", " ").split()
    lexicon = _words()
    return not lexicon.authorities.isdisjoint(found) and lexicon.no_authorities.isdisjoint(found)


def _with(scene: Scene, mention: Mention, actor: Argument, claims: dict[str, Claim]) -> Argument:
    return replace(actor, responsibility=_responsibility(scene, mention, actor, claims))


def _responsibility(scene: Scene, mention: Mention, actor: Argument, claims: dict[str, Claim]) -> Responsibility:
    held = [claims[number] for number in actor.claims if number in claims]
    own = [claim for claim in held if _tells_of_itself(claim, actor)]
    if _claims_it(scene, mention, actor) or any(claim.act != "denial" for claim in own):
        return "claimed"
    if held and all(claim.act == "denial" for claim in held):
        return "denied"
    first, last = scene.parse.tokens_in(actor.span)
    if first == last:
        return "reported"
    accusers = [claim for claim in held if claim.act == "accusation"]
    verb = _accusing_verb(scene, first, last)
    if accusers or verb is not None:
        return "accused_by_authority" if _officially(scene, accusers, verb) else "accused"
    near = _clause_words(scene, first, last)
    words = _words()
    doubtful = [claim for claim in held if claim.certainty in {"possible", "probable"}]
    if not words.modals.isdisjoint(near) and (
        doubtful or actor.certainty != "certain" or mention.certainty != "certain"
    ):
        return "possible"
    hedged = not words.hedges.isdisjoint(near) or any(claim.act == "hedge" for claim in held)
    if hedged or doubtful or actor.certainty in {"possible", "probable"}:
        said = [claim for claim in held if claim.act != "hedge"]
        return "accused_by_authority" if _officially(scene, said, None) else "accused"
    return "reported"


def _tells_of_itself(claim: Claim, actor: Argument) -> bool:
    """True where who tells it is who did it."""
    if claim.source is not None and claim.source.overlaps(actor.span):
        return True
    teller, name = claim.chain[-1].name.lower(), actor.name.lower()
    return teller == name or (len(name) > 3 and f" {name} " in f" {teller} ")


def _claims_it(scene: Scene, mention: Mention, actor: Argument) -> bool:
    """ "The Front claimed responsibility for the blast", "admitted to it", "claimed by the Front"."""
    parse, words = scene.parse, _words()
    spans = [actor.span, *mention.triggers]
    sentences = dict.fromkeys(parse.sentence[first] for first, last in map(parse.tokens_in, spans) if first < last)
    name = actor.name.lower()
    for sentence in sentences:
        start, end = parse.sentences[sentence]
        for at in range(start, end):
            if parse.lemma[at] not in words.claiming or not scene.is_verb(at):
                continue
            patient = scene.patient(at)
            noun = patient is not None and parse.lemma[patient] in words.claimed
            passive = scene.is_passive(at) and parse.lemma[at] in words.claiming_alone
            if not noun and not passive:
                continue
            agent = scene.agent(at)
            if agent is None:
                continue
            first, last = scene.phrase(agent)
            party = scene.names.at(agent)
            if parse.span(first, last).overlaps(actor.span) or (party is not None and party.name.lower() == name):
                return not any(parse.lower[child] in {"no", "nobody"} for child in parse.children[agent])
    return False


def _accusing_verb(scene: Scene, first: int, last: int) -> int | None:
    """The verb that lays the deed at the door of the tokens: "blamed the Front", "attributed to the Front"."""
    parse = scene.parse
    at = next((one for one in range(first, last) if not first <= parse.head[one] < last), first)
    for _ in range(3):
        head = parse.head[at]
        if head == at:
            return None
        if scene.is_verb(head):
            accusing = parse.lemma[head] in _words().accusing
            return head if accusing and scene.agent(head) not in range(first, last) else None
        if parse.dep[at] not in {"pobj", "prep", "dobj", "conj", "nsubjpass", "agent"}:
            return None
        at = head
    return None


def _officially(scene: Scene, claims: Sequence[Claim], verb: int | None) -> bool:
    """True where one who lays the deed at its doer's door is an authority."""
    for claim in claims:
        hop = claim.chain[-1]
        spoken = scene.parse.report.quote(claim.source) if claim.source is not None else ""
        if is_authority(f"{hop.name} {spoken}"):
            return True
    if verb is None:
        return False
    agent = scene.agent(verb)
    if agent is None:
        return False
    first, last = scene.phrase(agent)
    party = scene.names.at(agent)
    return is_authority(f"{scene.words(first, last)} {party.role if party is not None else ''}")


def _clause_words(scene: Scene, first: int, last: int) -> set[str]:
    """The words of the actor's phrase, what stands before it, and the verb group that it hangs on."""
    parse = scene.parse
    found = set(parse.lower[max(0, first - 2) : last])
    at = next((one for one in range(first, last) if not first <= parse.head[one] < last), first)
    for _ in range(4):
        head = parse.head[at]
        if head == at:
            break
        if scene.is_verb(head):
            found.update(parse.lower[child] for child in parse.children[head] if parse.dep[child] in {"aux", "advmod"})
            found.update((parse.lower[head],) if parse.lower[head] in {"believed", "thought", "suspected"} else ())
            if parse.dep[head] not in {"xcomp", "conj"}:
                break
        at = head
    return found
