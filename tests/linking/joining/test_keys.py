from __future__ import annotations

from firsthand.linking import Linker
from firsthand.model import Document
from tests.linking.maker import Maker
from tests.linking.stories import second_strike, tanker, unnamed_account, wire


def meet(left: object, right: object) -> frozenset[str]:
    keys = Linker().keys
    return keys(left) & keys(right)  # type: ignore[arg-type]


def test_reprints_meet_by_their_text_even_without_mentions() -> None:
    words = "The quay was closed for the rest of the day while crews looked for survivors under the fallen roof."
    one = Maker(words, outlet="Northern Wire").build()
    two = Maker(words + " More soon.", outlet="News Basket").build()
    assert any(key.startswith("text:") for key in meet(one, two))


def test_an_edited_reprint_meets_the_original() -> None:
    sentences = [
        f"Sentence {n} tells of the {n} houses on quay {n * 7} and of their owners who left in {n}." for n in range(30)
    ]
    whole = Maker(*sentences, outlet="Northern Wire").build()
    part = Maker(*sentences[:14], "An ending of its own.", outlet="News Basket").build()
    assert any(key.startswith("text:") for key in meet(whole, part))


def test_a_trimmed_quotation_still_meets() -> None:
    speech = "we have never in our lives seen such a fire on the water and we will rebuild every single pier"
    one = Maker(f"“{speech}”, the harbour master said.", outlet="Northern Wire").build()
    two = Maker(f"The master of the harbour: “{speech} by winter”.", outlet="Quay Mirror").build()
    assert any(key.startswith("quote:") for key in meet(one, two))


def test_two_accounts_of_one_happening_meet_by_day_and_place() -> None:
    assert meet(wire(), unnamed_account())


def test_a_near_miss_of_two_days_meets_and_another_fortnight_does_not() -> None:
    # Told in the same words they are compared all the same, and then kept apart by their dates.
    assert all(key.startswith("topic:") for key in meet(wire(), second_strike()))
    late = Maker("A drone struck Port Arlo on Sunday.", outlet="Quay Mirror", published="2031-05-12")
    late.mention("struck", places=["Port Arlo"], dates=[("on Sunday", "2031-05-11")])
    assert meet(wire(), late.build())


def test_an_undated_mention_meets_by_its_publication() -> None:
    undated = Maker("A drone struck a depot in Port Arlo.", outlet="Quay Mirror", published="2031-05-12")
    undated.mention("struck", places=["Port Arlo"])
    assert meet(wire(), undated.build())


def test_without_any_date_place_and_toll_still_meet() -> None:
    undated = Maker("A drone struck a depot in Port Arlo and killed 12 people.", outlet="Quay Mirror", published=None)
    undated.mention("struck", places=["Port Arlo"], tolls=[("killed", "12 people", 12, 12)])
    assert meet(wire(), undated.build())


def test_without_any_date_place_and_target_still_meet() -> None:
    undated = Maker("A depot burned in Port Arlo.", outlet="Quay Mirror", published=None)
    undated.mention("burned", places=["Port Arlo"], targets=["depot"])
    assert meet(wire(), undated.build())


def test_a_mention_without_place_meets_by_two_facts() -> None:
    placed = Maker("The Sarn Front bombed Tessim on Friday, killing 7.", outlet="Northern Wire")
    placed.mention("bombed", actors=["Sarn Front"], places=["Tessim"], dates=[("on Friday", "2031-05-09")],
                   tolls=[("killed", "7", 7, 7)])  # fmt: skip
    bare = Maker("On Friday the Sarn Front killed 7.", outlet="Quay Mirror")
    bare.mention("killed", actors=["Sarn Front"], dates=[("On Friday", "2031-05-09")], tolls=[("killed", "7", 7, 7)])
    assert meet(placed.build(), bare.build())


def test_a_citing_report_meets_the_cited_outlet_near_in_time_only() -> None:
    citing = Maker("A blast shook Veldria, Northern Wire reported.", outlet="Quay Mirror", published="2031-05-12")
    claim = citing.claim("A blast shook Veldria", ("Northern Wire", "outlet"), cue="reported")
    citing.mention("blast", mode="explosives", claims=[claim])
    assert any(key.startswith("outlet:northern wire:") for key in meet(citing.build(), wire()))
    assert not meet(citing.build(), wire(published="2031-03-01"))


def test_unrelated_reports_do_not_meet() -> None:
    assert not meet(wire(), tanker())


def test_the_number_of_keys_is_bounded() -> None:
    maker = Maker("A drone struck a depot in Port Arlo in May.")
    maker.mention("struck", places=["Port Arlo"], dates=[("in May", "2031-05")], targets=["depot"])
    assert len(Linker().keys(maker.build())) < 200


def test_one_dead_somewhere_in_a_country_is_no_key_and_thirty_are() -> None:
    def account(outlet: str, words: str, dead: int) -> Document:
        maker = Maker(f"A blast in Veldria killed {words} on Friday.", outlet=outlet, published="2031-05-12")
        maker.mention(
            "blast", places=["Veldria"], dates=[("on Friday", "2031-05-09")], tolls=[("killed", words, dead, dead)]
        )
        return maker.build()

    def country_keys(words: str, dead: int) -> list[str]:
        shared = meet(account("Quay Mirror", words, dead), account("Tessim Post", words, dead))
        return [key for key in shared if key.startswith("harm:") and ":VD:" in key]

    assert not country_keys("one man", 1)
    assert country_keys("thirty men", 30)


def test_three_rare_names_meet_without_a_date() -> None:
    names = "Ulla Brenkova, Tamas Orlowik and Edda Molnarin stood on the quay."
    dated = Maker(names, outlet="Northern Wire", published="2031-05-10").build()
    undated = Maker("On the quay: Tamas Orlowik, Edda Molnarin, Ulla Brenkova.", outlet="News Basket", published=None)
    assert any(key.startswith("marks:") for key in meet(dated, undated.build()))


def test_pairs_of_names_by_sound_meet_without_a_date() -> None:
    people = "Ulla Brenkova, Tamas Orlowik, Edda Molnarin, Zoltan Grevik, Pavla Sturmik and Danilo Korvath"
    dated = Maker(f"On the quay stood {people}.", outlet="Northern Wire", published="2031-05-10").build()
    undated = Maker(f"Au quai se trouvaient {people}.", outlet="Orva Matin", published=None).build()
    shared = [key for key in meet(dated, undated) if key.startswith("sounds:")]
    assert shared
