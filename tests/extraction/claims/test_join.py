"""What the model found, joined with the rules. The model's words are given here; no weights are needed."""

from __future__ import annotations

from firsthand.extraction.claims import find_claims
from firsthand.extraction.claims.learned import LearnedClaim
from firsthand.model import Claim, Span
from tests.extraction.claims_in import Reading, read

TEXT = "Ana Marsh denied that the port was empty on Friday. The union backs a second inquiry."


def _span(found: Reading, words: str) -> Span:
    start = found.report.text.index(words)
    return Span(start=start, end=start + len(words))


def _learned(found: Reading, source: str | None, cue: str, *content: str) -> LearnedClaim:
    return LearnedClaim(
        cue=_span(found, cue),
        source=_span(found, source) if source else None,
        content=tuple(_span(found, words) for words in content),
        sure=0.9,
    )


def _join(found: Reading, *learned: LearnedClaim, rules: bool = True) -> list[Claim]:
    return find_claims(found.parse, found.names, [], learned=learned, rules=rules)


def test_the_words_are_the_models_and_their_meaning_the_rules() -> None:
    found = read(TEXT)
    (claim,) = _join(found, _learned(found, "Ana Marsh", "denied", "the port was empty"), rules=False)
    assert found.content(claim) == "the port was empty"
    assert (claim.act, claim.polarity) == ("denial", "negative")
    assert found.chain(claim) == ["Veldria Courier", "Ana Marsh"]


def test_a_cue_of_no_lexicon_is_kept_and_its_certainty_unknown() -> None:
    found = read("The union queried nothing but greenlights a second inquiry.")
    (claim,) = _join(found, _learned(found, "The union", "greenlights", "a second inquiry"), rules=False)
    assert (claim.act, claim.certainty, claim.rule) == ("statement", "unknown", "learned")
    assert found.words(claim.source) == "The union"


def test_nobody_said_it_makes_a_hedge() -> None:
    found = read("The raid reportedly failed in the dark.")
    (claim,) = _join(found, _learned(found, None, "reportedly", "The raid", "failed in the dark"), rules=False)
    assert (claim.act, claim.certainty) == ("hedge", "probable")
    assert claim.source is None
    assert len(claim.content) == 2


def test_a_request_for_comment_stays_the_rules() -> None:
    found = read("The ministry declined to comment on Friday.")
    claims = _join(found, _learned(found, "The ministry", "declined to comment", "on Friday"))
    assert [claim.act for claim in claims] == ["comment_declined"]


def test_a_quoted_i_adds_no_hop() -> None:
    found = read("“I believe the army did it,” Ana Marsh said.")
    outer = _learned(found, "Ana Marsh", "said", "“I believe the army did it,”")
    inner = _learned(found, "I", "believe", "the army did it")
    claims = _join(found, outer, inner, rules=False)
    assert [found.chain(claim) for claim in claims] == [["Veldria Courier", "Ana Marsh"]] * 2


def test_without_findings_of_the_model_the_rules_may_stand_alone() -> None:
    found = read(TEXT)
    assert _join(found, rules=False) == []
    assert find_claims(found.parse, found.names, []) != []
