"""What speaks of one incident becomes one mention; what does not stays apart."""

from __future__ import annotations

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Extraction, Mention, Report
from tests.conftest import make_report


def read(*paragraphs: str | tuple[str, str], published: str | None = "2031-05-14") -> tuple[Report, Extraction]:
    report = make_report(*paragraphs, published=published)  # type: ignore[arg-type]
    return report, extract(next(iter(parse_reports([report]))), made_by="test")


def of(extraction: Extraction, type_name: str, mode: str | None = None) -> list[Mention]:
    return [one for one in extraction.mentions if one.type == type_name and (mode is None or one.mode == mode)]


def test_later_words_for_the_same_strike_join_it() -> None:
    report, found = read(
        ("heading", "Ostria carries out drone strike on Veldrian pier"),
        "Ostria reportedly carried out a drone strike on a pier in Veldria earlier this month.",
        "No one was present at the pier at the time of the strike, an official said."
        " The operation destroyed the depot.",
        "The prime minister appeared to acknowledge the operation on Friday, saying Ostria had struck a big facility.",
        "The pier blast was heard for miles.",
    )
    strikes = of(found, "ASSAULT")
    assert len(strikes) == 1
    strike = strikes[0]
    assert (strike.mode, strike.status) == ("drone", "happened")
    words = [report.quote(span) for span in strike.triggers]
    assert words[0] == "drone strike"
    assert {"strike", "operation", "struck", "blast"} <= set(words)
    assert [date.time.value for date in strike.dates] == ["2031-05"]
    assert {(one.outcome, one.low, one.high) for one in strike.casualties} == {("killed", 0, 0)}
    assert ("depot", "destroyed") in {(one.name, one.effect) for one in strike.damage}


def test_different_acts_of_one_sentence_stay_apart() -> None:
    report, found = read(
        "The raid comes after the coast guard seized a second grain ship last week and chased a third, following"
        " months of strikes on smugglers' boats in the bay that have resulted in the deaths of more than 90 people.",
        "Ostria has also overseen a buildup of naval forces, imposed a blockade of the harbour, and warned that land"
        " strikes will soon follow.",
    )
    seized = of(found, "COERCE", "seize")
    assert [argument.name for argument in seized[0].targets] == ["second grain ship"]
    chased = [one for one in of(found, "COERCE") if one.mode is None]
    assert [report.quote(argument.span) for argument in chased[0].targets] == ["third"]
    assert [argument.name for argument in chased[0].targets] == ["third grain ship"]
    campaign = of(found, "ASSAULT")
    numbers = [(one.outcome, one.low, one.high, one.scope) for mention in campaign for one in mention.casualties]
    assert numbers == [("killed", 91, None, "cumulative")]
    assert of(found, "MOBILIZE")
    assert of(found, "COERCE", "restrict")
    assert [one.status for one in of(found, "THREATEN", "violence")] == ["threatened"]


def test_another_attack_is_another_mention() -> None:
    _, found = read(
        "A car bomb exploded outside a hotel in Nairobi on Tuesday, killing nine people.",
        "In a separate attack, gunmen shot dead two farmers near Mombasa on Sunday.",
    )
    tolls = sorted(one.low for mention in of(found, "ASSAULT") for one in mention.casualties if one.outcome == "killed")
    assert len(of(found, "ASSAULT")) == 2
    assert tolls == [2, 9]


def test_an_earlier_bombing_in_the_background_does_not_lend_its_dead() -> None:
    _, found = read(
        "A suicide bomber killed six soldiers at a checkpoint on Monday.",
        "In 2019, 40 people were killed when a bomb went off in a market in another town.",
    )
    monday = next(mention for mention in of(found, "ASSAULT") if any(one.low == 6 for one in mention.casualties))
    assert all(one.low != 40 for one in monday.casualties)


def test_a_hedge_in_the_headline_and_a_plain_telling_give_happened() -> None:
    _, found = read(
        ("heading", "Army allegedly shelled village"),
        "The army shelled the village of Tarn on Monday, residents said.",
    )
    assert [mention.status for mention in of(found, "ASSAULT", "heavy-weapons")] == ["happened"]


def test_a_request_for_comment_belongs_to_the_incident_before_it() -> None:
    _, found = read(
        "Ostrian jets bombed a warehouse in Velm on Monday, killing three workers.",
        "The Courier has asked the Ostrian defence ministry for comment.",
    )
    asked = [claim.id for claim in found.claims if claim.act == "comment_requested"]
    assert asked
    assert set(asked) <= set(of(found, "ASSAULT")[0].claims)


def test_values_carry_the_claims_they_stand_in() -> None:
    report, found = read("Police said gunmen killed four farmers near Lorn on Monday.")
    mention = of(found, "ASSAULT")[0]
    claims = {claim.id: claim for claim in found.claims}
    assert mention.claims
    held = [(value.span, value.claims) for value in mention.actors]
    held += [(value.span, value.claims) for value in mention.casualties]
    for span, identifiers in held:
        assert identifiers
        for identifier in identifiers:
            assert any(part.contains(span) for part in claims[identifier].content), report.quote(span)


def test_mentions_stand_in_the_order_of_their_triggers() -> None:
    _, found = read(
        "Police arrested two men on Monday. A bridge collapsed in Brenn on Tuesday, injuring four people.",
        "Rebels released 12 hostages on Wednesday.",
    )
    starts = [mention.trigger.start for mention in found.mentions]
    assert starts == sorted(starts)
    assert len({mention.id for mention in found.mentions}) == len(found.mentions) >= 3


def test_a_report_without_an_incident_gives_none() -> None:
    _, found = read(
        "The council voted on Monday to widen the road to the museum. Residents welcomed the plan.",
        "Ticket sales at the theatre rose by 12 percent, its director said.",
    )
    assert found.mentions == ()


def test_a_private_victim_is_marked_and_an_official_is_not() -> None:
    _, found = read(
        "Gunmen shot dead Mira Valen, a baker, near her home on Monday.",
        "In another attack on Tuesday, gunmen killed Governor Tobin Harrow in his car.",
    )
    kinds = {argument.name: argument.kind for mention in of(found, "ASSAULT") for argument in mention.targets}
    assert kinds["Mira Valen"] == "private_person"
    assert [kind for name, kind in kinds.items() if "Harrow" in name] == ["person"]


def test_a_habit_gives_a_deed_no_mode() -> None:
    _, found = read(
        "Veldrian troops killed several insurgents near Orlec on Monday.",
        "The group's chief plans suicide attacks across the Tarn district.",
        "The troops returned fire, killing four gunmen.",
    )
    deed = of(found, "ASSAULT")[0]
    assert deed.mode != "suicide-attack"
    assert any(one.outcome == "killed" for one in deed.casualties)


def test_what_goes_off_by_itself_is_not_the_troops_means() -> None:
    _, found = read(
        "Veldrian troops killed three militants near Orlec on Monday.",
        "During the fight, explosives stored in the house detonated.",
    )
    assert of(found, "ASSAULT")[0].mode != "explosives"


def test_a_strike_without_an_article_is_the_airstrike_before() -> None:
    _, found = read(
        "A car bombing killed nine people in Kessim on May 3.",
        "A rebel leader was killed in an airstrike near Orlec on Monday. He had lived there for years.",
        "The town is small. Jan Velm and two guards were killed in strike.",
    )
    air = next(one for one in of(found, "ASSAULT") if one.mode == "aerial")
    assert len(air.triggers) == 2


def test_of_a_page_without_a_day_an_earlier_year_is_another_happening() -> None:
    _, found = read(
        "Two dockers were killed on Tuesday when a crane collapsed in the port of Lenz, police said.",
        "In March 2011 an explosion killed nine people there. A crane collapsed in 2007, killing one.",
        published=None,
    )
    tolls = [[one.low for one in mention.casualties] for mention in of(found, "ACCIDENT")]
    assert tolls == [[2], [9], [1]]


def _towns(*paragraphs: str | tuple[str, str]) -> list[tuple[list[str], list[int]]]:
    _, found = read(*paragraphs)
    return [
        (
            [one.place.name for one in mention.places if one.place.precision == "settlement"],
            [one.low for one in mention.casualties if one.outcome == "killed"],
        )
        for mention in found.mentions
    ]


def test_strikes_on_two_towns_of_a_country_that_the_headline_names_are_two() -> None:
    assert _towns(
        ("heading", "Missiles kill seven in Ukraine"),
        "Missiles killed seven people in an apartment block in Kharkiv on Tuesday.",
        "A power plant in Odesa was hit by four missiles.",
    ) == [(["Kharkiv"], [7]), (["Odesa"], [])]


def test_what_missiles_tear_open_is_struck_and_what_they_put_out_of_action_elsewhere_too() -> None:
    (own, *_) = _towns(
        "Missiles tore open an apartment block in the Ukrainian city of Kharkiv on Tuesday, killing seven people, and "
        "put a power plant in Odesa out of action.",
    )
    assert own == (["Kharkiv"], [7])


def test_what_happened_in_the_same_night_is_a_happening_of_its_own() -> None:
    assert _towns(
        "Drones hit a substation in the town of Poltava overnight, the governor said, and two workers died there.",
        "The attack came in the same night in which missiles killed at least 11 people in Kharkiv.",
    ) == [(["Poltava"], [2]), (["Kharkiv"], [11])]


def test_the_prison_fire_of_a_country_is_no_gunfire() -> None:
    _, found = read(
        ("heading", "Eleven die in Kenyan prison fire"), "Eleven inmates died in a fire at the jail on Monday."
    )
    assert [(one.type, one.mode) for one in found.mentions] == [("ACCIDENT", "fire")]


def test_two_happenings_that_have_nothing_to_do_with_each_other_are_two() -> None:
    assert _towns(
        "The shooting at Nijmegen station, which left two people dead on Saturday, is not connected with the attack in "
        "the German town of Kleve, police said.",
    ) == [(["Nijmegen"], [2]), (["Kleve"], [])]


def test_a_hospital_is_its_trauma_centre() -> None:
    _, found = read(
        "An air strike hit a hospital run by a charity in Kessim on Saturday, killing at least 19 people.",
        "The charity said its trauma centre was hit several times during sustained bombing. Twelve staff members died.",
    )
    assert len(of(found, "ASSAULT")) == 1


def test_what_a_seizure_is_called_is_no_happening() -> None:
    _, found = read("The guards seized a tanker off Kessim.", 'The ministry called the move "theft and hijacking".')
    assert not of(found, "ASSAULT")
