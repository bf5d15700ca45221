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


def test_content_ends_with_its_block() -> None:
    found = read(
        ("heading", "Two dockers found dead"),
        ("credit", "By Tom Vale"),
        "Two dockers were found dead, the port said.",
        "“We mourn.”",
    )
    lead = "Two dockers were found dead"
    (claim,) = _join(
        found,
        _learned(found, "the port", "said", "Two dockers found dead", lead, "“We mourn.”"),
        rules=False,
    )
    assert [found.words(span) for span in claim.content] == [lead, "“We mourn.”"]


def test_a_headlines_cue_takes_nothing_of_the_lead() -> None:
    found = read(("heading", "‘It was dark’, survivor says"), "Two dockers fell from a crane on Monday.")
    (claim,) = _join(
        found,
        _learned(found, "survivor", "says", "‘It was dark’", "Two dockers fell from a crane on Monday."),
        rules=False,
    )
    assert found.content(claim) == "‘It was dark’"


def test_what_is_said_before_a_speaker_is_no_part_of_the_name() -> None:
    found = read(("heading", "Four dead, operator says"), "The port spoke to reporters on Monday.")
    (claim,) = _join(found, _learned(found, "operator", "says", "Four dead"), rules=False)
    assert found.chain(claim) == ["Veldria Courier", "operator"]


def test_a_word_that_stands_for_nobody_is_no_teller() -> None:
    found = read("Nobody said sorry. It warned of storms.")
    claims = _join(
        found, _learned(found, "Nobody", "said", "sorry"), _learned(found, "It", "warned", "of storms"), rules=False
    )
    assert [found.chain(claim) for claim in claims] == [["Veldria Courier"]] * 2


def test_it_is_the_office_that_spoke_before() -> None:
    found = read("The inspectorate of mines said the roof was safe. It had warned of storms.")
    claims = _join(
        found,
        _learned(found, "The inspectorate of mines", "said", "the roof was safe"),
        _learned(found, "It", "had warned", "of storms"),
    )
    assert [found.chain(claim)[-1] for claim in claims] == ["The inspectorate of mines"] * 2


def test_a_colon_is_the_rules_alone_but_for_a_quotation() -> None:
    found = read(("heading", "TARNWICK: Four dead after crane fall"), "A crane fell on the quay on Monday.")
    assert _join(found, _learned(found, "TARNWICK", ":", "Four dead after crane fall")) == []
    found = read(("heading", "Vale hammers port: ‘You let them die’"), "A crane fell on the quay on Monday.")
    (claim,) = _join(found, _learned(found, "Vale hammers port", ":", "‘You let them die’"))
    assert found.content(claim) == "‘You let them die’"


def test_a_headlines_own_words_are_the_content_where_the_model_takes_the_leads() -> None:
    lead = "Two dockers fell from a crane on Monday"
    found = read(("heading", "Crane fall on quay kills two, medics say"), f"{lead}.")
    (claim,) = _join(found, _learned(found, "medics", "say", lead), rules=False)
    assert found.content(claim) == "Crane fall on quay kills two"
