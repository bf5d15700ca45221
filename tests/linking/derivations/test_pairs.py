from __future__ import annotations

from firsthand.linking import Linker
from firsthand.model import Derivation, Document
from tests.linking.maker import Maker
from tests.linking.stories import LEAD, REST, reprint_of_wire, tanker, unnamed_account, wire


def only(left: Document, right: Document) -> Derivation:
    (found,) = Linker().compare(left, right).derivations
    return found


def test_a_republishing_credit_is_a_reprint_by_name() -> None:
    document = reprint_of_wire()
    (found,) = Linker().alone(document)
    assert (found.how, found.from_name, found.from_report) == ("reprint", "Northern Wire", None)
    assert found.evidence[0].kind == "credit"
    assert found.evidence[0].span is not None
    assert document.report.quote(found.evidence[0].span) == "Northern Wire"


def test_an_agency_credit_under_an_own_byline_is_edited() -> None:
    words = "A blast shook the quay. (Reuters)"
    plain = Maker(words, credits=[("Reuters", "agency")]).build()
    signed = Maker(words, credits=[("Reuters", "agency")], authors=("Ana Brint",)).build()
    assert [item.how for item in Linker().alone(plain)] == ["reprint"]
    assert [item.how for item in Linker().alone(signed)] == ["edited_reprint"]


def test_an_agency_in_the_byline_shows_whose_copy_it_is() -> None:
    (found,) = Linker().alone(Maker("A blast shook the quay.", authors=("Ana Brint, Associated Press",)).build())
    assert (found.how, found.from_name, found.evidence[0].kind) == ("reprint", "Associated Press", "byline")


def test_a_photo_credit_is_no_derivation() -> None:
    assert Linker().alone(Maker("The quay. (Reuters)", credits=[("Reuters", "photo")]).build()) == ()


def test_cited_outlets_are_kept_by_name_with_the_words() -> None:
    maker = Maker("A blast shook Veldria, Northern Wire reported. Two died, Northern Wire said.", outlet="Quay Mirror")
    maker.claim("A blast shook Veldria", ("Northern Wire", "outlet"), cue="reported")
    maker.claim("Two died", ("Northern Wire", "outlet"), cue="said")
    (found,) = Linker().alone(maker.build())
    assert (found.how, found.from_name) == ("cites", "Northern Wire")
    assert len(found.evidence) == 2


def test_an_outlet_does_not_cite_itself_nor_whom_it_reprints() -> None:
    maker = Maker("Two died, Northern Wire said.", outlet="Northern Wire")
    maker.claim("Two died", ("Northern Wire", "outlet"), cue="said")
    assert Linker().alone(maker.build()) == ()
    carried = Maker(
        "Two died, Northern Wire said.", outlet="Quay Mirror", credits=[("Northern Wire", "republished_from")]
    )
    carried.claim("Two died", ("Northern Wire", "outlet"), cue="said")
    assert [item.how for item in Linker().alone(carried.build())] == ["reprint"]


def test_a_credited_reprint_points_at_the_original() -> None:
    original, copy = wire(), reprint_of_wire()
    found = only(copy, original)
    assert (found.how, found.report_id, found.from_report, found.directed) == (
        "reprint", copy.report.id, original.report.id, True,
    )  # fmt: skip
    assert "credit" in {item.kind for item in found.evidence}
    shared = [item for item in found.evidence if item.kind == "shared_text" and item.span and item.other_span]
    assert shared
    for item in shared:
        assert item.span is not None
        assert item.other_span is not None
        assert copy.report.quote(item.span) == original.report.quote(item.other_span)


def test_a_copy_without_credit_is_found_and_time_gives_the_direction() -> None:
    original, copy = wire(), reprint_of_wire(credit=None)
    found = only(original, copy)
    assert (found.how, found.report_id, found.directed) == ("reprint", copy.report.id, True)
    assert "time_order" in {item.kind for item in found.evidence}


def test_copies_of_one_day_have_no_direction() -> None:
    found = only(reprint_of_wire("Quay Mirror", credit=None), reprint_of_wire("News Basket", credit=None))
    assert (found.how, found.directed) == ("reprint", False)


def test_two_copies_that_credit_a_third_have_no_direction() -> None:
    found = only(reprint_of_wire("Quay Mirror", "2031-05-12"), reprint_of_wire("News Basket"))
    assert not found.directed


def test_a_cut_copy_with_words_of_its_own_is_an_edited_reprint() -> None:
    own = (
        "The council of Tessim meets this week to vote on a new road tax, and shopkeepers along the old market "
        "have called for a day of closed shutters."
    )
    copy = Maker(LEAD, own, outlet="Quay Mirror", published="2031-05-12").build()
    assert only(wire(), copy).how == "edited_reprint"


def test_shared_quotations_alone_make_no_reprint() -> None:
    speech = "“we have never in our lives seen such a fire on the water and we will rebuild every single pier”"
    one = Maker(f"In Port Arlo a drone struck a depot. Mara Velk said {speech}.", REST, outlet="Northern Wire")
    two = Maker(
        f"{speech}: so spoke Mara Velk after a drone struck a depot in Port Arlo, where nobody slept and the ferries "
        "stood still until the evening, while lorries queued for miles.",
        outlet="Quay Mirror",
    )
    for maker in (one, two):
        maker.mention("struck", places=["Port Arlo"], targets=["depot"])
    found = only(one.build(), two.build())
    assert (found.how, found.directed) == ("unknown", False)
    assert {item.kind for item in found.evidence} == {"shared_quotation"}


def test_a_report_that_cites_the_other_outlet() -> None:
    citing = Maker(
        "A drone has hit a depot in Port Arlo on Friday, Northern Wire reported.",
        outlet="Quay Mirror",
        published="2031-05-11",
    )
    claim = citing.claim("A drone has hit a depot", ("Northern Wire", "outlet"), cue="reported")
    citing.mention("hit", places=["Port Arlo"], targets=["depot"], dates=[("on Friday", "2031-05-09")], claims=[claim])
    document, original = citing.build(), wire()
    found = only(original, document)
    assert (found.how, found.report_id, found.from_report) == ("cites", document.report.id, original.report.id)


def own_account(speaker: str, outlet: str) -> Document:
    maker = Maker(
        f"Twelve are dead after the drone hit Port Arlo on Friday, {speaker} told us by telephone.",
        outlet=outlet,
        published="2031-05-10",
    )
    claim = maker.claim("Twelve are dead after the drone hit Port Arlo", (speaker, "person"), cue="told")
    maker.mention("hit", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], claims=[claim])
    return maker.build()


def test_independent_needs_named_sources_on_both_sides() -> None:
    found = only(wire(), own_account("Ivo Tarn", "Quay Mirror"))
    assert (found.how, found.directed) == ("independent", False)


def test_two_officers_of_one_police_are_no_independence() -> None:
    one, two = own_account("Detective Ana Brint", "Quay Mirror"), own_account("Sheriff Ivo Tarn", "Harbour Post")
    assert all(item.how != "independent" for item in Linker().compare(one, two).derivations)


def test_the_same_speaker_is_no_independence() -> None:
    assert Linker().compare(wire(), own_account("Mara Velk", "Quay Mirror")).derivations == ()


def test_nothing_is_called_independent_for_want_of_evidence() -> None:
    assert Linker().compare(wire(), unnamed_account()).derivations == ()
    assert Linker().compare(wire(), tanker()).derivations == ()
